import Foundation

/// A small assistant in a folder of its own, whose files a test can change.
final class AssistantFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "oriole-assistant-\(UUID().uuidString)"
    for folder in ["intents", "faq", "background", "data"] {
      try FileManager.default.createDirectory(atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
    }
    try write("assistant.yaml", Self.assistant)
    try write("intents/all.yaml", Self.intents)
    try write("faq/en.md", Self.questions)
    try write("data/orders.csv", "number,status\n457012,shipped\n")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  func write(_ name: String, _ data: Data) throws { try data.write(to: URL(fileURLWithPath: "\(path)/\(name)")) }

  func replace(_ old: String, with new: String, in name: String) throws {
    let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    precondition(text.contains(old))
    try write(name, text.replacingOccurrences(of: old, with: new))
  }

  func remove(_ name: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  private static let promptNames = [
    "greeting", "keys_greeting", "anything_else", "rephrase", "offer_keys", "menu", "menu_item", "repeat_silence",
    "confirm_intent", "confirm_question", "yes_no_again", "go_on", "please_wait", "lookup_failed", "value_again",
    "unknown_key", "half_day",
    "handoff_intro", "handoff_standing", "handoff_no_estimate", "handoff_nobody", "queue_full", "agent_joined",
    "agent_lost", "agent_closed", "nobody_came", "goodbye", "help", "language_switched",
  ]

  static let assistant =
    """
    name: little
    languages: [en]
    listening: {silence_seconds: 7, between_keys_seconds: 2.5}
    bands: {accept: 0.5, confirm: 0.25, hearing: 0.3}
    handoff: {queue: general}
    tables: {orders: data/orders.csv}
    lookups:
      by_number: "SELECT * FROM orders WHERE number = :order"
    words:
      status: {shipped: {en: "is on its way"}}
    prompts:

    """ + promptNames.map { "  \($0): {en: \"This is \($0).\"}\n" }.joined()

  static let intents = """
    order_status:
      label: {en: your order}
      key: 1
      ask: {en: ["where is my (order|parcel)", "track [order] {order}"]}
      collect:
        order: {type: digits, digits: 6, ask: {en: Which order?}, confirm_ask: {en: "{order|digits}?"}}
      lookup: by_number
      missing: {en: No such order.}
      answer: {en: "It {status|words}."}
    no:
      label: {en: no}
      ask: {en: [no, 0123, "#"]}
      answer: {en: no}
    person:
      label: {en: a person}
      ask: {en: [talk to a person]}
      do: handoff

    """

  static let questions = """
    # Delivery
    ## Do you deliver to islands? {#islands}
    - can you ship to an island
    We deliver to all islands.
    It takes two days more.

    """
}
