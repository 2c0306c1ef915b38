import Crypto
import Foundation

/// What cannot be guessed, in hexadecimal figures, from the system's secure generator.
public enum SecretToken {
  /// 256 bits, for the one who may read and write what it opens.
  public static func secret() -> String { random(words: 4) }
  /// 128 bits, for an address.
  public static func name() -> String { random(words: 2) }

  private static func random(words: Int) -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<words).map { _ in
      let hex = String(generator.next(), radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
  }

  /// The SHA-256 of a token, in hexadecimal figures, for where the token itself shall not be kept.
  public static func digest(of token: some StringProtocol) -> String {
    var hex: [UInt8] = []
    hex.reserveCapacity(2 * SHA256.byteCount)
    for byte in SHA256.hash(data: Data(token.utf8)) {
      hex.append(figures[Int(byte >> 4)])
      hex.append(figures[Int(byte & 15)])
    }
    return String(decoding: hex, as: UTF8.self)
  }

  private static let figures = Array("0123456789abcdef".utf8)

  /// Compares in a time that depends on nothing but the length of what was given.
  public static func isSame(_ given: some StringProtocol, as kept: String) -> Bool {
    let given = Array(given.utf8)
    let kept = Array(kept.utf8)
    guard !kept.isEmpty else { return false }
    var difference = given.count ^ kept.count
    for (index, byte) in given.enumerated() { difference |= Int(byte ^ kept[index % kept.count]) }
    return difference == 0
  }
}
