import Dialogue
public import Foundation

/// How many calls Oriole served by itself.
///
/// A call is truly contained when it was contained and the same caller did not come again within 24 hours, in whatever
/// channel: who comes again was hardly served. Of callers of whom nothing is known it cannot be told; they are counted
/// apart.
public struct Containment: Sendable, Hashable, Codable {
  public static let window: TimeInterval = 86_400
  /// Calls that have ended.
  public var ended: Int
  /// Those that ended as contained, whoever called.
  public var contained: Int
  /// Ended calls of callers who are known.
  public var known: Int
  /// Those of them that are contained, and whose callers did not come again.
  public var truly: Int
  /// Those of them that are contained, but whose callers came again.
  public var repeated: Int
  /// Those that count as truly contained although the 24 hours are not over.
  public var open: Int
  /// Ended calls of callers of whom nothing is known, and those that are contained.
  public var unknown: Int
  public var unknownContained: Int

  /// - Parameters:
  ///   - calls: those that are counted.
  ///   - later: those that began in the 24 hours after them, for callers who came again.
  ///   - now: the time.
  public init(_ calls: [CallDigest], later: [CallDigest] = [], at now: Date) {
    var begun: [String: [Date]] = [:]
    for call in calls + later { if let caller = call.caller { begun[caller, default: []].append(call.startedAt) } }
    let over = calls.filter { $0.disposition != nil }
    (ended, contained) = (over.count, over.count { $0.disposition == .contained })
    (known, truly, repeated, open, unknown, unknownContained) = (0, 0, 0, 0, 0, 0)
    for call in over {
      let isContained = call.disposition == .contained
      guard let caller = call.caller else {
        unknown += 1
        if isContained { unknownContained += 1 }
        continue
      }
      known += 1
      guard isContained else { continue }
      let end = call.endedAt ?? call.startedAt
      let limit = end.addingTimeInterval(Self.window)
      if begun[caller]?.contains(where: { $0 > call.startedAt && $0 <= limit }) == true {
        repeated += 1
      } else {
        truly += 1
        if limit > now { open += 1 }
      }
    }
  }

  /// Of all ended calls, 0–1; nil without any.
  public var share: Double? { ended == 0 ? nil : Double(contained) / Double(ended) }

  /// Of the known callers' calls, 0–1; nil without any.
  public var trueShare: Double? { known == 0 ? nil : Double(truly) / Double(known) }
}
