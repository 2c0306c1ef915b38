import NIOCore
import NIOSSL
import Settings

/// Why the server cannot start, in one line.
public struct WebStartError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }

  /// Nothing can be had at the address.
  init(_ settings: WebSettings, _ error: any Error) {
    let reason =
      switch error {
      case let error as IOError: "\(error)".split(separator: ": ").last.map { String($0.prefix { $0 != ")" }) } ?? ""
      case is SocketAddressError: "there is no such address"
      default: "\(error)"
      }
    description = "cannot listen at \(settings.host):\(settings.port): \(reason)"
  }
}

extension WebSettings {
  /// The certificate and its key; nil for plain HTTP.
  var tls: TLSConfiguration? {
    get throws(WebStartError) {
      guard let certificate, let key else { return nil }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: try Self.read(certificate, "a PEM file of certificates") {
          try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) }
        },
        privateKey: .privateKey(
          try Self.read(key, "a PEM file of a private key") { try NIOSSLPrivateKey(file: key, format: .pem) }))
      configuration.minimumTLSVersion = .tlsv12
      return configuration
    }
  }

  private static func read<Value>(_ path: String, _ what: String, _ read: () throws -> Value) throws(WebStartError)
    -> Value
  {
    do {
      return try read()
    } catch {
      throw WebStartError("\(path): is not there, or is not \(what)")
    }
  }
}
