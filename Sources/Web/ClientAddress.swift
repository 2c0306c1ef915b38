import HTTPTypes
import NIOCore

/// Whom the limits count: an IPv4 address, or the 64 bits of an IPv6 address that one customer of a provider has.
enum ClientAddress {
  static func key(of address: SocketAddress?) -> String {
    switch address {
    case .v4: return address?.ipAddress ?? "unknown"
    case .v6(let address):
      // After the family, the port and the flow.
      let bytes = withUnsafeBytes(of: address.address) { Array($0[8..<24]) }
      if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
        return bytes[12...].map { String($0) }.joined(separator: ".")
      }
      return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":")
    case .unixDomainSocket: return "local"
    case nil: return "unknown"
    }
  }

  /// Of the address that the proxy before us has seen: the last one it wrote. Nil for what is no address.
  static func forwarded(_ fields: HTTPFields) -> String? {
    guard let last = fields[values: .forwardedFor].last?.split(separator: ",").last else { return nil }
    let text = last.filter { !$0.isWhitespace }
    guard text.count <= 45, let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
    return key(of: address)
  }

  static func isLoopback(_ address: SocketAddress?) -> Bool {
    guard let text = address?.ipAddress else { return false }
    return text.hasPrefix("127.") || text == "::1" || text.hasPrefix("::ffff:127.")
  }
}

extension HTTPField.Name {
  static let forwardedFor = HTTPField.Name("x-forwarded-for") ?? .via
}
