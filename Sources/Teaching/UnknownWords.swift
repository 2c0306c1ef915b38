import Assistant
import Kiosks
import Understanding
import Voice
import VoicePocketSphinx

/// Finds English words that callers may say and no dictionary has.
enum UnknownWords {
  /// A warning for each such word, where it first stands, with the pronunciation that Oriole guesses; an error for a
  /// lexicon that cannot be read.
  static func problems(_ check: AssistantCheck) async -> [AssistantProblem] {
    let sentences = check.sentences(in: .english)
    guard !sentences.isEmpty else { return [] }
    let own = check.speechFiles(.english)
    var files = SpeechStack.english
    if let model = own.acousticModel, let dictionary = own.dictionary {
      (files.acousticModel, files.dictionary) = (model, dictionary)
    }
    files.lexicon = own.lexicon
    var places: [String: AuthoredSentence] = [:]
    let segmenter = WordSegmenter(known: [])
    for sentence in sentences {
      for word in segmenter.words(in: sentence.text) where places[word] == nil { places[word] = sentence }
    }
    do {
      let pronouncer = try Pronouncer(files: files, words: places.keys.sorted())
      var problems: [AssistantProblem] = []
      for word in pronouncer.unknown where !Language.hasHanzi(word) {
        guard let place = places[word] else { continue }
        let guess = await pronouncer.pronunciations(of: word, guess: SpeechStack.guess).first
        let phones = guess.map { "Oriole will guess: \($0.phones.joined(separator: " "))" } ?? "Oriole cannot hear it"
        problems.append(
          AssistantProblem(
            file: place.file, line: place.line, severity: .warning,
            message: "word “\(word)” has no pronunciation; \(phones); add it to lexicon/en.dict"))
      }
      return problems
    } catch {
      return [problem(error, files, check)]
    }
  }

  /// Without a recogniser's files nothing is heard, but all else works.
  private static func problem(
    _ error: SpeechError, _ files: RecognizerFiles, _ check: AssistantCheck
  ) -> AssistantProblem {
    let parts = error.message.split(separator: ":", maxSplits: 2).map(String.init)
    if let file = parts.first, file == files.lexicon, parts.count == 3, let line = Int(parts[1]) {
      let message = String(parts[2].drop(while: \.isWhitespace))
      return AssistantProblem(file: file, line: line, severity: .error, message: message)
    }
    return AssistantProblem(
      file: check.file, severity: .warning, message: "the pronunciation of words is not checked: \(error.message)")
  }
}
