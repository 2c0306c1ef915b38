import Foundation

/// A site as browsers name it in `Origin`: scheme, host and port.
public struct WebOrigin: Sendable, Hashable, CustomStringConvertible {
  /// In lower case, without the scheme's usual port.
  public let description: String

  /// Nil for what is not an origin, such as one with a path.
  public init?(_ text: String) {
    guard text.count <= 300, let parts = URLComponents(string: text.lowercased()), let scheme = parts.scheme,
      ["http", "https"].contains(scheme), let host = parts.host, !host.isEmpty, parts.path.isEmpty,
      parts.query == nil, parts.fragment == nil, parts.user == nil
    else { return nil }
    // Nothing that would end a directive in a header.
    guard host.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || ".-:[]".contains($0)) }) else { return nil }
    let usual = scheme == "https" ? 443 : 80
    let port = parts.port.flatMap { $0 == usual ? nil : ":\($0)" } ?? ""
    description = "\(scheme)://\(host)\(port)"
  }
}
