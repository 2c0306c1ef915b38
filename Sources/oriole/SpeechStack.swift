import Assistant
import Calls
import Dialogue
import Foundation
import Settings
import Understanding
import Voice
import VoiceDSP
import VoiceESpeak
import VoicePocketSphinx

/// What spoken calls share: recognisers' models, the synthesiser and the hold melody.
struct SpeechStack {
  private let resources: [Language: RecognizerResources]
  private let synthesizer: any SpeechSynthesizer
  private let melody: HoldMelody?

  /// Where Debian's package pocketsphinx-en-us puts its model.
  static var english: RecognizerFiles {
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
  private static func english(model: String?, dictionary: String?) -> RecognizerFiles {
    var files = english
    guard let model, let dictionary else { return files }
    files.acousticModel = model
    files.dictionary = dictionary
    return files
  }

  /// The language that calls begin in must be there if a model is named for it; a language without a model is served
  /// by keys.
  init(assistant: LoadedAssistant, options: SpeechOptions, beginningIn first: Language) async throws {
    do {
      var resources: [Language: RecognizerResources] = [:]
      for language in assistant.script.languages {
        guard let speech = assistant.speech[language] else { continue }
        let files = Self.files(speech, language, options: language == first ? options : nil)
        guard let files else {
          if language == first {
            Failure.print("no acoustic model for \(language.rawValue): callers are answered aloud, and served by keys")
          }
          continue
        }
        resources[language] = try await Self.makeResources(files, speech, language)
      }
      self.resources = resources
      synthesizer = ResampledSynthesizer(ESpeakSynthesizer.shared)
      melody =
        if let path = assistant.holdMelody { try await HoldMelody(ResampledSource(WAVSource(path: path))) } else { nil }
    } catch let error as SpeechError {
      throw Failure(error)
    } catch let error as AudioError {
      throw Failure(error)
    }
  }

  private static func files(
    _ speech: SpeechResources, _ language: Language, options: SpeechOptions?
  ) -> RecognizerFiles? {
    let (model, dictionary) = (options?.model ?? speech.acousticModel, options?.dictionary ?? speech.dictionary)
    guard language == .english else {
      guard let model, let dictionary else { return nil }
      return RecognizerFiles(acousticModel: model, dictionary: dictionary, lexicon: speech.lexicon)
    }
    var files = english(model: model, dictionary: dictionary)
    files.lexicon = speech.lexicon
    return files
  }

  /// The model that is named, or Debian's English.
  static func files(_ options: SpeechOptions) -> RecognizerFiles {
    english(model: options.model, dictionary: options.dictionary)
  }

  /// Phones of an English word that no dictionary has.
  static let guess: @Sendable (String) async -> [String]? = { word in
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
  var hears: [Language] { resources.keys.sorted { $0.rawValue < $1.rawValue } }

  /// A line for one call, with recognisers of its own for what the line carries.
  func line(
    pacing: Pacing, bandwidth: Bandwidth = .wide, echo: (@Sendable () throws(AudioError) -> any EchoCanceller)? = nil,
    warn: @escaping @Sendable (String) -> Void
  ) async throws -> VoiceLine {
    do {
      var recognizers: [Language: any SpeechRecognizer] = [:]
      for (language, resources) in resources { recognizers[language] = try resources.recognizer(for: bandwidth) }
      return try VoiceLine(
        pacing: pacing, recognizers: recognizers, synthesizer: synthesizer,
        keys: { () throws(AudioError) in try DTMFDetector() }, echo: echo, melody: melody, warn: warn)
    } catch let error as SpeechError {
      throw Failure(error)
    } catch let error as AudioError {
      throw Failure(error)
    }
  }
}
