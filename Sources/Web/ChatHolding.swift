import Accounts
import Foundation
import Records

/// How sure a program may be that the chats it holds are its own, and that others have died. Pure.
struct ChatHolding: Sendable {
  /// Seconds without a sign of life after which a program is taken for dead.
  static let lease: TimeInterval = 8
  /// Beats between looks for chats of the dead.
  private static let lookEvery = 2

  enum Beat: Sendable, Hashable { case alive, lost }

  let holder: ChatHolder
  private var beats = 0
  private var hasBeaten = false
  private var isWarned = false

  /// - Parameter node: where the program listens; nil for nowhere that another one could listen after it.
  init(node: String? = nil) {
    let run = SecretToken.name()
    holder = ChatHolder(run: run, node: node ?? run)
  }

  /// Notes a sign of life that the store has taken.
  ///
  /// - Parameter isKnown: whether the store knew of the program.
  /// - Returns: `lost` when others may have what it held.
  mutating func beat(isKnown: Bool) -> Beat {
    let isLost = !isKnown && hasBeaten
    beats = isLost ? 1 : beats + 1
    (hasBeaten, isWarned) = (true, false)
    return isLost ? .lost : .alive
  }

  /// Notes a sign of life that the store has not taken; true the first time in a row.
  mutating func missed() -> Bool {
    defer { isWarned = true }
    beats = 0
    return !isWarned
  }

  /// Whether it is time to look for chats of the dead.
  var mayTake: Bool { beats % Self.lookEvery == 1 }

  /// Whether others have had the time to show that they live since the store could be reached: when it was away, all
  /// programs look dead.
  var isTrusted: Bool { Double(beats) > Self.lease }
}
