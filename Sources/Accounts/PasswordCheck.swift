import Dispatch
import Foundation
import Synchronization

/// Makes and checks hashes of passwords, one after the other on a thread of its own: each takes a quarter of a second and
/// 32 MB, which nothing else shall wait for, and which many at once shall not take from the rest.
final class PasswordCheck: Sendable {
  /// How many may wait for their turn.
  static let mostWaiting = 30
  private let queue = DispatchQueue(label: "oriole.passwords", qos: .userInitiated)
  private let waiting = Mutex(0)
  private let cost: ScryptHash.Cost
  /// Takes the place of the hash of an account that is not there, so that checking takes as long.
  private let decoy: ScryptHash

  init(cost: ScryptHash.Cost = .init()) {
    self.cost = cost
    decoy = ScryptHash.decoy(cost: cost)
  }

  /// A hash of a new password.
  func hash(of password: String) async throws(AccountError) -> String {
    let cost = cost
    let text = try await perform { try? ScryptHash(of: password, cost: cost).text }
    guard let text else { throw .refused("the password's hash cannot be computed here") }
    return text
  }

  /// Whether it is the password of a hash; without a hash it takes as long to say no.
  func isPassword(_ password: String, of hash: String?) async throws(AccountError) -> Bool {
    let kept = hash.flatMap(ScryptHash.init)
    let hash = kept ?? decoy
    return try await perform { hash.isHash(of: password) } && kept != nil
  }

  private func perform<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(AccountError) -> Value {
    let isAdmitted = waiting.withLock { waiting in
      guard waiting < Self.mostWaiting else { return false }
      waiting += 1
      return true
    }
    guard isAdmitted else { throw .busy }
    defer { waiting.withLock { $0 -= 1 } }
    return await withCheckedContinuation { continuation in
      queue.async { continuation.resume(returning: work()) }
    }
  }
}
