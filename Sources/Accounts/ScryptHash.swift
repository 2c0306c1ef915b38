import Crypto
import CryptoExtras
import Foundation

/// What is kept of a password: scrypt's parameters, the salt and the key, as text.
///
/// `$scrypt$ln=15,r=8,p=3$SALT$KEY`: 2^15 rounds of 8 blocks three times over, which takes 32 MB and, on a server's core,
/// about a quarter of a second.
struct ScryptHash: Sendable, Hashable {
  struct Cost: Sendable, Hashable {
    /// The binary logarithm of the rounds.
    var rounds = 15
    var blocks = 8
    var repeats = 3

    /// Whether it can be computed here: nothing that a store says takes more than 256 MB.
    var isSane: Bool {
      (10...18).contains(rounds) && (1...16).contains(blocks) && (1...8).contains(repeats) && rounds + blocks <= 26
    }
  }

  var cost: Cost
  var salt: Data
  var key: Data

  private static let keyBytes = 32

  /// Of a new password, with a salt of its own.
  init(of password: String, cost: Cost = Cost()) throws {
    var generator = SystemRandomNumberGenerator()
    let salt = Data((0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    self.init(cost: cost, salt: salt, key: try Self.key(of: password, salt: salt, cost: cost))
  }

  private init(cost: Cost, salt: Data, key: Data) { (self.cost, self.salt, self.key) = (cost, salt, key) }

  /// Of no password that anybody knows, without computing it.
  static func decoy(cost: Cost) -> ScryptHash {
    var generator = SystemRandomNumberGenerator()
    let bytes = Data((0..<48).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
    return ScryptHash(cost: cost, salt: bytes.prefix(16), key: Data(bytes.dropFirst(16)))
  }

  /// Nil for what is not such a text.
  init?(_ text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt", let cost = Self.cost(parts[2]), cost.isSane,
      let salt = Data(base64Encoded: String(parts[3])), let key = Data(base64Encoded: String(parts[4])),
      (8...64).contains(salt.count), key.count == Self.keyBytes
    else { return nil }
    self.init(cost: cost, salt: salt, key: key)
  }

  private static func cost(_ text: Substring) -> Cost? {
    var values: [Int] = []
    for (part, name) in zip(text.split(separator: ","), ["ln=", "r=", "p="]) {
      guard part.hasPrefix(name), let value = Int(part.dropFirst(name.count)) else { return nil }
      values.append(value)
    }
    return values.count == 3 ? Cost(rounds: values[0], blocks: values[1], repeats: values[2]) : nil
  }

  var text: String {
    "$scrypt$ln=\(cost.rounds),r=\(cost.blocks),p=\(cost.repeats)$"
      + "\(salt.base64EncodedString())$\(key.base64EncodedString())"
  }

  /// Whether it is that of this password; compared in a time that does not depend on how much of it is the same.
  func isHash(of password: String) -> Bool {
    guard let other = try? Self.key(of: password, salt: salt, cost: cost), other.count == key.count else {
      return false
    }
    return zip(other, key).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// The same letters written in another way, as other keyboards do, are the same password.
  private static func key(of password: String, salt: Data, cost: Cost) throws -> Data {
    let key = try KDF.Scrypt.deriveKey(
      from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: keyBytes,
      rounds: 1 << cost.rounds, blockSize: cost.blocks, parallelism: cost.repeats)
    return key.withUnsafeBytes { Data($0) }
  }
}
