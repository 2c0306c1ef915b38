import Crypto
import Foundation
import Testing

@testable import Accounts

/// Which customer is logged in at the business's own site.
@Suite struct CustomerTokenTests {
  private static let secret = "0123456789abcdef0123456789abcdef"
  private static let now = Date(timeIntervalSince1970: 1_800_000_000)

  private static func part(_ data: some Sequence<UInt8>) -> String {
    Data(data).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  private static func token(_ claims: String, header: String = #"{"alg":"HS256"}"#, secret: String = secret) -> String {
    let signed = part(header.utf8) + "." + part(claims.utf8)
    let key = SymmetricKey(data: Data(secret.utf8))
    return signed + "." + part(HMAC<SHA256>.authenticationCode(for: Data(signed.utf8), using: key))
  }

  private static func read(_ token: String) -> Result<String, CustomerToken.Fault> {
    do {
      return .success(try CustomerToken(secret: secret).customer(of: token, at: now))
    } catch {
      return .failure(error)
    }
  }

  @Test(arguments: [
    #"{"sub":"C1","exp":1800000300,"jti":"x"}"#, #"{"sub":"C1","exp":1800000300.5,"nbf":1800000000}"#,
    #"{"sub":"C1","exp":1800003600,"aud":"oriole"}"#, #"{"exp":1800000001,"aud":["a","oriole"],"sub":"C1"}"#,
  ])
  func `a token that holds tells its customer`(claims: String) {
    #expect(Self.read(Self.token(claims)) == .success("C1"))
  }

  @Test func `other libraries' tokens are taken`() {
    // As Python's json, hmac and base64 make it.
    let header = Self.part(#"{"alg":"HS256","typ":"JWT"}"#.utf8)
    let claims = Self.part(#"{"sub":"\u987e\u5ba2 7","exp":1800000300}"#.utf8)
    #expect(header == "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9")
    let signature = "lMyIni1nwZa6uQffLay0ryFFemJ0-c0xntm3CeF8Rk4"
    #expect(Self.read("\(header).\(claims).\(signature)") == .success("顾客 7"))
  }

  @Test func `a token ends`() {
    #expect(Self.read(Self.token(#"{"sub":"C1","exp":1800000000}"#)) == .failure(.expired))
    #expect(Self.read(Self.token(#"{"sub":"C1","exp":-1e300}"#)) == .failure(.expired))
  }

  @Test func `what was changed, or signed by somebody else, is not taken`() {
    let good = Self.token(#"{"sub":"C1","exp":1800000300}"#)
    let parts = good.split(separator: ".").map(String.init)
    let other = Self.token(#"{"sub":"C2","exp":1800000300}"#).split(separator: ".").map(String.init)
    for bad in [
      Self.token(#"{"sub":"C1","exp":1800000300}"#, secret: Self.secret + "x"), "\(parts[0]).\(other[1]).\(parts[2])",
      "\(parts[0]).\(parts[1]).\(other[2])", "\(parts[0]).\(parts[1]).", "\(parts[0]).\(parts[1]).AAAA", "..",
      // Nothing that comes from outside says how it is signed.
      "\(Self.part(#"{"alg":"none"}"#.utf8)).\(parts[1]).",
    ] {
      #expect(Self.read(bad) == .failure(.wrongSignature), "\(bad)")
    }
  }

  @Test(arguments: [
    ("{\"alg\":\"none\"}", #"{"sub":"C1","exp":1800000300}"#, "first part"),
    ("{\"alg\":\"HS256\",\"crit\":[\"x\"]}", #"{"sub":"C1","exp":1800000300}"#, "first part"),
    ("[]", #"{"sub":"C1","exp":1800000300}"#, "first part"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"C1"}"#, "claims"), ("{\"alg\":\"HS256\"}", #"{"exp":1800000300}"#, "claims"),
    ("{\"alg\":\"HS256\"}", #"{"sub":7,"exp":1800000300}"#, "claims"), ("{\"alg\":\"HS256\"}", "C1", "claims"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"C1","exp":"1800000300"}"#, "claims"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"","exp":1800000300}"#, "sub"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"C\n1","exp":1800000300}"#, "sub"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"C1","exp":1800009999}"#, "longer than an hour"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"C1","exp":1e300}"#, "longer than an hour"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"C1","exp":1800000300,"nbf":1800000200}"#, "not hold yet"),
    ("{\"alg\":\"HS256\"}", #"{"sub":"C1","exp":1800000300,"aud":"shop"}"#, "somebody else"),
  ])
  func `what is signed but says something else is not taken`(header: String, claims: String, why: String) {
    guard case .failure(.malformed(let said)) = Self.read(Self.token(claims, header: header)) else {
      Issue.record("it was taken: \(claims)")
      return
    }
    #expect(said.contains(why))
  }

  @Test(arguments: ["", "x", "a.b", "a.b.c.d", "a.b.c=", "a.b.+/", "a.b.c", String(repeating: "a", count: 3_000)])
  func `anything else is no token`(text: String) {
    guard case .failure(.malformed) = Self.read(text) else {
      Issue.record("\(text.prefix(10)): \(Self.read(text))")
      return
    }
  }

  @Test func `a name of more than a hundred characters is no customer`() {
    let name = String(repeating: "x", count: 101)
    guard case .failure(.malformed) = Self.read(Self.token("{\"sub\":\"\(name)\",\"exp\":1800000300}")) else {
      Issue.record("it was taken")
      return
    }
  }
}
