import Foundation

@testable import Assistant

/// An assistant that knows its customers and changes their orders, in two languages.
struct CustomerDesk {
  let folder: AssistantFolder

  init() throws {
    folder = try AssistantFolder()
    try folder.write("assistant.yaml", Self.assistant)
    try folder.write("intents/all.yaml", Self.intents)
    for language in ["en", "zh"] { try folder.write("faq/\(language).md", Self.questions) }
    try folder.write("data/orders.csv", "number,customer,status\n457012,C1,shipped\n")
    try folder.write("data/customers.csv", "id,name,phone,card,pin,orders\nC1,Ann,0123,77,4821,3\n")
  }

  /// What the rows of its lookups have.
  static let columns: [String: [String]] = {
    let customer = ["id", "name", "phone", "card", "pin", "orders"]
    return [
      "own_order": ["number", "customer", "status"], "by_phone": customer, "by_card": customer, "by_pin": customer,
    ]
  }()

  /// All that a check finds, with the folder's name left out.
  func problems(columns: [String: [String]] = Self.columns) throws -> [String] {
    try AssistantCheck(folder.path).problems(columns: columns).map {
      $0.description.replacing(folder.path + "/", with: "")
    }
  }

  private static let needed = [
    "greeting", "keys_greeting", "anything_else", "rephrase", "offer_keys", "menu", "menu_item", "repeat_silence",
    "confirm_intent", "confirm_question", "yes_no_again", "go_on", "please_wait", "lookup_failed", "value_again",
    "unknown_key", "half_day", "handoff_intro", "handoff_standing", "handoff_no_estimate", "handoff_nobody",
    "queue_full", "agent_joined", "agent_lost", "agent_closed", "nobody_came", "goodbye", "help", "language_switched",
  ]

  /// Its prompts begin in line 30; the last ones can be done without.
  static let assistant =
    """
    name: desk
    languages: [en, zh]
    listening: {silence_seconds: 7, between_keys_seconds: 2.5, longest_answer_seconds: 10}
    bands: {accept: 0.5, confirm: 0.25, hearing: 0.3, sure: 0.7, close: 0.6}
    handoff: {queue: general}
    tables:
      orders: data/orders.csv
      customers: data/customers.csv
    lookups:
      own_order: SELECT * FROM orders WHERE number = :order AND customer = :customer AND :today
      by_phone: SELECT * FROM customers WHERE phone = :value
      by_card: SELECT * FROM customers WHERE card = :value
      by_pin: SELECT * FROM customers WHERE id = :account AND pin = :pin
    actions:
      cancel: UPDATE orders SET status = :reference WHERE number = :order AND customer = :customer AND :today
    ladder: {nomatch: [rephrase, agent], noinput: [repeat, goodbye]}
    customer:
      number: by_phone
      card: by_card
      tries: 3
      proof:
        pin:
          collect:
            account: {type: digits, digits: 4, confirm: never, ask: {en: Your account?, zh: 账户？}}
            pin: {type: digits, digits: 4, secret: yes, ask: {en: Your PIN?, zh: 密码？}}
          lookup: by_pin
    words:
      status: {shipped: {en: is on its way, zh: 在路上}}
    prompts:

    """ + needed.map { "  \($0): {en: \"This is \($0).\", zh: 提示}\n" }.joined()
      + """
        known_greeting: {en: "Hello {customer.name}.", zh: "{customer.name}您好。"}
        which: {en: "First {first}, or second {second}?", zh: "{first}还是{second}？"}
        more: {en: Shall I go on?, zh: 继续吗？}
        go_back: {en: "Back to {label}?", zh: "回到{label}？"}
        resume: {en: "Go on with {label}?", zh: "继续{label}？"}
        not_verified: {en: That does not match., zh: 不对。}
        locked: {en: I can't be sure., zh: 不能确认。}
        satisfaction: {en: How was it?, zh: 满意吗？}
        satisfaction_thanks: {en: Thank you., zh: 谢谢。}
        slower: {en: More slowly., zh: 慢一点。}

      """

  static let intents = """
    cancel_order:
      label: {en: cancelling, zh: 取消}
      private: yes
      ask:
        en: [cancel my order, "cancel order {order}"]
        zh: [取消订单, "取消订单{order}"]
      collect:
        order:
          type: digits
          digits: 6
          confirm: auto
          ask: {en: Which order?, zh: 哪个订单？}
          confirm_ask: {en: "{order|digits}?", zh: "{order|digits}？"}
          implied: {en: "Order {order|digits}.", zh: "订单{order|digits}。"}
      lookup: own_order
      missing: {en: "No order {order|digits}.", zh: "没有{order|digits}。"}
      answer:
        - when: {status: shipped}
          do: cancel
          confirm: {en: "It {status|words}. Cancel it?", zh: "{status|words}，取消吗？"}
          say: {en: "Done, {customer.name}. {reference|digits}.", zh: "好了，{reference|digits}。"}
          unchanged: {en: "{order|digits} is gone.", zh: "{order|digits}已发出。"}
        - say: {en: "It {status|words}.", zh: "{status|words}。"}
          then: go_on
      offer:
        when: customer.orders >= 5 and order != 457012
        say: {en: "{customer.name}, shall I tell you more?", zh: "{customer.name}，要介绍吗？"}
        intent: faq.plus
    slow:
      label: {en: slower, zh: 慢}
      ask: {en: [slower], zh: [慢一点]}
      do: slower
    person:
      label: {en: a person, zh: 人工}
      ask: {en: [talk to a person], zh: [人工]}
      do: handoff

    """

  private static let questions = """
    ## What is plus? {#plus}
    - tell me about plus
    Plus is for friends.

    """
}
