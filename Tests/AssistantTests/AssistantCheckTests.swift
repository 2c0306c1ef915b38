import Foundation
import Testing

@testable import Assistant

/// One fault in the files of an assistant that is in order, and the one line that a check has to say about it.
@Suite struct AssistantCheckTests {
  struct Fault: Sendable, CustomTestStringConvertible {
    /// Which text of which file becomes which other.
    var file: String
    var old: String
    var new: String
    var line: String
    var testDescription: String { line }

    static func assistant(_ old: String, _ new: String, _ line: String) -> Fault {
      Fault(file: "assistant.yaml", old: old, new: new, line: "assistant.yaml:" + line)
    }

    static func intent(_ old: String, _ new: String, _ line: String) -> Fault {
      Fault(file: "intents/all.yaml", old: old, new: new, line: "intents/all.yaml:" + line)
    }
  }

  @Test func `files that are in order have no problems`() throws {
    #expect(try CustomerDesk().problems().isEmpty)
  }

  @Test(arguments: [
    Fault.intent(
      "It {status|words}. Cancel it?", "It {statu|words}. Cancel it?",
      "20: error: cancel_order.answer[1].confirm.en: {statu} is neither collected nor a column of own_order; did you mean “status”?"
    ),
    .intent(
      "{en: \"{order|digits} is gone.\"", "{en: \"{reference} is gone.\"",
      "22: error: cancel_order.answer[1].unchanged.en: {reference} is neither collected nor a column of own_order; there are customer, number, order, status"
    ),
    .intent(
      "zh: \"订单{order|digits}。\"", "zh: \"订单{orde|digits}。\"",
      "14: error: cancel_order.collect.order.implied.zh: {orde} is not known yet when this is said; did you mean “order”?"
    ),
    .intent(
      "\"{customer.name}, shall", "\"{customer.nam}, shall",
      "27: error: cancel_order.offer.say.en: {customer.nam} is no column of by_pin; did you mean “customer.name”?"),
    .intent(
      "\"{customer.name}, shall", "\"{status}, shall",
      "27: error: cancel_order.offer.say.en: {status} is neither collected nor known of the customer; there are customer.card, customer.id, customer.name, customer.orders, customer.phone, customer.pin, order"
    ),
    .intent(
      "- say: {en: \"It {status|words}.\"", "- say: {en: \"It {reference}.\"",
      "23: error: cancel_order.answer[2].say.en: {reference} is neither collected nor a column of own_order; there are customer, number, order, status"
    ),
    .assistant(
      "{en: \"Hello {customer.name}.\"", "{en: \"Hello {customer.nane}.\"",
      "59: error: prompts.known_greeting.en: {customer.nane} is no column of by_card; did you mean “customer.name”?"),
    .assistant(
      "{en: \"Back to {label}?\"", "{en: \"Back to {labl}?\"",
      "62: error: prompts.go_back.en: {labl} is not among the values of this prompt; did you mean “label”?"),
    .assistant(
      "{en: Shall I go on?", "{en: \"Shall I go on, {customer.name}?\"",
      "61: warning: prompts.more.en: {customer.name} is empty for callers who are not known"),
    .assistant(
      "{en: Your PIN?", "{en: \"Your PIN, {account}{pin}?\"",
      "25: error: customer.proof.pin.collect.pin.ask.en: {pin} is secret and never said"),
  ])
  func `a value that a text does not get is told`(fault: Fault) throws { try fault.expectToBeTold() }

