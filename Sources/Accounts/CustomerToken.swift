import Crypto
public import Foundation

/// Tells which customer is logged in at the business's own site, as that site's server vouches for it.
///
/// The server gives its page a JSON Web Token (RFC 7519): three parts of Base64 for addresses, joined by dots.
/// ```
/// {"alg":"HS256"} . {"sub":"C1","exp":1796000000,"jti":"b1e2"} . HMAC-SHA256 of the first two and the dot between them
/// ```
/// `sub` is the customer's id, `exp` the second since 1970 at which the token ends, no more than an hour away. `jti`,
/// anything that makes tokens differ, is not looked at, nor is any other claim but `nbf` and `aud`, which may be left out:
/// when the token begins to hold, and `oriole` or a list with it. Whoever has a token is that customer until it ends.
public struct CustomerToken: Sendable {
  /// Why a token is not taken.
  public enum Fault: Error, Sendable, Hashable {
    /// It is none, or not for us: why.
    case malformed(String)
    /// It is signed with another secret, or was changed.
    case wrongSignature
    case expired
  }

  /// The longest that a token may still hold, in seconds.
  public static let longest = 3_600.0
  static let mostBytes = 2_000
  static let mostCharacters = 100
  /// How far another server's clock may be ahead, in seconds.
  private static let leeway = 60.0

  private let key: SymmetricKey

  /// - Parameter secret: what the business's server signs with, as UTF-8.
  public init(secret: String) { key = SymmetricKey(data: Data(secret.utf8)) }

  private struct Header: Decodable {
    var alg: String
    /// What must be understood: nothing is.
    var crit: [String]?
  }

  private struct Claims: Decodable {
    var sub: String
    var exp: Double
    var nbf: Double?
    var aud: Audience?
  }

  /// One, or a list.
  private struct Audience: Decodable {
    var names: [String]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      names = try (try? [value.decode(String.self)]) ?? value.decode([String].self)
    }
  }

  /// The id of the customer whom a token is for.
  ///
  /// - Parameters:
  ///   - token: what the visitor's page sends.
  ///   - now: the time.
  /// - Returns: 1 to 100 characters.
  /// - Throws: why it is not taken. The signature is checked first, in a time that does not depend on how much is right.
  public func customer(of token: String, at now: Date) throws(Fault) -> String {
    guard token.utf8.count <= Self.mostBytes else { throw .malformed("it is longer than \(Self.mostBytes) bytes") }
    let parts = token.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let signature = Self.bytes(parts[2]) else { throw .malformed("it is no JSON Web Token") }
    let signed = Data("\(parts[0]).\(parts[1])".utf8)
    guard HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: signed, using: key) else {
      throw .wrongSignature
    }
    guard let header = Self.json(parts[0], as: Header.self), header.alg == "HS256", header.crit == nil else {
      throw .malformed("its first part must be {\"alg\":\"HS256\"}")
    }
    guard let claims = Self.json(parts[1], as: Claims.self) else {
      throw .malformed("it must have the claims sub, a text, and exp, a number")
    }
    try Self.check(claims, at: now.timeIntervalSince1970)
    return claims.sub
  }

  private static func check(_ claims: Claims, at now: Double) throws(Fault) {
    let isControl = claims.sub.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard (1...mostCharacters).contains(claims.sub.count), !isControl else {
      throw .malformed("sub must be 1 to \(mostCharacters) characters")
    }
    guard claims.aud?.names.contains("oriole") ?? true else { throw .malformed("it is for somebody else: aud") }
    guard claims.exp > now else { throw .expired }
    guard claims.exp <= now + longest + leeway else { throw .malformed("it holds for longer than an hour: exp") }
    guard claims.nbf ?? now <= now + leeway else { throw .malformed("it does not hold yet: nbf") }
  }

  private static func json<Value: Decodable>(_ part: Substring, as type: Value.Type) -> Value? {
    bytes(part).flatMap { try? JSONDecoder().decode(type, from: $0) }
  }

  /// Base64 with `-` and `_`, without padding.
  private static func bytes(_ text: Substring) -> Data? {
    guard !text.utf8.contains(where: { "+/=".utf8.contains($0) }) else { return nil }
    let usual = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: usual + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4))
  }
}
