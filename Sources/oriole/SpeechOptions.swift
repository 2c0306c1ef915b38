import ArgumentParser
import Assistant
import Kiosks
import Understanding
import Voice

/// What the language that a call begins in is recognised with.
struct SpeechOptions: ParsableArguments {
  @Option(help: "A CMU Sphinx acoustic model's folder (default: the assistant's, or Debian's English).")
  var model: String?

  @Option(help: "A pronouncing dictionary for it.")
  var dictionary: String?

  func validate() throws {
    guard (model == nil) == (dictionary == nil) else {
      throw ValidationError("--model and --dictionary go together")
    }
  }

  /// The model that is named; nil for the usual one.
  var named: SpeechModel? {
    guard let model, let dictionary else { return nil }
    return SpeechModel(folder: model, dictionary: dictionary)
  }
}

extension SpeechStack {
  /// The language that calls begin in must be there if a model is named for it.
  init(assistant: LoadedAssistant, options: SpeechOptions, beginningIn first: Language) async throws {
    do {
      try await self.init(assistant: assistant, model: options.named, beginningIn: first, warn: Failure.print)
    } catch let error as SpeechError {
      throw Failure(error)
    } catch let error as AudioError {
      throw Failure(error)
    }
  }
}
