import ArgumentParser

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
}
