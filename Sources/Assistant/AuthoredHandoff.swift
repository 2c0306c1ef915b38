import Dialogue
import Understanding

/// `handoff`: how callers come to a person, beside what is in `Limits`.
struct AuthoredHandoff {
  static let routingFields: Set<String> = [
    "fallback", "vip", "head_start_seconds", "callback", "callback_limit", "announce_seconds", "hours",
  ]
  static let fallbackFields: Set<String> = ["queue", "after_seconds"]
  static let headStartFields: Set<String> = ["vip", "frustrated"]
  private let script: HandoffScript
  /// Where the intent of the callback is named.
  private let callback: AuthoredNode?

  init(_ node: AuthoredNode?) throws(AssistantError) {
    let fields = try node?.fields(AssistantFile.handoffFields) ?? [:]
    func read<Value>(
      _ name: String, _ step: (AuthoredNode) throws(AssistantError) -> Value
    ) throws(AssistantError) -> Value? {
      guard let field = fields[name] else { return nil }
      return try field.attempt(try step(field))
    }
    var script = HandoffScript()
    script.fallback = try read("fallback", Self.fallback)
    script.vip = try read("vip") { field throws(AssistantError) in try field.condition() }
    if let starts = try read("head_start_seconds", Self.headStarts) {
      script.vipHeadStart = starts.vip ?? script.vipHeadStart
      script.frustratedHeadStart = starts.frustrated ?? script.frustratedHeadStart
    }
    if let limit = try read("callback_limit", { field throws(AssistantError) in try field.number(in: 1...10_000) }) {
      script.callbackLimit = Int(limit)
    }
    if let seconds = try read("announce_seconds", { field throws(AssistantError) in try field.number(in: 10...600) }) {
      script.announcements = .milliseconds(Int(seconds * 1_000))
    }
    script.hours = try read("hours") { field throws(AssistantError) in try AuthoredHours(field).hours }
    self.script = script
    callback = fields["callback"]
  }

  /// - Parameter intents: those that a callback may ask the number of.
  /// - Returns: what conversations follow.
  /// - Throws: `AssistantError` when the callback's intent is not there, or takes no telephone number.
  func script(with intents: [IntentScript]) throws(AssistantError) -> HandoffScript {
    guard let callback else { return script }
    let name = try callback.text()
    guard let intent = intents.first(where: { $0.intent.rawValue == name }) else {
      let known = intents.map(\.intent.rawValue)
      throw callback.error("“\(name)” is no intent\(AuthoredNode.suggestion(for: name, among: known))")
    }
    guard intent.slots.contains(where: { $0.kind == .value(.phone) }) else {
      throw callback.error("“\(name)” collects no telephone number (type: phone)")
    }
    var script = script
    script.callback = intent.intent
    return script
  }

  private static func fallback(_ node: AuthoredNode) throws(AssistantError) -> Handoff.Fallback {
    let fields = try node.fields(fallbackFields)
    guard let queue = fields["queue"], let after = fields["after_seconds"] else {
      throw node.error("needs queue and after_seconds")
    }
    return Handoff.Fallback(skill: try queue.text(), afterSeconds: try after.number(in: 0...86_400))
  }

  private static func headStarts(
    _ node: AuthoredNode
  ) throws(AssistantError) -> (vip: Double?, frustrated: Double?) {
    let fields = try node.fields(headStartFields)
    return (try fields["vip"]?.number(in: 0...3_600), try fields["frustrated"]?.number(in: 0...3_600))
  }
}
