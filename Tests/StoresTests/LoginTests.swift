import Foundation
import Records
import Stores
import Testing

/// Who is logged in, in every store.
struct LoginTests {
  private static let ada = Account(name: "ada", role: .agent, passwordHash: "a")
  private static let ben = Account(name: "ben", role: .manager, passwordHash: "b")

  private func login(_ key: String, _ account: Account = ada, at seconds: Double = 0) -> Login {
    Login(key: key, account: account.name, openedAt: time(seconds), seenAt: time(seconds))
  }

  private func withAccounts(_ kind: StoreKind, _ body: (any Store) async throws -> Void) async throws {
    try await kind.withStore { store in
      for account in [Self.ada, Self.ben] { try await store.addAccount(account) }
      try await body(store)
    }
  }

  private func open(_ store: any Store, _ login: Login, _ account: Account = ada, _ limits: LoginLimits = .init())
    async throws
  {
    try await store.openLogin(login, for: account, within: limits)
  }

  private func keys(_ store: any Store) async throws -> String {
    var found = ""
    for key in ["a", "b", "c", "d", "e"] where try await store.login(key) != nil { found += key }
    return found
  }

  @Test(arguments: StoreKind.allCases) func `a login comes back with its account`(kind: StoreKind) async throws {
    try await withAccounts(kind) { store in
      try await open(store, login("a", at: 1.5))
      let found = try #require(try await store.login("a"))
      #expect(found.login == login("a", at: 1.5) && found.account == Self.ada)
      #expect(try await store.login("b") == nil)
      try await store.touchLogin("a", at: time(70))
      #expect(try await store.login("a")?.login.seenAt == time(70))
      try await store.touchLogin("none", at: time(70))
      try await store.endLogin("a")
      try await store.endLogin("a")
      #expect(try await keys(store).isEmpty)
    }
  }

  @Test(arguments: StoreKind.allCases) func `those that are over or too many are forgotten`(kind: StoreKind)
    async throws
  {
    try await withAccounts(kind) { store in
      var limits = LoginLimits()
      (limits.idle, limits.whole, limits.perAccount, limits.inAll) = (100, 250, 2, 3)
      try await open(store, login("a", at: 0), Self.ada, limits)
      try await open(store, login("b", at: 1), Self.ada, limits)
      try await open(store, login("c", at: 2), Self.ada, limits)
      #expect(try await keys(store) == "bc")
      try await open(store, login("d", Self.ben, at: 3), Self.ben, limits)
      try await store.touchLogin("b", at: time(50))
      try await open(store, login("e", Self.ben, at: 60), Self.ben, limits)
      #expect(try await keys(store) == "bde", "the one that was silent for the longest has gone")
      #expect(try await store.sweepLogins(limits, at: time(103)) == 1)
      #expect(try await keys(store) == "be")
      try await store.touchLogin("b", at: time(240))
      try await store.touchLogin("e", at: time(250))
      #expect(try await store.sweepLogins(limits, at: time(251)) == 1)
      #expect(try await keys(store) == "e")
    }
  }

  @Test(arguments: StoreKind.allCases)
  func `another password or role, a disabled and a removed account end logins`(kind: StoreKind) async throws {
    try await withAccounts(kind) { store in
      var now = Self.ada
      let changes: [(inout Account) -> Void] = [
        { $0.passwordHash = "new" }, { $0.role = .supervisor }, { $0.isDisabled = true },
      ]
      try await open(store, login("e", Self.ben), Self.ben)
      for change in changes {
        try await open(store, login("a"), now)
        var other = now
        other.competence = Competence(skills: ["orders"])
        try await store.setAccount(other, was: now)
        #expect(try await store.login("a")?.account == other)
        now = other
        change(&other)
        try await store.setAccount(other, was: now)
        #expect(try await keys(store) == "e")
        now = other
      }
      await expect(.conflict) { try await open(store, login("b"), now) }
      await expect(.conflict) { try await open(store, login("b"), Self.ada) }
      try await store.removeAccount("ben")
      #expect(try await keys(store).isEmpty)
      await expect(.conflict) { try await open(store, login("b", Self.ben), Self.ben) }
    }
  }

  @Test(arguments: StoreKind.shared) func `logins outlive a restart, and are in no backup`(kind: StoreKind) async throws
  {
    try await kind.withPlace { place in
      let store = try await kind.open(place)
      try await store.addAccount(Self.ada)
      try await open(store, login("a"))
      let again = try await kind.open(place)
      #expect(try await again.login("a")?.account == Self.ada)
      try await withFolder { folder in
        _ = try await store.backUp(toFile: folder + "/backup")
        #expect(try !String(contentsOfFile: folder + "/backup", encoding: .utf8).contains("oriole_logins"))
        try await again.restore(fromFile: folder + "/backup", replacing: true)
        #expect(try await keys(again).isEmpty)
        #expect(try await again.account("ada") == Self.ada)
      }
    }
  }
}
