import Dialogue
import Foundation
import Records
import Understanding

/// What an agent's terminal shows, as plain lines. Everything that came from a caller is made printable.
public enum DeskPage {
  public static let help = [
    "ready             callers come to you by themselves from now on",
    "break             none come until you type ready",
    "list              callers who wait or are being served, the next to be served first",
    "claim [NUMBER]    take this caller, or the next whom you can serve",
    "show [NUMBER]     what was said and tried; without a number, of your caller",
    "say TEXT          speak to your caller; any other text does the same while you have one",
    "hold, unhold      let your caller wait with the melody; be there again",
    "note TEXT         write something for those who serve the caller later",
    "transfer SKILL    hand your caller to whoever has a skill, or to @AGENT; a note may follow",
    "back [INTENT]     hand your caller back to the machine, at this intent",
    "close WORD        end your ticket, with one word on how it ended",
    "agents            who is at the desk",
    "report            how the queue did in the last 24 hours",
    "help              this list",
    "quit              leave; a caller whom you hold goes back to the queue",
  ]

  /// A table with one line a ticket, under a heading.
  public static func list(_ entries: [DeskEntry]) -> [String] {
    guard !entries.isEmpty else { return ["Nobody is waiting."] }
    let heading = ["TICKET", "STATE", "WAITED", "QUEUE", "REASON", "INTENT", "LANG", "MOOD", "LINE"]
    let rows = entries.map { entry in
      [
        String(entry.ticket), state(entry), duration(entry.waitingSeconds), entry.queue, entry.reason.rawValue,
        entry.intent?.rawValue ?? "-", entry.language.rawValue, mood(entry.frustration),
        line(entry),
      ].map(\.printable)
    }
    return columns([heading] + rows)
  }

  /// Rows whose columns stand below each other.
  static func columns(_ table: [[String]]) -> [String] {
    let widths = (table.first ?? []).indices.map { column in min(24, table.map { $0[column].columns }.max() ?? 0) }
    return table.map { row in
      let line = zip(row, widths).map { $0.fitted(to: $1) }.joined(separator: "  ")
      return String(line.reversed().drop(while: \.isWhitespace).reversed())
    }
  }

  /// Whether the caller is there, and why it goes before others.
  private static func line(_ entry: DeskEntry) -> String {
    let line = entry.callback != nil ? "call back" : entry.hasCaller ? "open" : "gone"
    return line + (entry.isVIP ? ", VIP" : "") + (entry.isReturned ? ", returned" : "")
  }

  /// One ticket in full: how it came here, what is known, what was tried and what was said.
  public static func show(_ detail: DeskCase) -> [String] {
    let entry = detail.entry
    let handoff = detail.handoff
    var lines = ["Ticket \(entry.ticket), \(state(entry)), waited \(duration(entry.waitingSeconds))"]
    if entry.state == .waiting || entry.state == .claimed {
      lines.append("Line      \(line(entry))")
    }
    if let number = entry.callback { lines.append("Call      \(number.printable)") }
    lines.append("Reason    \(handoff.reason.rawValue), queue \(handoff.queue.printable)")
    lines.append("Intent    \(handoff.intent?.rawValue.printable ?? "unknown")")
    lines.append("Language  \(handoff.language.rawValue.printable)")
    lines.append("Mood      \(mood(handoff.frustration))")
    for (slot, value) in handoff.slots.sorted(by: { $0.key < $1.key }) {
      lines.append("Slot      \(slot.printable) = \(value.printable)")
    }
    if !handoff.tried.isEmpty { lines.append("Tried     \(handoff.tried.joined(separator: ", ").printable)") }
    for note in detail.notes { lines.append("Note      \(note.author.printable): \(note.text.printable)") }
    lines.append("Transcript")
    let speeches = handoff.transcript.map { (name(of: $0.speaker), $0.text) }
    let words = detail.messages.map { ($0.sender == .caller ? "caller" : "agent", $0.text) }
    for (speaker, text) in speeches + words { lines.append("  \(speaker.fitted(to: 6))  \(text.printable)") }
    return lines
  }

  public static func update(_ update: DeskUpdate) -> String {
    switch update {
    case .said(let text, _): "caller: \(text.printable)"
    case .callerLeft(let ticket):
      "The caller of ticket \(ticket) has hung up. Type `close WORD` to say how it ended."
    case .takenOver(let ticket, let agent): "Ticket \(ticket) has been taken over by \(agent.printable)."
    case .noted(let note): "\(note.kind.rawValue) from \(note.author.printable): \(note.text.printable)"
    case .lost(let ticket): "Ticket \(ticket) is not yours any more: this desk gave no sign of life for too long."
    }
  }

  private static func state(_ entry: DeskEntry) -> String {
    guard entry.state != .waiting, let agent = entry.agent else { return entry.state.rawValue }
    return entry.state == .claimed ? "with \(agent.printable)" : "\(entry.state.rawValue) by \(agent.printable)"
  }

  private static func name(of speaker: Handoff.Line.Speaker) -> String {
    switch speaker {
    case .caller: "caller"
    case .oriole: "oriole"
    case .agent: "agent"
    }
  }

  /// Minutes and seconds, with hours where there are any: `2:05`, `1:02:05`.
  static func duration(_ seconds: Int) -> String {
    let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60)
    let tail = rest < 10 ? "0\(rest)" : "\(rest)"
    guard hours > 0 else { return "\(minutes):\(tail)" }
    return "\(hours):\(minutes < 10 ? "0" : "")\(minutes):\(tail)"
  }

  private static func mood(_ frustration: Double) -> String {
    switch frustration {
    case ..<0.3: "calm"
    case ..<0.6: "uneasy"
    case ..<0.85: "cross"
    default: "angry"
    }
  }
}
