import Dialogue
public import Understanding

/// What callers may say, and where it is written.
public struct AuthoredSentence: Sendable, Hashable {
  /// Without its values.
  public var text: String
  public var file: String
  /// Nil for a name from a table.
  public var line: Int?
}

extension AssistantCheck {
  /// The sentences of intents and questions, and the names that callers can say.
  public func sentences(in language: Language) -> [AuthoredSentence] {
    guard let files else { return [] }
    let asked = files.intents.flatMap { intent in
      (intent.phrases[language] ?? []).flatMap { phrase in
        phrase.sentences.map { sentence in
          let text = phrase.slots.reduce(sentence) { $0.replacing("{\($1)}", with: " ") }
          return AuthoredSentence(text: text, file: phrase.source.file, line: phrase.source.line)
        }
      }
    }
    let questions = (files.questions[language] ?? []).flatMap { entry in
      zip([entry.question] + entry.phrases, [entry.line] + entry.phraseLines).map { text, line in
        AuthoredSentence(text: text, file: entry.file, line: line)
      }
    }
    return asked + questions + names(in: language, files)
  }

  private func names(in language: Language, _ files: AssistantLoader.Files) -> [AuthoredSentence] {
    let spoken = files.names.spoken(in: language)
    var sentences: [AuthoredSentence] = []
    for (slot, source) in (files.intents + (files.file.customer?.proofs ?? [])).flatMap({ Array($0.sources) }) {
      guard case .names(let names) = source, let table = files.file.tables.first(where: { $0.name == names.table })
      else { continue }
      sentences += (spoken[slot] ?? []).map {
        AuthoredSentence(text: $0, file: loader.resolve(table.file), line: nil)
      }
    }
    return sentences
  }

  /// What the assistant has of its own for hearing a language.
  public func speechFiles(_ language: Language) -> (acousticModel: String?, dictionary: String?, lexicon: String?) {
    let model = files?.file.models[language]
    return (
      model.map { loader.resolve($0.model) }, model.map { loader.resolve($0.dictionary) }, loader.lexicon(language)
    )
  }
}
