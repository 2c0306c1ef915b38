import HTTPTypes
import Settings

/// The cookie that holds a session's token: no script reads it, no other site's request carries it.
enum SessionCookie {
  /// Over HTTPS the name's prefix has browsers refuse one that another host has set.
  static func name(isSecure: Bool) -> String { isSecure ? "__Host-oriole-session" : "oriole-session" }

  /// The token that a request carries; nil where there is none, or more than one.
  static func token(in fields: HTTPFields, isSecure: Bool) -> String? {
    let name = name(isSecure: isSecure)
    let values = fields[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair -> Substring? in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[0].filter({ $0 != " " }) == name else { return nil }
      return parts[1]
    }
    guard values.count == 1, let value = values.first, value.utf8.count == 64 else { return nil }
    return String(value)
  }

  /// Sets the cookie; the browser keeps it as long as it runs.
  static func set(_ token: String, isSecure: Bool) -> String {
    "\(name(isSecure: isSecure))=\(token); Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "")
  }

  static func cleared(isSecure: Bool) -> String { set("", isSecure: isSecure) + "; Max-Age=0" }
}

extension WebSettings {
  /// Whether a request came over HTTPS, to us or to the proxy before us.
  func isSecure(_ head: HTTPRequest) -> Bool {
    if certificate != nil { return true }
    guard trustsForwarded, let scheme = head.headerFields[values: .forwardedProto].last else { return false }
    return scheme.split(separator: ",").last?.filter { $0 != " " }.lowercased() == "https"
  }
}

extension HTTPField.Name {
  static let forwardedProto = HTTPField.Name("x-forwarded-proto") ?? .via
  /// What a page of ours sends with whatever changes something.
  static let formToken = HTTPField.Name("x-csrf-token") ?? .via
}
