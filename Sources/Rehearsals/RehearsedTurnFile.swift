import Assistant
import Dialogue
import Foundation

/// Reads one turn: what happens, and beside it what must come of it.
enum RehearsedTurnFile {
  private static let deeds: Set<String> = [
    "say", "hear", "keys", "silence", "speak", "play", "lookups", "agent", "wait", "rates", "hang_up",
  ]
  private static let expectations: Set<String> = [
    "intent", "slots", "prompt", "says", "never_says", "lookup", "found", "action", "changes", "handoff", "nomatch",
    "noinput", "ended", "verified", "recognised", "rated", "offered", "language", "within_ms",
  ]

  static func read(_ node: AuthoredNode, isFirst: Bool, beside file: String) throws(AssistantError) -> RehearsedTurn {
    let fields = try node.fields(deeds.union(expectations).union(["interrupt_after"]))
    let done = fields.keys.filter(deeds.contains)
    guard done.count <= 1 else { throw node.error("does two things: \(done.sorted().joined(separator: ", "))") }
    guard let name = done.first, let field = fields[name] else {
      guard isFirst else { throw node.error("does nothing; there are \(deeds.sorted().joined(separator: ", "))") }
      return RehearsedTurn(line: node.line ?? 0, deed: .call, expected: try expected(fields))
    }
    return RehearsedTurn(
      line: node.line ?? 0, deed: try deed(name, field, beside: file), expected: try expected(fields),
      interruptsAfter: try fields["interrupt_after"]?.number(in: 0.2...60))
  }

  private static func deed(
    _ name: String, _ field: AuthoredNode, beside file: String
  ) throws(AssistantError) -> Deed {
    switch name {
    case "say": return .say(try field.text())
    case "hear": return try hear(field)
    case "keys": return .keys(try keys(field))
    case "speak": return try speak(field, beside: file)
    case "play": return try play(field, beside: file)
    case "lookups": return .lookups(try field.oneOf(LookupConduct.self))
    case "agent": return .agent(try agent(field))
    case "wait": return .wait(try field.number(in: 0.1...3600))
    case "rates": return .rates(Int(try field.number(in: 1...5)))
    default:
      guard try field.isYes() else { throw field.error("can only be yes") }
      return name == "silence" ? .silence : .hangUp
    }
  }

  private static func hear(_ field: AuthoredNode) throws(AssistantError) -> Deed {
    let parts = try field.fields(["text", "confidence", "alternatives"])
    guard let text = parts["text"] else { throw field.error("has no text") }
    var alternatives: [String] = []
    for other in try parts["alternatives"]?.list() ?? [] { alternatives.append(try other.text()) }
    return .hear(
      try text.text(), confidence: try parts["confidence"]?.number(in: 0...1) ?? 1, alternatives: alternatives)
  }

  private static func keys(_ field: AuthoredNode) throws(AssistantError) -> [Digit] {
    let text = try field.text()
    let digits = text.map { Digit(rawValue: String($0)) }
    guard digits.count <= 64, !digits.contains(nil) else { throw field.error("“\(text)” is not keys: 0–9, * and #") }
    return digits.compactMap(\.self)
  }

  private static func speak(_ field: AuthoredNode, beside file: String) throws(AssistantError) -> Deed {
    let parts = try field.fields(["text", "voice", "under"])
    guard let text = parts["text"] else { throw field.error("has no text") }
    let voice = try parts["voice"]?.text() ?? "flite slt"
    guard ["flite", "espeak"].contains(voice.split(separator: " ").first), voice.split(separator: " ").count == 2 else {
      throw field.error("“\(voice)” is no voice such as “flite slt” or “espeak en-gb”")
    }
    return .speak(
      SpokenText(
        text: try text.text(), voice: voice, condition: try LineConditionFile.read(parts["under"], beside: file)))
  }

  private static func play(_ field: AuthoredNode, beside file: String) throws(AssistantError) -> Deed {
    if let path = try? field.text() { return .play(LineConditionFile.path(path, beside: file), LineCondition()) }
    let parts = try field.fields(["wav", "under"])
    guard let wav = parts["wav"] else { throw field.error("has no wav") }
    return .play(
      LineConditionFile.path(try wav.text(), beside: file), try LineConditionFile.read(parts["under"], beside: file))
  }

  private static func agent(_ field: AuthoredNode) throws(AssistantError) -> AgentDeed {
    let parts = try field.fields(["joins", "says", "holds", "hands_back", "closes"])
    if let name = parts["joins"] { return .join(try name.text()) }
    if let words = parts["says"] { return .say(try words.text()) }
    if let isHeld = parts["holds"] { return .hold(try isHeld.isYes()) }
    if let step = parts["hands_back"] { return .handBack(try step.text()) }
    guard try parts["closes"]?.isYes() == true else {
      throw field.error("joins, says something, holds, hands_back or closes")
    }
    return .close
  }

  private static func expected(_ fields: [String: AuthoredNode]) throws(AssistantError) -> Expected {
    var expected = Expected()
    expected.intent = try fields["intent"]?.text()
    for (slot, value) in try fields["slots"]?.entries() ?? [] { expected.slots[slot] = try value.text() }
    expected.prompts = try texts(fields["prompt"])
    expected.says = try texts(fields["says"])
    expected.neverSays = try texts(fields["never_says"])
    expected.lookup = try fields["lookup"]?.text()
    expected.found = try fields["found"].map { field throws(AssistantError) in Int(try field.number(in: 0...100)) }
    expected.action = try fields["action"]?.text()
    expected.changes = try fields["changes"].map { field throws(AssistantError) in Int(try field.number(in: 0...1e6)) }
    try read(fields["handoff"], into: &expected)
    expected.isNoMatch = try fields["nomatch"]?.isYes()
    expected.isNoInput = try fields["noinput"]?.isYes()
    expected.ended = try fields["ended"]?.oneOf(Disposition.self).rawValue
    expected.customer = try fields["recognised"]?.text()
    expected.isVerified = try fields["verified"]?.isYes()
    expected.rated = try fields["rated"].map { field throws(AssistantError) in Int(try field.number(in: 1...5)) }
    expected.offered = try fields["offered"]?.text()
    expected.language = try fields["language"]?.text()
    if let limit = fields["within_ms"] { expected.within = .milliseconds(Int(try limit.number(in: 0...60_000))) }
    return expected
  }

  /// `handoff: no`, `handoff: yes`, or `handoff: {queue: orders, reason: asked}`.
  private static func read(_ handoff: AuthoredNode?, into expected: inout Expected) throws(AssistantError) {
    guard let handoff else { return }
    if let isHandedOff = try? handoff.isYes() {
      expected.isHandedOff = isHandedOff
      return
    }
    let parts = try handoff.fields(["queue", "reason"])
    expected.isHandedOff = true
    expected.queue = try parts["queue"]?.text()
    expected.reason = try parts["reason"]?.oneOf(Handoff.Reason.self).rawValue
  }

  /// One text, or a list of them.
  private static func texts(_ field: AuthoredNode?) throws(AssistantError) -> [String] {
    guard let field else { return [] }
    guard field.isList else { return [try field.text()] }
    var texts: [String] = []
    for item in try field.list() { texts.append(try item.text()) }
    return texts
  }
}
