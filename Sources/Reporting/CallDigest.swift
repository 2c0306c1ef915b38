public import Dialogue
public import Foundation
public import Records
public import Understanding

/// What one call came to: as much as reports count with.
public struct CallDigest: Sendable, Hashable, Codable {
  public var id: CallID
  public var channel: Start.Channel
  /// The one that was spoken last.
  public var language: Language
  public var startedAt: Date
  /// Nil while it goes on.
  public var endedAt: Date?
  public var disposition: Disposition?
  /// Tells callers apart: a customer's id, or else the number that calls; nil for one of whom nothing is known.
  public var caller: String?
  /// What it was about, each once, in the order of the answers.
  public var intents: [Intent]
  /// Why it was handed over last; nil when it was not.
  public var handoff: Handoff.Reason?
  /// 1–5.
  public var rating: Int?
  /// From each thing that the caller said or keyed in to the reply, in milliseconds.
  public var replies: [Int]
  /// The most of the call, 0 calm – 1 very frustrated.
  public var frustration: Double
  /// How often the caller was not understood.
  public var misses: Int

  /// - Parameters:
  ///   - record: the call.
  ///   - journal: what happened in it.
  ///   - moods: hears how frustrated callers are.
  public init(_ record: CallRecord, journal: [JournalEntry], moods: MoodReader = MoodReader()) {
    id = record.id
    channel = record.channel
    language = record.language
    startedAt = record.startedAt
    endedAt = record.endedAt
    disposition = record.disposition
    (intents, replies, frustration, misses) = ([], [], 0, 0)
    var mood = Mood()
    var number: String?
    var customer: String?
    var asked: Int?
    for entry in journal {
      switch entry.event {
      case .callStarted(let start): if start.identity?.kind == .number { number = start.identity?.value }
      case .heard, .pressed: asked = entry.at
      case .queued, .moved, .agentJoined, .agentSaid, .agentLost, .agentHeld, .agentHandedOver,
        .agentHandedBack, .agentClosed, .callEnded:
        asked = nil
      default: break
      }
      for effect in entry.effects {
        switch effect {
        case .play(let prompt, _):
          if let begun = asked { replies.append(max(0, entry.at - begun)) }
          asked = nil
          language = prompt.language
          if let intent = Self.intent(of: prompt), !intents.contains(intent) { intents.append(intent) }
        // Words that are not whole yet, and those for an agent, have no reply.
        case .listen, .tellAgent: asked = nil
        case .handOff(let handoff, _): self.handoff = handoff.reason
        case .report(.recognised(let id, isVerified: _)): customer = id
        case .report(.rated(let rating)): self.rating = rating
        case .report(let report): Self.hear(report, &mood, moods, &misses)
        default: break
        }
      }
      frustration = max(frustration, mood.frustration)
    }
    caller = customer.map { "customer \($0)" } ?? number.map { "number \($0)" }
  }

  /// The intent that a prompt belongs to: such a prompt has its name before it, `order_status.answer`. Proofs of who
  /// calls are none.
  static func intent(of prompt: Prompt) -> Intent? {
    let parts = prompt.name.split(separator: ".")
    guard parts.count > 1, parts[0] != "customer" else { return nil }
    return Intent(rawValue: parts[0] == "faq" ? parts.prefix(2).joined(separator: ".") : String(parts[0]))
  }

  private static func hear(_ report: Report, _ mood: inout Mood, _ moods: MoodReader, _ misses: inout Int) {
    switch report {
    case .understood(let utterance, let candidate, slots: _):
      // What is said to an agent has no candidate.
      guard candidate != nil else { return }
      mood.hear(utterance.text, language: utterance.language, reader: moods)
    case .noMatch:
      misses += 1
      mood.noteMiss()
    case .noInput: mood.noteMiss()
    default: break
    }
  }
}
