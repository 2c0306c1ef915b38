public import Assistant
public import Calls
import Dialogue
import Settings
public import Understanding
public import Voice
import VoiceDSP
import VoiceESpeak
public import VoicePocketSphinx

/// A CMU Sphinx model that is used in place of the assistant's, or of Debian's English.
public struct SpeechModel: Sendable, Hashable {
  /// The acoustic model's folder.
  public var folder: String
  /// The file of its pronouncing dictionary.
  public var dictionary: String

  public init(folder: String, dictionary: String) { (self.folder, self.dictionary) = (folder, dictionary) }
}

/// What spoken calls share: recognisers' models, the synthesiser and the hold melody.
public struct SpeechStack: Sendable {
  private let resources: [Language: RecognizerResources]
  private let synthesizer: any SpeechSynthesizer
  private let melody: HoldMelody?

  /// Where Debian's package pocketsphinx-en-us puts its model.
  public static var english: RecognizerFiles {
    var files = RecognizerFiles(
      acousticModel: "/usr/share/pocketsphinx/model/en-us/en-us",
      dictionary: "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict")
    files.variants = ProgramFolder.find("Models/speech/en/variants.dict")
    files.adaptations = englishAdaptations
    return files
  }

  /// What fits English models to telephones: Debian's, and hub4wsj_sc_8k, which is of 8 kHz speech.
  private static var englishAdaptations: [LineAdaptation] {
    let made: [(name: String, checksum: UInt64)] = [
      ("telephone", 0xd385_4fef_4d32_a193), ("narrow", 0xe29a_37f7_5638_99ea),
    ]
    return made.compactMap { name, checksum in
      guard let transform = ProgramFolder.find("Models/speech/en/\(name).mllr"),
        let mean = ProgramFolder.find("Models/speech/en/\(name).mean")
      else { return nil }
      return LineAdaptation(transform: transform, cepstralMean: mean, checksum: checksum)
    }
  }

  /// English with a model that is named, or with Debian's.
  public static func english(_ model: SpeechModel?) -> RecognizerFiles {
    var files = english
    guard let model else { return files }
    files.acousticModel = model.folder
    files.dictionary = model.dictionary
    return files
  }

  /// Loads what calls of an assistant are heard and answered with. A language without a model is served by keys.
  ///
  /// - Parameters:
  ///   - assistant: whose calls they are.
  ///   - model: for the language that calls begin in; nil for the assistant's, or Debian's English.
  ///   - first: that language.
  ///   - warn: told in a line when there is no model for it.
  /// - Throws: `SpeechError` when a model cannot be used, `AudioError` when the hold melody cannot be read.
  public init(
    assistant: LoadedAssistant, model: SpeechModel?, beginningIn first: Language, warn: (String) -> Void
  ) async throws {
    var resources: [Language: RecognizerResources] = [:]
    for language in assistant.script.languages {
      guard let speech = assistant.speech[language] else { continue }
      guard let files = Self.files(speech, language, named: language == first ? model : nil) else {
        if language == first {
          warn("no acoustic model for \(language.rawValue): callers are answered aloud, and served by keys")
        }
        continue
      }
      resources[language] = try await Self.makeResources(files, speech, language)
    }
    self.resources = resources
    synthesizer = ResampledSynthesizer(ESpeakSynthesizer.shared)
    melody =
      if let path = assistant.holdMelody { try await HoldMelody(ResampledSource(WAVSource(path: path))) } else { nil }
  }

  private static func files(
    _ speech: SpeechResources, _ language: Language, named: SpeechModel?
  ) -> RecognizerFiles? {
    let authored: SpeechModel? =
      if let folder = speech.acousticModel, let dictionary = speech.dictionary {
        SpeechModel(folder: folder, dictionary: dictionary)
      } else {
        nil
      }
    let model = named ?? authored
    guard language == .english else {
      guard let model else { return nil }
      return RecognizerFiles(acousticModel: model.folder, dictionary: model.dictionary, lexicon: speech.lexicon)
    }
    var files = english(model)
    files.lexicon = speech.lexicon
    return files
  }

  /// Phones of an English word that no dictionary has.
  public static let guess: @Sendable (String) async -> [String]? = { word in
    // English phones for hanzi would be made up.
    guard !Language.hasHanzi(word) else { return nil }
    return try? await ESpeakSynthesizer.shared.pronounce(word)
  }

  private static func makeResources(
    _ files: RecognizerFiles, _ speech: SpeechResources, _ language: Language
  ) async throws(SpeechError) -> RecognizerResources {
    // An assistant that asks for no values has no search for them.
    let searches = Expectation.Kind.allCases.compactMap { kind in
      speech.phrases[kind].map { phrases in
        SearchDefinition(
          name: kind.rawValue, sentences: phrases.map { WeightedSentence($0.text, weight: $0.weight) })
      }
    }
    return try await RecognizerResources(
      files: files, searches: searches, guess: language == .english ? guess : { _ in nil })
  }

  /// The languages that can be heard.
  public var hears: [Language] { resources.keys.sorted { $0.rawValue < $1.rawValue } }

  /// A line for one call, with recognisers of its own for what the line carries.
  ///
  /// - Parameters:
  ///   - pacing: how the call's time goes.
  ///   - bandwidth: what the line carries.
  ///   - echo: makes the echo canceller, where the microphone hears the loudspeaker.
  ///   - bridge: where an agent may talk with the caller.
  ///   - warn: told what goes wrong in the call, a line each.
  /// - Returns: the line.
  /// - Throws: `SpeechError` or `AudioError`, when what the line needs cannot be made.
  public func line(
    pacing: Pacing, bandwidth: Bandwidth = .wide, echo: (@Sendable () throws(AudioError) -> any EchoCanceller)? = nil,
    bridge: AudioBridge? = nil, warn: @escaping @Sendable (String) -> Void
  ) async throws -> VoiceLine {
    var recognizers: [Language: any SpeechRecognizer] = [:]
    for (language, resources) in resources { recognizers[language] = try resources.recognizer(for: bandwidth) }
    return try VoiceLine(
      pacing: pacing, recognizers: recognizers, synthesizer: synthesizer,
      keys: { () throws(AudioError) in try DTMFDetector() }, echo: echo, melody: melody,
      bridge: bridge, warn: warn)
  }
}
