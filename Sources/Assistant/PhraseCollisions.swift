import Dialogue
import Foundation
import Understanding

/// Finds sentences that stand under two intents, or under an intent and a question: nobody could tell which is meant.
struct PhraseCollisions {
  let context: CheckContext

  init(_ context: CheckContext) { self.context = context }

  private struct Owner {
    var intent: String
    var file: String
    var line: Int?

    var place: String { line.map { "\(file):\($0)" } ?? file }
  }

  var problems: [AssistantProblem] {
    context.languages.flatMap { language -> [AssistantProblem] in
      var owners: [String: Owner] = [:]
      var problems: [AssistantProblem] = []
      // Alternatives of one phrase may meet those of another in many sentences; the first tells enough.
      var told: Set<[String]> = []
      let normalizer = Normalizer(language: language)
      for (owner, sentence, slots) in sentences(language) {
        let normal = Self.normal(sentence, slots, normalizer)
        guard !normal.isEmpty, let first = owners[normal] else {
          owners[normal] = owner
          continue
        }
        guard first.intent != owner.intent, told.insert([first.place, owner.place]).inserted else { continue }
        problems.append(
          AssistantProblem(
            file: owner.file, line: owner.line, severity: .error,
            message: "\(owner.intent): “\(sentence)” is a way to ask for \(first.intent) too (\(first.place))"))
      }
      return problems
    }
  }

  private func sentences(_ language: Language) -> [(Owner, String, [SlotScript])] {
    var sentences: [(Owner, String, [SlotScript])] = []
    for intent in context.files.intents {
      for phrase in intent.phrases[language] ?? [] {
        let owner = Owner(
          intent: intent.script.intent.rawValue, file: phrase.source.file, line: phrase.source.line)
        let slots = intent.script.slots.filter { phrase.slots.contains($0.name) }
        sentences += phrase.sentences.map { (owner, $0, slots) }
      }
    }
    for entry in context.files.questions[language] ?? [] {
      for (index, text) in ([entry.question] + entry.phrases).enumerated() {
        let line = index == 0 ? entry.line : entry.phraseLines[index - 1]
        let owner = Owner(intent: QuestionCompiler.intent(entry).rawValue, file: entry.file, line: line)
        sentences.append((owner, text, []))
      }
    }
    return sentences
  }

  /// The sentence as its tokens, with slots as what can be said in their place.
  private static func normal(_ sentence: String, _ slots: [SlotScript], _ normalizer: Normalizer) -> String {
    var parts = [sentence]
    for slot in slots {
      let kind: String =
        switch slot.kind {
        case .digits(let count): "\u{1}\(count) digits"
        case .name: "\u{1}\(slot.name)"
        case .value(let kind): "\u{1}\(kind)"
        }
      parts = parts.flatMap { part -> [String] in
        guard !part.hasPrefix("\u{1}") else { return [part] }
        let pieces = part.components(separatedBy: "{\(slot.name)}")
        return Array(pieces.map { [$0] }.joined(separator: [kind]))
      }
    }
    return parts.flatMap { $0.hasPrefix("\u{1}") ? [$0] : normalizer.tokens($0) }.joined(separator: " ")
  }
}
