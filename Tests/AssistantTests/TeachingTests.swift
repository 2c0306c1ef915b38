import Dialogue
import Foundation
import Testing
import Understanding

@testable import Assistant

/// What is taught is written into the files, and all else stays.
struct TeachingTests {
  private static let yaml = """
    # A comment.
    order_status:   # one more
      label: {en: your order}
      ask:
        en:
          - where is my order   # the usual
          - "track: my order"
          - where has
            my parcel gone

        # The Chinese.
        zh:
        - 我的订单
      answer: {en: x}

    other:
      ask: {en: [], zh: ["甲", 乙]}

    """

  private func add(
    _ phrases: [String], to intent: String = "order_status", _ language: Language = .english, in text: String = yaml
  ) throws -> String {
    try PhraseAddition(intent: intent, language: language, phrases: phrases, file: "f.yaml").edited(text)
  }

  /// The lines that one text has and the other has not.
  private func added(_ edited: String, to text: String = yaml) -> [String] {
    let change = edited.components(separatedBy: "\n").difference(from: text.components(separatedBy: "\n"))
    #expect(change.removals.isEmpty)
    return change.insertions.compactMap { if case .insert(_, let line, _) = $0 { line } else { nil } }
  }

  @Test func `phrases come after the last one, with comments and layout as they were`() throws {
    let edited = try add(["any news", "what: is #up", "no", "it's late"])
    #expect(added(edited) == ["      - any news", "      - \"what: is #up\"", "      - no", "      - it's late"])
    #expect(edited.contains("my parcel gone\n      - any news\n"))
    #expect(added(try add(["我的包裹"], .mandarin)) == ["    - 我的包裹"])
  }

  @Test func `a list in brackets is added to as well`() throws {
    #expect(try add(["丙"], to: "other", .mandarin).contains("zh: [\"丙\", \"甲\", 乙]"))
    #expect(try add(["a", "b"], to: "other").contains("{en: [\"a\", \"b\"], zh"))
  }

  @Test func `lines that end as on Windows, and a file without a last line's end, stay so`() throws {
    let windows = Self.yaml.replacing("\n", with: "\r\n")
    #expect(try add(["any news"], in: windows) == (try add(["any news"])).replacing("\n", with: "\r\n"))
    let short = "a:\n  ask:\n    en:\n      - b"
    #expect(try add(["c"], to: "a", in: short) == short + "\n      - c")
    let shortOnWindows = short.replacing("\n", with: "\r\n")
    #expect(try add(["c"], to: "a", in: shortOnWindows) == shortOnWindows + "\r\n      - c")
  }

  @Test(arguments: [
    "order_status: {ask: {}}", "order_status: {ask: {en: text}}", "order_status: [", "x: 1", "",
    // The list of another intent would change with it.
    "other: {ask: &a {en: [b]}}\norder_status: {ask: *a}", "order_status: {ask: {en: !!seq\n [b]}}",
  ])
  func `what cannot be added to safely is refused`(text: String) {
    #expect(throws: AssistantError.self) { try add(["c"], in: text) }
  }

  @Test(arguments: [
    ("Where IS it?!", "Where IS it"), ("  a\n b\u{7} ", "a b"), ("(a|b) [c] {d} \\e", "a b c d e"), ("#1 <b>", "1 b"),
    ("order 457012 please", "order {order} please"), ("4570123", "4570123"), ("你好。", "你好"), ("“x”", "x"),
  ])
  func `a phrase is what was said, without what has a meaning to authors`(spoken: String, text: String) {
    let slot = SlotScript(
      name: "order", kind: .digits(count: 6), ask: Localized([:]), confirmAsk: nil)
    #expect(TaughtPhrase(spoken, slots: [slot])?.text == text)
    #expect(TaughtPhrase("?!") == nil && TaughtPhrase("") == nil)
    #expect((TaughtPhrase(String(repeating: "a ", count: 9_000))?.text.count ?? 0) <= 200)
  }

