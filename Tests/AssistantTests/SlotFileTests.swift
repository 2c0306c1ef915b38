import Dialogue
import Foundation
import Testing
import Understanding

@testable import Assistant

/// Slots as authors write them, in the little assistant's only form.
@Suite struct SlotFileTests {
  private static let line =
    "order: {type: digits, digits: 6, ask: {en: Which order?}, confirm_ask: {en: \"{order|digits}?\"}}"

  private func load(_ slot: String) throws -> (LoadedAssistant?, String) {
    let folder = try AssistantFolder()
    try folder.replace(Self.line, with: "order: {\(slot)}", in: "intents/all.yaml")
    do {
      return (try AssistantLoader.load(folder.path), "")
    } catch {
      return (nil, error.description.replacingOccurrences(of: folder.path + "/", with: ""))
    }
  }

  private func kind(_ slot: String) throws -> SlotScript.Kind? {
    let (assistant, fault) = try load(slot + ", confirm: never, ask: {en: What?}")
    #expect(fault.isEmpty)
    return assistant?.script.intents["order_status"]?.slots.first?.kind
  }

  @Test func `values have types and limits`() throws {
    #expect(try kind("type: phone") == .value(.phone))
    #expect(try kind("type: date") == .value(.date(.init())))
    #expect(
      try kind("type: date, from: today+1, to: today+14, outside: {en: No.}") == .value(.date(.init(from: 1, to: 14))))
    #expect(
      try kind("type: date, from: today-30, to: today, outside: {en: No.}") == .value(.date(.init(from: -30, to: 0))))
    #expect(
      try kind("type: time, from: 08:00, outside: {en: No.}") == .value(.time(.init(from: TimeOfDay(hour: 8)))))
    #expect(try kind("type: number, from: 1, to: 99, outside: {en: No.}") == .value(.number(.init(from: 1, to: 99))))
    #expect(
      try kind("type: money, to: 12.50, outside: {en: No.}") == .value(.money(.init(to: Decimal(string: "12.50")))))
  }

  @Test(arguments: [
    ("type: day", "order.type: “day” is not known"),
    (
      "type: phone, digits: 6", "order.digits: a phone has no “digits”; it has ask, confirm, confirm_ask, implied, type"
    ),
    ("type: digits, digits: 6, from: 1", "order.from: a digits has no “from”"),
    ("type: date, from: tomorrow, outside: {en: No.}", "order.from: “tomorrow” is not a day such as today, today+14"),
    ("type: date, from: today+99999, outside: {en: No.}", "order.from: “today+99999” is not a day"),
    ("type: time, from: 8, outside: {en: No.}", "order.from: “8” is not a time such as 08:30"),
    ("type: digits, digits: 6, table: orders", "order: needs both “table” and “column”, or neither"),
    ("type: number, to: 12abc, outside: {en: No.}", "order.to: “12abc” is not a number"),
    ("type: money, from: 5, to: 4, outside: {en: No.}", "order.to: comes before “from”"),
    ("type: date, from: today", "order: has a limit (from, to), but no “outside”"),
    ("type: date, outside: {en: No.}", "order.outside: is never said"),
    ("type: date, from: today, outside: {en: \"{from|shout}\"}", "order.outside.en: unknown filter “shout”"),
    ("type: date, confirm: always", "order: is confirmed, but has no confirm_ask"),
  ])
  func `a mistake is told with its line`(slot: String, message: String) throws {
    let confirm = slot.contains("confirm:") ? "" : ", confirm: never"
    let (_, fault) = try load(slot + confirm + ", ask: {en: What?}")
    #expect(fault.hasPrefix("intents/all.yaml:6: order_status.collect.\(message)"), "\(fault)")
  }

  @Test func `codes that exist come from a table`() throws {
    let (assistant, fault) = try load(
      "type: digits, digits: 6, table: orders, column: number, confirm: never, ask: {en: What?}")
    #expect(fault.isEmpty)
    #expect(assistant?.script.codes["order"]?[.english]?.contains("457012") == true)
    let wrong = try load("type: digits, digits: 6, table: orders, column: nummer, confirm: never, ask: {en: What?}").1
    #expect(
      wrong.hasSuffix("order_status.order: table orders has no column “nummer”; did you mean “number”?"), "\(wrong)")
  }

  @Test func `the recogniser learns the words of values`() throws {
    let folder = try AssistantFolder()
    let searches = try AssistantLoader.load(folder.path).speech[.english]?.phrases.keys.map(\.rawValue).sorted()
    #expect(searches == ["anything", "digits", "yesNo"])
    try folder.replace(
      Self.line,
      with: """
        order: {type: date, confirm: never, ask: {en: When?}}
            at: {type: time, confirm: never, ask: {en: When?}}
            price: {type: money, confirm: never, ask: {en: When?}}
            amount: {type: number, confirm: never, ask: {en: When?}}
            phone: {type: phone, confirm: never, ask: {en: When?}}
        """, in: "intents/all.yaml")
    let speech = try AssistantLoader.load(folder.path).speech
    let phrases = speech[.english]?.phrases[.value]?.map(\.text) ?? []
    let words = Set(phrases.flatMap { $0.split(separator: " ").map(String.init) })
    for word in [
      "monday", "sunday", "tomorrow", "next", "january", "december", "first", "thirty", "half", "quarter", "o'clock",
      "afternoon", "pounds", "hundred", "eleven",
    ] { #expect(words.contains(word), "\(word)") }
    #expect(try AssistantLoader.load(folder.path).speech == speech)
    let numbers = speech[.english]?.phrases[.phone]?.map(\.text) ?? []
    #expect(numbers.contains { $0.split(separator: " ").count == 11 })
    #expect(numbers.contains { $0.contains("plus forty") } && numbers.contains { $0.contains("double") })
    let asked = speech[.english]?.phrases[.anything]?.map(\.text) ?? []
    #expect(!asked.contains { $0.contains("{") })
  }

  @Test(arguments: [Language.english, .mandarin])
  func `every sample value can be read back`(language: Language) throws {
    let kinds: [ValueKind] = [.date(.init()), .time(.init()), .money(.init()), .number(.init()), .phone]
    for kind in kinds {
      let reader = ValueReader(kind, language: language, today: CalendarDay("2026-11-23"))
      var samples = SampleValues()
      for _ in 0..<100 {
        let text = samples.spoken(kind, language)
        // Some months have no such day.
        guard !text.contains("thirty first"), !text.contains("三十一") else { continue }
        #expect(reader.reading(in: text, isExpected: true) != nil, "\(text)")
      }
    }
  }
}