  @Test(arguments: [
    Fault.intent(
      "do: cancel\n", "do: cancle\n",
      "19: error: cancel_order.answer[1].do: “cancle” is not an action; did you mean “cancel”?"),
    .intent(
      "      confirm: {en: \"It {status|words}. Cancel it?\", zh: \"{status|words}，取消吗？\"}\n", "",
      "18: error: cancel_order.answer[1]: changes something, but does not ask the caller first (confirm)"),
    .intent(
      "      do: cancel\n", "",
      "19: error: cancel_order.answer[1].confirm: belongs to an action (do)"),
    .assistant(
      "WHERE number = :order AND customer = :customer AND :today\nladder",
      "WHERE number = :ordr AND customer = :customer\nladder",
      ""
    ).elsewhere(
      "intents/all.yaml:19: error: cancel_order.answer[1].do: cancel needs :ordr, which is not collected; did you mean “order”?"
    ),
    .assistant(
      "WHERE number = :order AND customer = :customer AND :today\n  by_phone",
      "WHERE number = :order AND customer = :custmer\n  by_phone",
      ""
    ).elsewhere(
      "intents/all.yaml:15: error: cancel_order.lookup: own_order needs :custmer, which is not collected; did you mean “customer”?"
    ),
    .assistant(
      "WHERE number = :order AND customer = :customer AND :today\n  by_phone",
      "WHERE number = :order AND customer = :reference\n  by_phone",
      ""
    ).elsewhere(
      "intents/all.yaml:15: error: cancel_order.lookup: own_order needs :reference, which is not collected; there are customer, order, today"
    ),
    .assistant(
      "actions:\n", "actions:\n  forget: DELETE FROM orders\n", "15: warning: actions.forget: is done by no answer"),
  ])
  func `an action that cannot be done as it is meant is told`(fault: Fault) throws { try fault.expectToBeTold() }

