package import Assistant
import Dialogue
import Foundation
import Understanding

/// Reads a file of conversations: a map from each one's name to what happens in it.
package struct RehearsalFile {
  private static let fields: Set<String> = [
    "language", "channel", "number", "card", "customer", "today", "time", "recorded", "turns",
  ]
  private static let defaultFields = fields.subtracting(["turns"])
  /// A Monday; what else would a test's day be?
  private static let usualDay = CalendarDay("2026-01-05")
  private static let usualTime = TimeOfDay(hour: 10)

  /// In the order written.
  package let rehearsals: [Rehearsal]

  package init(path: String) throws(AssistantError) {
    let root = try AuthoredNode(file: try TextFile(path: path))
    var entries = try root.entries()
    var defaults: [String: AuthoredNode] = [:]
    if let first = entries.first, first.key == "defaults" {
      defaults = try first.value.fields(Self.defaultFields)
      entries.removeFirst()
    }
    var rehearsals: [Rehearsal] = []
    for (name, node) in entries {
      let own = try node.fields(Self.fields)
      rehearsals.append(try Self.rehearsal(name, node, defaults.merging(own) { $1 }))
    }
    guard !rehearsals.isEmpty else { throw AssistantError(file: path, message: "has no conversation") }
    self.rehearsals = rehearsals
  }

  private static func rehearsal(
    _ name: String, _ node: AuthoredNode, _ fields: [String: AuthoredNode]
  ) throws(AssistantError) -> Rehearsal {
    guard let turns = fields["turns"] else { throw node.error("has no turns") }
    var rehearsal = Rehearsal(
      name: name, file: node.file, line: node.line ?? 0, language: nil, channel: .text, identity: nil,
      today: try day(fields["today"], node), time: try time(fields["time"], node),
      isRecorded: try fields["recorded"]?.isYes() ?? false, turns: [])
    if let language = fields["language"] { rehearsal.language = Language(rawValue: try language.text()) }
    rehearsal.channel = try fields["channel"]?.oneOf(Start.Channel.self) ?? .text
    if let number = fields["number"] { rehearsal.identity = Identity(.number, try number.text()) }
    if let card = fields["card"] { rehearsal.identity = Identity(.card, try card.text()) }
    if let customer = fields["customer"] { rehearsal.identity = Identity(.login, try customer.text()) }
    for (index, turn) in try turns.list().enumerated() {
      guard index < 200 else { throw turn.error("a conversation has 200 turns at most") }
      rehearsal.turns.append(try RehearsedTurnFile.read(turn, isFirst: index == 0, beside: node.file))
    }
    guard !rehearsal.turns.isEmpty else { throw turns.error("has no turn") }
    if rehearsal.isSpoken, rehearsal.channel == .text { rehearsal.channel = .kiosk }
    if rehearsal.channel.isTyped, let heard = rehearsal.turns.first(where: { $0.deed == .silence || $0.deed.isSound }) {
      let thing = heard.deed == .silence ? "silence" : "sound"
      throw AssistantError(
        file: node.file, line: heard.line, message: "\(name): a text has no \(thing); the channel must be kiosk or wav")
    }
    return rehearsal
  }

  private static func time(_ field: AuthoredNode?, _ node: AuthoredNode) throws(AssistantError) -> TimeOfDay {
    let text = try field?.text()
    guard let time = text.map({ TimeOfDay($0) }) ?? usualTime else {
      throw (field ?? node).error("“\(text ?? "")” is no time such as 22:15")
    }
    return time
  }

  private static func day(_ field: AuthoredNode?, _ node: AuthoredNode) throws(AssistantError) -> CalendarDay {
    guard let field else {
      guard let usualDay else { throw node.error("has no day (today)") }
      return usualDay
    }
    let text = try field.text()
    guard let day = CalendarDay(text) else { throw field.error("“\(text)” is not a day such as 2026-11-23") }
    return day
  }
}