  @Test func `ways to ask a question come after the last one`() throws {
    let text = "## A? {#a}\n- b\n\nAnswer.\n\n## C? {#c}\n\nAnswer.\n"
    let addition = QuestionAddition(text: text, file: "en.md")
    #expect(try addition.adding(["x"], to: "a") == "## A? {#a}\n- b\n- x\n\nAnswer.\n\n## C? {#c}\n\nAnswer.\n")
    #expect(try addition.adding(["x"], to: "c") == "## A? {#a}\n- b\n\nAnswer.\n\n## C? {#c}\n- x\n\nAnswer.\n")
    #expect(throws: AssistantError.self) { try addition.adding(["x"], to: "d") }
    #expect(
      addition.adding(question: "D?", id: "d", phrases: ["e"], answer: "F.")
        == text + "\n## D? {#d}\n- e\n\nF.\n")
    #expect(
      QuestionAddition(text: "", file: "").adding(question: "D?", id: "d", phrases: [], answer: "F.")
        == "## D? {#d}\n\nF.\n")
  }

  // MARK: Drafts

  @Test func `the assistant itself changes only when a draft is kept, and then the draft goes`() throws {
    let folder = try AssistantFolder()
    let before = try String(contentsOfFile: "\(folder.path)/intents/all.yaml", encoding: .utf8)
    var draft = try AssistantDraft(of: folder.path)
    let phrases = try draft.teach(
      ["any news of 457012?", "any news of 457012", "where is my parcel"], as: "order_status", in: .english)
    #expect(phrases == ["any news of {order}"])
    #expect(draft.paths == ["intents/all.yaml"])
    #expect(try String(contentsOfFile: "\(folder.path)/intents/all.yaml", encoding: .utf8) == before)
    #expect(try AssistantLoader.load(draft.folder).script.classifiers[.english] != nil)
    try draft.keep()
    draft.discard()
    let after = try String(contentsOfFile: "\(folder.path)/intents/all.yaml", encoding: .utf8)
    #expect(after == before.replacing("en: [\"where", with: "en: [\"any news of {order}\", \"where"))
    #expect(!FileManager.default.fileExists(atPath: draft.folder))
    #expect(try AssistantLoader.load(folder.path).name == "little")
  }

  @Test func `questions are taught, and new ones are answered`() throws {
    let folder = try AssistantFolder()
    var draft = try AssistantDraft(of: folder.path)
    defer { draft.discard() }
    let phrases = try draft.teach(["do you sail to Orkney?"], as: "faq.islands", in: .english)
    #expect(phrases == ["do you sail to Orkney"])
    try draft.answer(
      [.english: ("Do you rent ladders?", "Yes.\nBy the day.")], id: "ladders",
      for: [.english: ["can I rent a ladder", "do you rent ladders"]])
    #expect(
      draft.added(to: "faq/en.md").suffix(3) == [
        "## Do you rent ladders? {#ladders}", "- can I rent a ladder", "Yes. By the day.",
      ])
    let script = try AssistantLoader.load(draft.folder).script
    #expect(script.classifiers[.english]?.interpret("can I rent a ladder").best?.intent == "faq.ladders")
  }

  @Test func `what cannot be taught says why`() throws {
    let folder = try AssistantFolder()
    var draft = try AssistantDraft(of: folder.path)
    defer { draft.discard() }
    let wrong = #expect(throws: AssistantError.self) { try draft.teach(["a"], as: "order_state", in: .english) }
    #expect(wrong?.message.contains("did you mean “order_status”") == true)
    #expect(throws: AssistantError.self) { try draft.teach(["a"], as: "order_status", in: .mandarin) }
    #expect(throws: AssistantError.self) { try draft.answer([.mandarin: ("a", "b")], id: "x", for: [:]) }
    #expect(throws: AssistantError.self) { try draft.answer([.english: ("a", "# b")], id: "x", for: [:]) }
    #expect(draft.paths.isEmpty)
    #expect(throws: AssistantError.self) { try AssistantDraft(of: "/nowhere/at/all") }
  }

  @Test func `a file that somebody else changes meanwhile is left to them`() throws {
    let folder = try AssistantFolder()
    var draft = try AssistantDraft(of: folder.path)
    defer { draft.discard() }
    _ = try draft.teach(["any news"], as: "order_status", in: .english)
    try folder.write("intents/all.yaml", AssistantFolder.intents + "# theirs\n")
    let error = #expect(throws: AssistantError.self) { try draft.keep() }
    #expect(error?.message.contains("changed meanwhile") == true)
    #expect(try String(contentsOfFile: "\(folder.path)/intents/all.yaml", encoding: .utf8).hasSuffix("# theirs\n"))
  }
}