  @Test func `what belongs to a customer needs a private intent`() throws {
    let desk = try CustomerDesk()
    try desk.folder.replace("private: yes", with: "private: no", in: "intents/all.yaml")
    let found = try desk.problems()
    #expect(
      found == [
        "intents/all.yaml:15: error: cancel_order.lookup: own_order needs :customer, which is known in an intent with “private: yes” only",
        "intents/all.yaml:19: error: cancel_order.answer[1].do: cancel needs :customer, which is known in an intent with “private: yes” only",
        "intents/all.yaml:21: warning: cancel_order.answer[1].say.en: {customer.name} is empty for callers who are not known",
      ])
  }

  @Test(arguments: [
    Fault.assistant(
      "id = :account AND pin = :pin", "id = :account",
      "25: error: customer.proof.pin.collect.pin: by_pin does not use :pin, so any value proves who calls"),
    .assistant(
      "id = :account AND pin = :pin", "id = :acount AND pin = :pin OR id = :account",
      "26: error: customer.proof.pin.lookup: by_pin needs :acount, which is not collected; did you mean “account”?"),
    .assistant(
      "phone = :value", "phone = :phone",
      "18: error: customer.number: by_phone needs :phone, but gets only :value, the number of who calls"),
    .assistant("card = :value", "card = 77", "19: error: customer.card: by_card does not use :value"),
    .assistant(
      "card: by_card", "card: by_phnoe",
      "19: error: customer.card: “by_phnoe” is not a lookup; did you mean “by_phone”?"
    ),
    .assistant(
      "  card: by_card", "  cards: by_card", "19: error: customer.cards: unknown field “cards”; did you mean “card”?"),
    .assistant("tries: 3", "tries: 30", "20: error: customer.tries: must be a number from 1.0 to 10.0"),
    .assistant(
      "lookup: by_pin\n", "lookup: by_pim\n",
      "26: error: customer.proof.pin.lookup: “by_pim” is not a lookup; did you mean “by_pin”?"
    ),
  ])
  func `a customer who would not be recognised is told`(fault: Fault) throws { try fault.expectToBeTold() }

  @Test func `a lookup without an id recognises nobody`() throws {
    let columns = CustomerDesk.columns.merging(["by_pin": ["name", "orders"]]) { $1 }
    #expect(
      try CustomerDesk().problems(columns: columns) == [
        "assistant.yaml:26: error: customer.proof.pin.lookup: by_pin has no column “id”, so it finds nobody; there are name, orders"
      ])
  }

  @Test(arguments: [
    Fault.intent(
      "when: customer.orders >= 5 and order", "when: customer.ordres >= 5 and order",
      "26: error: cancel_order.offer.when: “customer.ordres” is no column of by_phone; did you mean “customer.orders”?"),
    .intent(
      "and order != 457012", "and ordre != 457012",
      "26: error: cancel_order.offer.when: “ordre” is neither collected nor known of the customer; did you mean “order”?"
    ),
    .intent(
      "when: customer.orders >= 5 and order != 457012", "when: customer.orders => 5",
      "26: error: cancel_order.offer.when: “customer.orders => 5” is no condition such as customer.orders >= 5"),
    .intent(
      "intent: faq.plus", "intent: faq.plux",
      "28: error: cancel_order.offer.intent: “faq.plux” is no intent; did you mean “faq.plus”?"),
    .intent(
      "then: go_on", "then: handoff\n  then: handoff",
      "26: warning: cancel_order.offer: is never made: a person goes on after every answer"),
    .intent(
      "when: {status: shipped}", "when: {customer.nmae: Ann}",
      "18: error: cancel_order.answer[1].when.customer.nmae: “customer.nmae” is no column of by_phone; did you mean “customer.name”?"
    ),
  ])
  func `a condition on what is not known is told`(fault: Fault) throws { try fault.expectToBeTold() }

  @Test(arguments: [
    Fault.assistant(
      "nomatch: [rephrase, agent]", "nomatch: [rephrase, agnet]",
      "16: error: ladder.nomatch[2]: “agnet” is no step and no intent; did you mean “agent”?"),
    .assistant(
      "noinput: [repeat", "noinputs: [repeat",
      "16: error: ladder.noinputs: unknown field “noinputs”; did you mean “noinput”?"),
    .intent(
      "do: slower", "do: slowly", "32: error: slow.do: “slowly” is not known; did you mean “slower”?"),
    .intent("then: go_on", "then: stop", "24: error: cancel_order.answer[2].then: can only be “handoff” or “go_on”"),
    .intent("private: yes", "private: maybe", "3: error: cancel_order.private: must be yes or no"),
    .assistant("sure: 0.7", "sur: 0.7", "4: error: bands.sur: unknown field “sur”; did you mean “sure”?"),
    .assistant(
      "longest_answer_seconds: 10", "longest_answer_seconds: 2",
      "3: error: listening.longest_answer_seconds: must be a number from 5.0 to 600.0"),
  ])
  func `a word that Oriole does not know is told`(fault: Fault) throws { try fault.expectToBeTold() }

  @Test(arguments: [
    Fault.intent(
      "{en: \"It {status|words}. Cancel it?\", zh: \"{status|words}，取消吗？\"}", "{en: \"It {status|words}. Cancel it?\"}",
      "20: error: cancel_order.answer[1].confirm: has no text for “zh”"),
    .intent(
      "{en: \"{order|digits} is gone.\", zh: \"{order|digits}已发出。\"}", "{zh: \"{order|digits}已发出。\"}",
      "22: error: cancel_order.answer[1].unchanged: has no text for “en”"),
    .intent(
      ", zh: \"订单{order|digits}。\"", "", "14: error: cancel_order.collect.order.implied: has no text for “zh”"),
    .intent(", zh: \"{customer.name}，要介绍吗？\"", "", "27: error: cancel_order.offer.say: has no text for “zh”"),
    .assistant(
      "{en: Shall I go on?, zh: 继续吗？}", "{en: Shall I go on?}", "61: error: prompts.more: has no text for “zh”"),
    .assistant(
      "ask: {en: Your PIN?, zh: 密码？}", "ask: {zh: 密码？}",
      "25: error: customer.proof.pin.collect.pin.ask: has no text for “en”"),
  ])
  func `a text that one language lacks is told`(fault: Fault) throws { try fault.expectToBeTold() }
}

extension AssistantCheckTests.Fault {
  /// Makes it in files that are in order, where it must be the one thing that is wrong.
  func expectToBeTold() throws {
    let desk = try CustomerDesk()
    try desk.folder.replace(old, with: new, in: file)
    let found = try desk.problems()
    #expect(found == [line], "\(found.joined(separator: "\n"))")
  }

  /// The same fault, told in another place.
  func elsewhere(_ line: String) -> Self { Self(file: file, old: old, new: new, line: line) }
}
