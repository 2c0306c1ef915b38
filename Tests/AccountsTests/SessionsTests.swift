import Foundation
import Records
import Synchronization
import Testing

@testable import Accounts

struct SessionsTests {
  /// A time of day that tests turn.
  private final class Clock: Sendable {
    private let time = Mutex(Date(timeIntervalSince1970: 1_800_000_000))
    var now: Date { time.withLock { $0 } }
    func pass(_ seconds: Double) { time.withLock { $0 += seconds } }
  }

  private let clock = Clock()
  private let store = MemoryStore()

  private func sessions(_ change: (inout LoginLimits) -> Void = { _ in }) -> Sessions {
    var limits = LoginLimits()
    change(&limits)
    return Sessions(store: store, limits: limits) { [clock] in clock.now }
  }

  private func account(_ name: String) async throws -> Account {
    if let known = await store.account(name) { return known }
    let account = Account(name: name, role: .agent, passwordHash: "hash of \(name)")
    try await store.addAccount(account)
    return account
  }

  private func open(_ sessions: Sessions, _ name: String) async throws -> String {
    try #require(try await sessions.open(for: try await account(name))).token
  }

  @Test func `a token opens its session, and no other text does`() async throws {
    let sessions = sessions()
    let (token, session) = try #require(try await sessions.open(for: try await account("ada")))
    #expect(token.count == 64 && session.formToken.count == 64 && token != session.formToken)
    let found = try await sessions.session(token)
    #expect(found?.session == session && found?.account.name == "ada")
    #expect(await store.login(token) == nil, "the token itself is not kept")
    let others = ["", session.formToken, String(token.dropLast()), token.uppercased() + "x"]
    for other in others { #expect(try await sessions.session(other) == nil) }
    #expect(try await open(sessions, "ada") != token)
  }

  @Test func `a session that nobody uses ends, and one that is used ends at last`() async throws {
    let sessions = sessions { ($0.idle, $0.whole) = (1_000, 2_500) }
    let (idle, used) = (try await open(sessions, "ada"), try await open(sessions, "ben"))
    for _ in 0..<2 {
      clock.pass(900)
      #expect(try await sessions.session(used) != nil)
    }
    #expect(try await sessions.session(idle) == nil)
    clock.pass(600)
    #expect(try await sessions.session(used) != nil)
    clock.pass(100)
    #expect(try await sessions.session(used) == nil)
  }

  @Test func `an account that has changed since its password was checked opens none`() async throws {
    let sessions = sessions()
    let old = try await account("ada")
    var new = old
    new.passwordHash = "another"
    try await store.setAccount(new, was: old)
    let (refused, opened) = (try await sessions.open(for: old), try await sessions.open(for: new))
    #expect(refused == nil && opened != nil)
  }

  @Test func `a session is ended alone, or with all of its account, and those that are over are forgotten`()
    async throws
  {
    let sessions = sessions()
    var tokens: [String] = []
    for _ in 0..<3 { tokens.append(try await open(sessions, "ada")) }
    let other = try await open(sessions, "ben")
    try await sessions.end(tokens[0])
    #expect(try await sessions.session(tokens[0]) == nil)
    #expect(try await sessions.session(tokens[1]) != nil)
    try await sessions.endAll(of: "ada")
    for token in tokens { #expect(try await sessions.session(token) == nil) }
    #expect(try await sessions.session(other) != nil)
    clock.pass(13 * 3_600)
    try await sessions.sweep()
    #expect(await store.sweepLogins(LoginLimits(), at: clock.now) == 0)
    #expect(try await sessions.session(other) == nil)
  }

  @Test func `servers on one store know each other's sessions`() async throws {
    let (one, other) = (sessions(), sessions())
    let token = try await open(one, "ada")
    #expect(try await other.session(token)?.session == one.session(token)?.session)
    try await other.end(token)
    #expect(try await one.session(token) == nil)
  }
}
