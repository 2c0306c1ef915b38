import Foundation
import Testing

@testable import Assistant

/// What is written, but no caller ever comes to or would listen to.
@Suite struct UnusedPartsTests {
  typealias Fault = AssistantCheckTests.Fault

  @Test(arguments: [
    Fault.intent(
      "    - when: {status: shipped}\n      do", "    - when: {}\n      do",
      "23: warning: cancel_order.answer[2]: is never said: whatever it is for, the answer in line 18 comes first"),
    .intent(
      "ask: {en: [slower], zh", "ask: {en: [], zh",
      "31: warning: slow.ask.en: is empty: nobody can ask for this in words"),
    .intent("do: slower", "do: slower\n  private: yes", "33: warning: slow.private: has no effect beside “do: slower”"),
    .intent(
      "confirm: auto", "confirm: always",
      "14: warning: cancel_order.collect.order.implied: is never said: it belongs to “confirm: auto”"),
    .intent(
      "person:\n",
      "other:\n  label: {en: other, zh: 别的}\n  ask: {en: [another way], zh: [换个方式]}\n  do: other_proof\nperson:\n",
      "36: warning: other.do: does nothing: customer has no second way of proof"),
    .intent(
      "person:\n",
      "other:\n  label: {en: other, zh: 别的}\n  ask: {en: [start again], zh: [重来]}\n  do: start_over\nperson:\n",
      "36: warning: other.do: does nothing: prompts has no “start_over”, which is said then"),
  ])
  func `an intent or an answer that nobody comes to is told`(fault: Fault) throws { try fault.expectToBeTold() }

  @Test(arguments: [
    Fault.assistant(
      "lookups:\n", "lookups:\n  by_name: SELECT 1\n",
      "10: warning: lookups.by_name: is used by no intent and not by customer"),
    .assistant(
      "tables:\n", "tables:\n  more_orders: data/orders.csv\n",
      "7: warning: tables.more_orders: is used by no lookup, by no action and by nothing that is collected"),
    .assistant(
      "  slower: {en", "  faster: {en: Faster., zh: 快一点。}\n  slower: {en",
      "68: warning: prompts.faster: is never said: no intent has “do: faster”"),
    .assistant(
      "  satisfaction: {en: How was it?, zh: 满意吗？}\n", "",
      "66: warning: prompts.satisfaction_thanks: is never said: there is no prompts.satisfaction"),
    .assistant(
      "  card: by_card\n", "  login: by_card\n  number2: by_card\n", ""
    )
    .elsewhere("assistant.yaml:20: error: customer.number2: unknown field “number2”; did you mean “number”?"),
    .assistant(
      "  more: {en: Shall I go on?, zh: 继续吗？}\n", "",
      "3: warning: listening.longest_answer_seconds: has no effect: prompts has no “more”"),
    .assistant(
      "  which: {en: \"First {first}, or second {second}?\", zh: \"{first}还是{second}？\"}\n", "",
      "4: warning: bands.close: has no effect: prompts has no “which”"),
    .assistant(
      "      lookup: by_pin\n",
      "      lookup: by_pin\n    card:\n      collect: {account: {type: phone, confirm: never, ask: {en: a, zh: b}}, pin: {type: phone, confirm: never, ask: {en: a, zh: b}}}\n      lookup: by_pin\n",
      "27: warning: customer.proof.card: is never tried: no intent has “do: other_proof”"),
  ])
  func `what nothing uses is told`(fault: Fault) throws { try fault.expectToBeTold() }

  private static let sentence = "This is a sentence of fifty characters and it ends."

  @Test func `a prompt that is too long to listen to is told with its seconds`() throws {
    let desk = try CustomerDesk()
    let text = Array(repeating: Self.sentence, count: 8).joined(separator: " ")
    try desk.folder.replace("{en: That does not match.", with: "{en: \(text)", in: "assistant.yaml")
    #expect(
      try desk.problems() == [
        "assistant.yaml:64: warning: prompts.not_verified: takes about 24 s to say in “en”; callers listen for 20 s at most"
      ])
  }

  @Test func `a long answer is told in parts, unless it is one long sentence`() throws {
    let desk = try CustomerDesk()
    let sentences = Array(repeating: Self.sentence, count: 12).joined(separator: " ")
    let old = "- say: {en: \"It {status|words}.\""
    try desk.folder.replace(old, with: "- say: {en: \"It {status|words}. \(sentences)\"", in: "intents/all.yaml")
    #expect(try desk.problems().isEmpty)
    let one = sentences.replacing(".", with: ",")
    try desk.folder.replace(sentences, with: one, in: "intents/all.yaml")
    #expect(
      try desk.problems() == [
        "intents/all.yaml:23: warning: cancel_order.answer[2].say: takes about 36 s to say in “en”; callers listen for 20 s at most"
      ])
  }

  @Test func `without customers what is for them is told`() throws {
    let desk = try CustomerDesk()
    let start = try #require(CustomerDesk.assistant.firstRange(of: "customer:\n"))
    let end = try #require(CustomerDesk.assistant.firstRange(of: "words:\n"))
    try desk.folder.replace(
      String(CustomerDesk.assistant[start.lowerBound..<end.lowerBound]), with: "", in: "assistant.yaml")
    let found = try desk.problems()
    for line in [
      "intents/all.yaml:3: error: cancel_order.private: nobody can prove who they are (customer: proof)",
      "intents/all.yaml:25: warning: cancel_order.offer: is never made: it is for customers (customer in assistant.yaml)",
      "assistant.yaml:49: warning: prompts.known_greeting: is never said: there is no customer.card and no customer.login",
      "assistant.yaml:54: warning: prompts.not_verified: is never said: there is no customer.proof",
    ] { #expect(found.contains(line), "\(line) is not among\n\(found.joined(separator: "\n"))") }
  }
}
