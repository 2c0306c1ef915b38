import Dialogue
import Foundation
public import Records
import Understanding

/// Writes a real call as a conversation that `oriole test` plays.
public struct RecordedRehearsal: Sendable {
  fileprivate struct Turn {
    var deed: String
    var comment: String?
    var effects: [Effect] = []
    var found: Int?
    var lookupsFailed = false
  }

  private static let unkept = "a secret that was not kept: put one in that fits the data"
  private let name: String
  private var start: Start?
  private var turns: [Turn] = []
  private var isSecret = false

  /// - Parameters:
  ///   - journal: the call's, from its beginning.
  ///   - name: of the conversation.
  public init(_ journal: [JournalEntry], name: String) {
    self.name = name
    for entry in journal { take(entry) }
  }

  private mutating func take(_ entry: JournalEntry) {
    // What came after the end changed nothing.
    guard turns.last?.isEnd != true else { return }
    if let turn = turn(of: entry) { turns.append(turn) }
    guard !turns.isEmpty else { return }
    if case .lookedUp(let rows, _) = entry.event { turns[turns.count - 1].found = rows.count }
    if case .failed = entry.event { turns[turns.count - 1].lookupsFailed = true }
    turns[turns.count - 1].effects += entry.effects
    for case .listen(let expectation, _, _) in entry.effects { isSecret = expectation.isSecret ?? false }
  }

  /// What a person did; nil for what only followed from it.
  private mutating func turn(of entry: JournalEntry) -> Turn? {
    let comment = isSecret ? Self.unkept : nil
    switch entry.event {
    case .callStarted(let start):
      self.start = start
      return Turn(deed: "")
    case .heard(let utterance): return Turn(deed: Self.deed(utterance), comment: comment)
    case .pressed(let digits):
      let keys = digits.map(\.rawValue).joined()
      if let last = turns.last, last.deed.hasPrefix("keys: "), start?.channel != .text, !last.isDone {
        turns[turns.count - 1].deed = "keys: " + Self.quoted(Self.unquoted(last.deed.dropFirst(6)) + keys)
        return nil
      }
      return Turn(deed: "keys: \(Self.quoted(keys))", comment: comment)
    case .timedOut where entry.effects.contains(.report(.noInput)): return Turn(deed: "silence: yes")
    case .agentJoined(let agent): return Turn(deed: "agent: {joins: \(Self.quoted(agent))}")
    case .agentSaid(let text): return Turn(deed: "agent: {says: \(Self.quoted(text))}")
    case .agentHeld(let isHeld): return Turn(deed: "agent: {holds: \(isHeld ? "yes" : "no")}")
    case .agentHandedBack(let step): return Turn(deed: "agent: {hands_back: \(Self.quoted(step ?? "menu"))}")
    case .agentClosed: return Turn(deed: "agent: {closes: yes}")
    case .rated(let rating): return Turn(deed: "rates: \(rating)")
    case .callEnded: return Turn(deed: "hang_up: yes")
    default: return nil
    }
  }

  private static func deed(_ utterance: Utterance) -> String {
    guard !utterance.isTyped else { return "say: \(quoted(utterance.text))" }
    let confidence = (utterance.confidence * 1000).rounded() / 1000
    let others = utterance.alternatives.map(quoted).joined(separator: ", ")
    return "hear: {text: \(quoted(utterance.text)), confidence: \(confidence), alternatives: [\(others)]}"
  }

  /// The file's text.
  public var yaml: String {
    var lines = ["\(Self.quoted(name)):"]
    if let start {
      lines.append("  language: \(start.language.rawValue)")
      lines.append("  channel: \(start.channel.rawValue)")
      if let today = start.today { lines.append("  today: \(today)") }
      if let identity = start.identity {
        let field = identity.kind == .login ? "customer" : identity.kind.rawValue
        let comment = identity.kind == .card ? " # \(Self.unkept)" : ""
        lines.append("  \(field): \(Self.quoted(identity.value))\(comment)")
      }
      if start.isRecorded == true { lines.append("  recorded: yes") }
    }
    lines.append("  turns:")
    for turn in turns {
      if turn.lookupsFailed { lines.append("    - lookups: fail") }
      var own = turn.deed.isEmpty ? [] : [turn.deed + (turn.comment.map { " # \($0)" } ?? "")]
      own += turn.expectations
      guard !own.isEmpty else { continue }
      lines += own.enumerated().map { ($0.offset == 0 ? "    - " : "      ") + $0.element }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A JSON string, which is one of YAML too.
  fileprivate static func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    guard let data = try? encoder.encode(text) else { return "\"\"" }
    return String(decoding: data, as: UTF8.self)
  }

  private static func unquoted(_ text: Substring) -> String { text.filter { $0 != "\"" } }
}

extension RecordedRehearsal.Turn {
  /// Whether Oriole has answered.
  fileprivate var isDone: Bool { effects.contains { if case .play = $0 { true } else { false } } }

  /// Whether it ended the call.
  fileprivate var isEnd: Bool { effects.contains { if case .hangUp = $0 { true } else { false } } }

  /// What the turn led to, as what it must lead to.
  fileprivate var expectations: [String] {
    var lines: [String] = []
    var prompts: [String] = []
    for effect in effects {
      switch effect {
      case .report(.understood(_, let candidate, let slots)):
        if let candidate, !["yes", "no"].contains(candidate.intent.rawValue) {
          lines.append("intent: \(RecordedRehearsal.quoted(candidate.intent.rawValue))")
        }
        if !slots.isEmpty { lines.append("slots: \(map(slots))") }
      case .play(let prompt, _): prompts.append(RecordedRehearsal.quoted(prompt.name))
      case .lookUp(let query, _):
        lines.append("lookup: \(query.name)")
        if let found { lines.append("found: \(found)") }
      case .report(.acted(let action, let receipt)): lines += ["action: \(action)", "changes: \(receipt.changes)"]
      case .handOff(let handoff, _) where handoff.callback == nil:
        lines.append("handoff: {queue: \(RecordedRehearsal.quoted(handoff.queue)), reason: \(handoff.reason.rawValue)}")
      case .report(.noMatch): lines.append("nomatch: yes")
      case .report(.noInput): lines.append("noinput: yes")
      case .report(.recognised(let customer, let isVerified)):
        lines += ["recognised: \(RecordedRehearsal.quoted(customer))", "verified: \(isVerified ? "yes" : "no")"]
      case .report(.offered(let intent)): lines.append("offered: \(intent.rawValue)")
      case .report(.rated(let rating)): lines.append("rated: \(rating)")
      case .hangUp(let disposition): lines.append("ended: \(disposition.rawValue)")
      default: break
      }
    }
    if !prompts.isEmpty { lines.append("prompt: [\(prompts.joined(separator: ", "))]") }
    return unique(lines)
  }

  private func map(_ values: [String: String]) -> String {
    "{"
      + values.sorted { $0.key < $1.key }.map { "\($0.key): \(RecordedRehearsal.quoted($0.value))" }
      .joined(separator: ", ") + "}"
  }

  /// Of each field the last: what counts is how the turn ended.
  private func unique(_ lines: [String]) -> [String] {
    var seen: Set<Substring> = []
    return lines.reversed().filter { seen.insert($0.prefix { $0 != ":" }).inserted }.reversed()
  }
}
