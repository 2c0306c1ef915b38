import Accounts
import HTTPTypes
import NIOCore
import Testing

@testable import Web

/// Tokens, rates, addresses and written figures.
@Suite struct SmallPartsTests {
  @Test func `tokens have 256 bits and are never the same`() {
    let tokens = (0..<1_000).map { _ in SecretToken.secret() }
    #expect(Set(tokens).count == 1_000)
    #expect(tokens.allSatisfy { $0.count == 64 && $0.allSatisfy(\.isHexDigit) })
    #expect(SecretToken.name().count == 32)
  }

  @Test func `a token is the same or it is not`() {
    #expect(SecretToken.isSame("abc", as: "abc"))
    for other in ["", "ab", "abd", "abcd", "abcabc", "xbc"] { #expect(!SecretToken.isSame(other, as: "abc")) }
    #expect(!SecretToken.isSame("", as: ""))
  }

  @Test func `a rate lets so many through at once, and more as time goes by`() {
    let rate = RateLimit(perMinute: 6)
    let start = ContinuousClock.now
    for _ in 0..<6 { #expect(rate.admits("a", at: start)) }
    #expect(!rate.admits("a", at: start))
    #expect(rate.admits("b", at: start))
    #expect(!rate.admits("a", at: start + .seconds(9)))
    #expect(rate.admits("a", at: start + .seconds(15)))
    #expect(!rate.admits("a", at: start + .seconds(15)))
  }

  @Test(arguments: [
    ("127.0.0.1", "127.0.0.1"), ("::ffff:10.1.2.3", "10.1.2.3"), ("2001:db8:1:2:3:4:5:6", "20:1:d:b8:0:1:0:2"),
    ("2001:db8:1:2:ffff::1", "20:1:d:b8:0:1:0:2"),
  ])
  func `an address counts as one, an IPv6 network too`(address: String, key: String) throws {
    #expect(ClientAddress.key(of: try SocketAddress(ipAddress: address, port: 1)) == key)
  }

  @Test func `of forwarded addresses the proxy's own counts`() {
    func forwarded(_ text: String) -> String? { ClientAddress.forwarded([.forwardedFor: text]) }
    #expect(forwarded("1.1.1.1, 2.2.2.2") == "2.2.2.2")
    #expect(forwarded("2.2.2.2") == "2.2.2.2")
    for text in ["", "unknown", "evil\"", String(repeating: "1", count: 100)] { #expect(forwarded(text) == nil) }
  }

  @Test(arguments: [
    ("订单4 5 7 0 1 2已经发货，还有1 2个", "订单457012已经发货，还有1 2个"), ("1 2 3 45", "123 45"),
    ("Order 4 5 7 0 1 2 is here.", "Order 457012 is here."), ("Order 4 5 7 0 1 2.", "Order 457012."),
    ("1 2", "1 2"), ("Take 2 of 3.", "Take 2 of 3."), ("1 2 3", "123"), ("", ""), ("a  b", "a  b"),
    ("Is 1 2 3 4 5, right?", "Is 12345, right?"), ("Order 4 5 7。", "Order 457。"),
  ])
  func `figures that were spoken apart are written together`(spoken: String, written: String) {
    #expect(WrittenReply.text(spoken) == written)
  }
}
