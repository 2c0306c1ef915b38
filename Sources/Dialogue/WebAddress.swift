/// A lookup that asks a web service: `GET http://127.0.0.1:8080/stock/:product?day=:today`.
public struct WebAddress: Sendable, Hashable {
  private static let prefix = "GET "
  private let template: String

  /// Nil for a statement that is no web lookup, such as SQL.
  public init?(_ statement: String) {
    guard statement.hasPrefix(Self.prefix) else { return nil }
    template = String(statement.dropFirst(Self.prefix.count).drop { $0 == " " })
  }

  /// Why it cannot be asked; nil when it can.
  public var fault: String? {
    let scheme = ["http://", "https://"].first { template.hasPrefix($0) }
    guard let scheme else { return "“\(template)” does not begin with http:// or https://" }
    let rest = template.dropFirst(scheme.count)
    guard let first = rest.first, first.isLetter || first.isNumber || first == "[" else {
      return "“\(template)” names no host"
    }
    let isPlain = template.utf8.allSatisfy { $0 > 32 && $0 < 127 && !"\"<>\\^`{|}".utf8.contains($0) }
    return isPlain ? nil : "“\(template)” has a sign that stands in no web address"
  }

  /// The address with arguments in place of `:name`, percent-encoded, so that no value can change where it leads.
  public func filled(with arguments: [String: String]) -> String {
    var filled = ""
    var rest = template[...]
    while let colon = rest.firstIndex(of: ":") {
      filled += rest[..<colon]
      let after = rest[rest.index(after: colon)...]
      let name = after.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      if let first = name.first, first.isLetter {
        filled += Self.encoded(arguments[String(name)] ?? "")
        rest = after.dropFirst(name.count)
      } else {
        filled += ":"
        rest = after
      }
    }
    return filled + rest
  }

  /// All but unreserved characters as `%XX` (RFC 3986, 2.3).
  private static func encoded(_ value: String) -> String {
    value.utf8.map { byte in
      let scalar = Unicode.Scalar(byte)
      let isUnreserved =
        byte < 128 && (scalar.properties.isAlphabetic || (48...57).contains(byte)) || "-_~".utf8.contains(byte)
      if isUnreserved { return String(Character(scalar)) }
      let hex = String(byte, radix: 16, uppercase: true)
      return "%" + (hex.count == 1 ? "0" : "") + hex
    }.joined()
  }
}
