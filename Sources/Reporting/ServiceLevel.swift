public import Foundation
public import Records

/// How callers who asked for a person were served.
public struct ServiceLevel: Sendable, Hashable, Codable {
  public var target: StaffTarget
  /// Who asked for a person, and waited on the line.
  public var offered: Int
  /// Who asked to be called back instead: they do not wait, so they count in no share and no time but the agents'.
  public var callbacks: Int
  /// Who was answered, and who of them in the target's time.
  public var answered: Int
  public var inTime: Int
  /// Who hung up before an agent came, or waited for as long as the assistant lets callers wait.
  public var abandoned: Int
  /// Who waits now.
  public var waiting: Int
  /// Those of them who have waited for longer than the target says.
  public var waitingTooLong: Int
  /// Average speed of answer: the mean wait of those who were answered, in seconds; nil without any.
  public var averageWaitSeconds: Double?
  /// The longest wait of one who was answered.
  public var longestWaitSeconds: Double?
  /// The mean time with an agent, in seconds; nil without any.
  public var handlingSeconds: Double?

  /// - Parameters:
  ///   - tickets: those that are counted.
  ///   - target: what callers are promised.
  ///   - now: the time.
  public init(_ tickets: [Ticket], target: StaffTarget = .usual, at now: Date) {
    self.target = target
    let all = tickets
    let tickets = all.filter { $0.callback == nil }
    callbacks = all.count - tickets.count
    let waits = tickets.compactMap(\.answerSeconds)
    offered = tickets.count
    answered = waits.count
    inTime = waits.count { $0 <= target.seconds }
    let unanswered = tickets.filter { $0.claimedAt == nil }
    abandoned = unanswered.count { !$0.isOpen }
    waiting = unanswered.count(where: \.isOpen)
    waitingTooLong = unanswered.count { $0.isOpen && now.timeIntervalSince($0.openedAt) > target.seconds }
    averageWaitSeconds = waits.isEmpty ? nil : waits.reduce(0, +) / Double(waits.count)
    longestWaitSeconds = waits.max()
    handlingSeconds = HourlyCalls.handlingSeconds(of: all)
  }

  /// The share that was answered in time, 0–1: of those who were answered, have gone, or have waited for too long already;
  /// nil without any. Who hangs up counts against it.
  public var share: Double? {
    let decided = answered + abandoned + waitingTooLong
    return decided == 0 ? nil : Double(inTime) / Double(decided)
  }

  /// Of those who were answered or have gone, 0–1; nil without any.
  public var abandonedShare: Double? {
    answered + abandoned == 0 ? nil : Double(abandoned) / Double(answered + abandoned)
  }
}
