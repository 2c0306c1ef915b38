import Records
import Testing

@testable import Accounts

struct SessionsTests {
  private let start = ContinuousClock.now

  private func account(_ name: String) -> Account { Account(name: name, role: .agent, passwordHash: "hash of \(name)") }

  @Test func `a token opens its session, and no other text does`() {
    let sessions = Sessions()
    let (token, session) = sessions.open(for: account("ada"), at: start)
    #expect(token.count == 64 && session.formToken.count == 64 && token != session.formToken)
    #expect(sessions.session(token, at: start) == session)
    for other in ["", session.formToken, String(token.dropLast()), token.uppercased() + "x"] {
      #expect(sessions.session(other, at: start) == nil)
    }
    #expect(sessions.open(for: account("ada"), at: start).token != token)
  }

  @Test func `a session that nobody uses ends, and one that is used ends at last`() {
    var limits = Sessions.Limits()
    (limits.idle, limits.whole) = (.seconds(10), .seconds(25))
    let sessions = Sessions(limits: limits)
    let idle = sessions.open(for: account("ada"), at: start).token
    let used = sessions.open(for: account("ben"), at: start).token
    for second in [9, 18, 24] { #expect(sessions.session(used, at: start + .seconds(second)) != nil) }
    #expect(sessions.session(idle, at: start + .seconds(10)) == nil)
    #expect(sessions.session(idle, at: start) == nil)
    #expect(sessions.session(used, at: start + .seconds(25)) == nil)
  }

  @Test func `one login too many ends the oldest`() {
    var limits = Sessions.Limits()
    (limits.perAccount, limits.inAll) = (2, 3)
    let sessions = Sessions(limits: limits)
    let first = sessions.open(for: account("ada"), at: start).token
    let second = sessions.open(for: account("ada"), at: start + .seconds(1)).token
    let other = sessions.open(for: account("ben"), at: start + .seconds(1)).token
    let third = sessions.open(for: account("ada"), at: start + .seconds(2)).token
    #expect(sessions.session(first, at: start + .seconds(3)) == nil)
    for token in [second, third] { #expect(sessions.session(token, at: start + .seconds(3)) != nil) }
    _ = sessions.open(for: account("eve"), at: start + .seconds(4))
    // Of all the one that was silent for the longest has gone.
    #expect(sessions.session(other, at: start + .seconds(5)) == nil)
    #expect(sessions.count == 3)
  }

  @Test func `a session is ended alone, or with all of its account`() {
    let sessions = Sessions()
    let tokens = (0..<3).map { _ in sessions.open(for: account("ada"), at: start).token }
    let other = sessions.open(for: account("ben"), at: start).token
    sessions.end(tokens[0])
    #expect(sessions.session(tokens[0], at: start) == nil)
    #expect(sessions.session(tokens[1], at: start) != nil)
    sessions.endAll(of: "ada")
    #expect(sessions.session(tokens[1], at: start) == nil && sessions.session(tokens[2], at: start) == nil)
    #expect(sessions.session(other, at: start) != nil)
  }
}
