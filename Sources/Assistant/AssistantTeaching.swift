import Dialogue
import Foundation
public import Understanding

/// Writes what is taught into a draft of an assistant.
extension AssistantDraft {
  /// Adds ways to ask for an intent, or for an authored question (`faq.opening`).
  ///
  /// - Parameters:
  ///   - spoken: what callers said.
  ///   - intent: what they meant.
  ///   - language: in which they said it.
  /// - Returns: the phrases as they stand in the file now; none when all of them stood there already.
  /// - Throws: `AssistantError` when there is no such intent, or its file cannot be added to.
  public mutating func teach(
    _ spoken: [String], as intent: Intent, in language: Language
  ) throws(AssistantError) -> [String] {
    let files = try AssistantLoader(folder: folder).read()
    guard files.file.languages.contains(language) else {
      throw AssistantError(file: original, message: "does not speak “\(language.rawValue)”")
    }
    if let authored = files.intents.first(where: { $0.script.intent == intent }) {
      let known = Set((authored.phrases[language] ?? []).flatMap(\.sentences).map(Self.plain))
      let phrases = Self.phrases(spoken, slots: authored.script.slots, without: known)
      guard !phrases.isEmpty else { return [] }
      let place = Self.path(of: authored.script.source, in: folder)
      let addition = PhraseAddition(
        intent: intent.rawValue, language: language, phrases: phrases, file: "\(original)/\(place)")
      try change(place) { text throws(AssistantError) in try addition.edited(text) }
      return phrases
    }
    guard let entry = files.questions[language]?.first(where: { QuestionCompiler.intent($0) == intent }) else {
      let known = files.intents.map(\.script.intent) + files.questions.values.joined().map(QuestionCompiler.intent)
      let suggestion = AuthoredNode.suggestion(for: intent.rawValue, among: Set(known.map(\.rawValue)))
      throw AssistantError(file: original, message: "“\(intent.rawValue)” is no intent\(suggestion)")
    }
    let known = Set((entry.phrases + [entry.question]).map(Self.plain))
    let phrases = Self.phrases(spoken, slots: [], without: known)
    guard !phrases.isEmpty else { return [] }
    let place = "faq/\(language.rawValue).md"
    let file = "\(original)/\(place)"
    try change(place) { text throws(AssistantError) in
      try QuestionAddition(text: text, file: file).adding(phrases, to: entry.id)
    }
    return phrases
  }

  /// Adds a question with its answer, in every language of the assistant.
  ///
  /// - Parameters:
  ///   - texts: the question and the answer in each language.
  ///   - id: its name.
  ///   - spoken: what callers said, by language.
  /// - Throws: `AssistantError` when a language is missing, and for a text that would be read as anything else.
  public mutating func answer(
    _ texts: [Language: (question: String, answer: String)], id: String, for spoken: [Language: [String]]
  ) throws(AssistantError) {
    let languages = try AssistantLoader(folder: folder).read().file.languages
    for other in languages {
      guard let text = texts[other] else {
        throw AssistantError(
          file: original,
          message:
            "speaks \(languages.map(\.rawValue).joined(separator: ", ")): a question and an answer are needed in "
            + "“\(other.rawValue)” too")
      }
      let (question, answer) = (Self.line(text.question), Self.line(text.answer))
      guard !question.isEmpty, !answer.isEmpty, !answer.hasPrefix("#"), !answer.hasPrefix("- "),
        !question.contains("{#")
      else {
        throw AssistantError(file: original, message: "“\(question)” needs a question and an answer in plain words")
      }
      let phrases = Self.phrases(spoken[other] ?? [], slots: [], without: [Self.plain(question)])
      let place = "faq/\(other.rawValue).md"
      try change(place) { text throws(AssistantError) in
        QuestionAddition(text: text, file: place).adding(question: question, id: id, phrases: phrases, answer: answer)
      }
    }
  }

  /// Each once, without those that are known.
  private static func phrases(_ spoken: [String], slots: [SlotScript], without known: Set<String>) -> [String] {
    var seen = known
    return spoken.compactMap { TaughtPhrase($0, slots: slots)?.text }.filter { seen.insert(plain($0)).inserted }
  }

  private static func plain(_ phrase: String) -> String {
    Normalizer(language: .english).words(phrase).joined(separator: " ")
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The path within the folder of a place `folder/path:line`.
  private static func path(of source: String, in folder: String) -> String {
    let file = source.prefix(upTo: source.lastIndex(of: ":") ?? source.endIndex)
    return String(file.dropFirst(folder.count).drop { $0 == "/" })
  }
}
