import ArgumentParser
import Assistant
import Foundation
import Reporting
import Teaching
import Understanding

struct TeachAssign: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Adds a group's phrases to what callers may say for an intent.",
    discussion: """
      The phrases are added to the intent's `ask` in intents/*.yaml, or to the question in faq/*.md (faq.NAME). First it \
      shows what the check says, and which conversations of the tests go otherwise. --yes keeps it.
      """)

  @Argument(help: "The group's name, as `oriole teach list` shows it.")
  var group: String
  @Argument(help: "The intent, or faq.NAME for an authored question.")
  var intent: String
  @OptionGroup var source: TeachingSource
  @OptionGroup var choice: TeachingChoice

  func run() async throws {
    let group = try await source.group(group)
    let phrases = try choice.phrases(of: group)
    try await choice.teach(source.options.folder, in: group.language) { draft throws(AssistantError) in
      try draft.teach(phrases, as: Intent(rawValue: intent), in: group.language)
    }
  }
}

struct TeachAnswer: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answer", abstract: "Adds a question with its answer, which a group's phrases ask.",
    discussion: """
      The question is added to faq/*.md in every language of the assistant: in the group's language as it is given, in \
      another one as `--question zh=… --answer zh=…`. --yes keeps it.
      """)

  @Argument(help: "The group's name, as `oriole teach list` shows it.")
  var group: String
  @Option(help: "The question; with the language before it (zh=…) in another one than the group's.")
  var question: [String]
  @Option(help: "The answer, in the same way.")
  var answer: [String]
  @Option(help: "Another way to ask it, in the same way.")
  var also: [String] = []
  @Option(help: "The question's name of letters, digits, _ and - (default: made of the question).")
  var id: String?
  @OptionGroup var source: TeachingSource
  @OptionGroup var choice: TeachingChoice

  func run() async throws {
    let group = try await source.group(group)
    let named = { (given: [String]) in given.map { Self.named($0, group.language) } }
    let questions = Dictionary(named(question)) { $1 }
    let answers = Dictionary(named(answer)) { $1 }
    let texts = Dictionary(
      questions.map { ($0.key, (question: $0.value, answer: answers[$0.key] ?? "")) }, uniquingKeysWith: { $1 })
    let id = id ?? QuestionName.made(of: questions, or: group.id)
    var phrases = [group.language: try choice.phrases(of: group)]
    for (language, phrase) in named(also) { phrases[language, default: []].append(phrase) }
    try await choice.teach(source.options.folder, in: group.language) { [phrases] draft throws(AssistantError) in
      try draft.answer(texts, id: id, for: phrases)
      return phrases[group.language] ?? []
    }
  }

  /// `zh=…` is in Chinese, all else in the group's language.
  private static func named(_ text: String, _ usual: Language) -> (Language, String) {
    let head = text.prefix { $0 != "=" }
    let isNamed = head.count == 2 && head.allSatisfy { $0.isASCII && $0.isLowercase } && head.count < text.count
    return isNamed ? (Language(rawValue: String(head)), String(text.dropFirst(3))) : (usual, text)
  }
}
