import Accounts
import Foundation
import Records

/// How sure a program may be that the chats it holds are its own, and that others have died. Pure.
struct ChatHolding: Sendable {
  /// Seconds without a sign of life after which a program is taken for dead.
  static let lease: TimeInterval = 8

  enum Beat: Sendable, Hashable { case alive, lost }

  /// As what the program holds chats now.
  private(set) var holder: ChatHolder
  private let node: String?
  /// Whether the store knows the holder.
  private(set) var hasEntered = false
  private var beats = 0
  private var isWarned = false

  /// - Parameter node: where the program listens; nil for nowhere that another one could listen after it.
  init(node: String? = nil) {
    self.node = node
    holder = Self.newHolder(at: node)
  }

  private static func newHolder(at node: String?) -> ChatHolder {
    let run = SecretToken.name()
    return ChatHolder(run: run, node: node ?? run)
  }

  /// Notes that the store knows a holder.
  mutating func entered(_ entered: ChatHolder) {
    guard entered == holder else { return }
    (hasEntered, beats, isWarned) = (true, 1, false)
  }

  /// Notes a sign of life that the store has taken. A program that is lost goes on as another holder: what it still
  /// writes as the old one is refused.
  ///
  /// - Parameters:
  ///   - holder: whose sign it was.
  ///   - isKnown: whether the store knew of it.
  /// - Returns: `lost` when others may have what it held.
  mutating func beat(_ holder: ChatHolder, isKnown: Bool) -> Beat {
    guard holder == self.holder else { return .alive }
    guard isKnown else {
      self.holder = Self.newHolder(at: node)
      (hasEntered, beats) = (false, 0)
      return .lost
    }
    beats += 1
    isWarned = false
    return .alive
  }

  /// Notes a sign of life that the store has not taken; true the first time in a row.
  mutating func missed() -> Bool {
    defer { isWarned = true }
    beats = 0
    return !isWarned
  }

  /// Whether others have had the time to show that they live since the store could be reached: when it was away, all
  /// programs look dead.
  var isTrusted: Bool { Double(beats) > Self.lease }
}
