import Crypto
import Foundation

/// Tokens as the business's server makes them for its customers.
enum LoginToken {
  static let secret = "library-secret-library-secret-32"

  /// - Parameters:
  ///   - customer: whose it is.
  ///   - seconds: how long it holds.
  ///   - secret: what it is signed with.
  /// - Returns: the token.
  static func make(_ customer: String, for seconds: Int = 300, secret: String = secret) -> String {
    let end = Int(Date().timeIntervalSince1970) + seconds
    let claims = #"{"sub":"\#(customer)","exp":\#(end),"jti":"\#(UUID().uuidString)"}"#
    let signed = part(Data(#"{"alg":"HS256","typ":"JWT"}"#.utf8)) + "." + part(Data(claims.utf8))
    let key = SymmetricKey(data: Data(secret.utf8))
    return signed + "." + part(Data(HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key)))
  }

  private static func part(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// The same by the lines that the README gives for Python.
  static func byPython(_ customer: String) throws -> String {
    let script = """
      import base64, hashlib, hmac, json, os, sys, time
      part = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=")
      signed = part(b'{"alg":"HS256"}') + b"." + part(json.dumps({"sub": sys.argv[1], "exp": int(time.time()) + 300}).encode())
      token = (signed + b"." + part(hmac.new(os.environ["ORIOLE_SERVE_CHAT_SECRET"].encode(), signed, hashlib.sha256).digest())).decode()
      print(token)
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = ["-c", script, customer]
    process.environment = ["ORIOLE_SERVE_CHAT_SECRET": secret]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
