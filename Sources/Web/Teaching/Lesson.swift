import Assistant
import Dialogue
import Foundation
import Teaching
import Understanding

/// What a manager wants to teach: phrases for an intent, or a question with its answer.
struct Lesson: Decodable, Sendable {
  struct Words: Decodable, Sendable {
    var question: String
    var answer: String
  }

  /// What callers said.
  var phrases: [String]
  var language: String
  /// The group that it is about, for the audit trail.
  var group: String?
  /// The intent that was meant, or the authored question, `faq.NAME`.
  var intent: String?
  /// Or a new question with its answer, by language.
  var texts: [String: Words]?

  private static let most = 50
  private static let longest = 1_000

  /// - Throws: 400 for what is no lesson.
  func checked() throws(WebError) {
    guard (1...Self.most).contains(phrases.count), phrases.allSatisfy({ (1...200).contains($0.count) }) else {
      throw .bad("“phrases” must be 1 to \(Self.most) phrases of 1 to 200 characters.")
    }
    guard language.count <= 20, group?.count ?? 0 <= 40 else {
      throw .bad("“language” must be a code such as en or zh.")
    }
    switch (intent, texts) {
    case (let intent?, nil):
      guard (1...100).contains(intent.count) else { throw .bad("“intent” must be the name of an intent.") }
    case (nil, let texts?):
      let words = texts.values.flatMap { [$0.question, $0.answer] }
      guard (1...10).contains(texts.count), words.allSatisfy({ (1...Self.longest).contains($0.count) }) else {
        throw .bad("A question and an answer have 1 to \(Self.longest) characters in each language.")
      }
    default: throw .bad("Send either “intent” or “texts”.")
    }
  }

  /// What it is called in the audit trail: nothing of what callers said.
  var name: String { "\(group ?? "phrases") as \(intent ?? "a new question")" }

  /// Writes it into a draft.
  ///
  /// - Parameter draft: of the assistant.
  /// - Returns: the phrases as they stand there.
  /// - Throws: for what cannot be taught.
  func write(into draft: inout AssistantDraft) throws(AssistantError) -> [String] {
    let spoken = Language(rawValue: language)
    if let intent { return try draft.teach(phrases, as: Intent(rawValue: intent), in: spoken) }
    let texts = Dictionary(
      (texts ?? [:]).map { (Language(rawValue: $0.key), (question: $0.value.question, answer: $0.value.answer)) }
    ) { $1 }
    let id = QuestionName.made(
      of: texts.mapValues(\.question), or: group ?? "q-\(UUID().uuidString.prefix(8).lowercased())")
    try draft.answer(texts, id: id, for: [spoken: phrases])
    return phrases
  }
}
