import Dialogue
import Foundation
import Records

/// What those who called lately tell about those who wait and who will come. No clock, no IO.
struct QueueHistory: Sendable {
  /// So far back.
  static let span: TimeInterval = 3_600

  /// Waiting callers who hang up, a second.
  let hangUpRate: Double
  /// Those with a head start, as tickets.
  private let favoured: [Ticket]
  /// Their number, a second.
  private let favouredRate: Double

  /// - Parameters:
  ///   - outcomes: of tickets that ended in the last hour.
  ///   - open: those who wait or are served.
  ///   - now: the time.
  init(_ outcomes: [TicketOutcome], open: [Ticket], at now: Date) {
    let since = now.addingTimeInterval(-Self.span)
    let onLine = outcomes.filter { !$0.wasCallback && $0.endedAt >= since }
    let waited = onLine.reduce(0) { $0 + $1.waitedSeconds }
    // As if one caller in 20 hung up in ten minutes, until more is known.
    hangUpRate = (Double(onLine.count(where: \.isAbandoned)) + 0.05) / (waited + 600)
    let recent = outcomes.filter { $0.headStart > 0 && $0.openedAt >= since }.map(Ticket.init(like:))
    let present = open.filter { $0.headStart > 0 && $0.openedAt >= since }
    favoured = recent + present
    let first = (outcomes.map(\.openedAt) + open.map(\.openedAt)).min() ?? now
    favouredRate = Double(favoured.count) / min(Self.span, max(300, now.timeIntervalSince(first)))
  }

  /// Callers who will come and go before some of those who wait.
  func overtakers(of waiting: [Ticket], at now: Date, _ random: inout SeededRandom) -> [Ticket] {
    guard !favoured.isEmpty, let last = waiting.last else { return [] }
    let most = favoured.map(\.headStart).max() ?? 0
    // Who comes later than this overtakes nobody.
    let horizon = most + last.openedAt.timeIntervalSince(now) - last.headStart
    var coming: [Ticket] = []
    var time = random.exponential(rate: favouredRate)
    while time < horizon, coming.count < 200 {
      var ticket = favoured[random.index(below: favoured.count)]
      ticket.openedAt = now.addingTimeInterval(time)
      ticket.number = .max - coming.count
      ticket.returns = 0
      coming.append(ticket)
      time += random.exponential(rate: favouredRate)
    }
    return coming
  }
}

extension Ticket {
  /// A ticket such as one that has ended, as far as its place in the queue goes.
  fileprivate init(like outcome: TicketOutcome) {
    var handoff = Handoff(
      queue: outcome.skill, reason: .asked, language: outcome.language, intent: nil, slots: [:], frustration: 0,
      tried: [],
      transcript: [])
    handoff.headStart = outcome.headStart
    self.init(
      number: .max, call: CallID(0), handoff: handoff, state: .waiting, openedAt: outcome.openedAt,
      callerSeenAt: outcome.openedAt)
  }
}
