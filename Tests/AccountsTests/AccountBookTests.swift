import Foundation
import Records
import RecordsSQLite
import Testing

@testable import Accounts

/// Who may come in, with a real store.
struct AccountBookTests {
  private static let password = "blue kettle 7"

  private func book(_ store: any StaffRecords) -> AccountBook {
    AccountBook(store: store, cost: .init(rounds: 10, blocks: 1, repeats: 1)) { Date(timeIntervalSince1970: 9) }
  }

  @Test func `a name and its password open an account, nothing else does`() async throws {
    let store = try SQLiteStore.inMemory()
    let book = book(store)
    try await book.add("ada", as: .supervisor, password: Self.password, able: Competence(skills: ["x"]), by: "test")
    #expect(try await book.account("ada", password: Self.password)?.role == .supervisor)
    #expect(try await book.account("ada", password: Self.password + " ") == nil)
    #expect(try await book.account("Ada", password: Self.password) == nil)
    #expect(try await book.account("ben", password: Self.password) == nil)
    #expect(try await book.account("", password: "") == nil)
    #expect(try await store.account("ada")?.passwordHash.contains(Self.password) == false)
  }

  @Test func `a disabled account opens no more, until it is enabled`() async throws {
    let book = book(MemoryStore())
    try await book.add("ada", as: .agent, password: Self.password, by: "test")
    try await book.setDisabled("ada", true, by: "test")
    #expect(try await book.account("ada", password: Self.password) == nil)
    try await book.setDisabled("ada", false, by: "test")
    #expect(try await book.account("ada", password: Self.password) != nil)
    try await book.setPassword(of: "ada", to: "green teapot 8", by: "test")
    #expect(try await book.account("ada", password: Self.password) == nil)
    #expect(try await book.account("ada", password: "green teapot 8") != nil)
    try await book.remove("ada", by: "test")
    #expect(try await book.account("ada", password: "green teapot 8") == nil)
  }

  @Test func `names and passwords that are none are refused`() async throws {
    let book = book(MemoryStore())
    for name in ["", "a b", "a\n", "<b>", String(repeating: "a", count: 41), "a/b", "a\u{0}"] {
      await refused { try await book.add(name, as: .agent, password: Self.password, by: "test") }
    }
    for password in [
      "", "short", "aaaaaaaaaaaa", "ada123456x", "tab\there and more", String(repeating: "abcd", count: 60),
    ] {
      await refused { try await book.add("ada123456", as: .agent, password: password, by: "test") }
    }
    await refused {
      try await book.add(
        "ada", as: .agent, password: Self.password, able: Competence(skills: [String(repeating: "x", count: 61)]),
        by: "test")
    }
    #expect(try await book.all().isEmpty)
    try await book.add("Zoë.曾_1-2", as: .agent, password: "密码很长很长的一个密码", by: "test")
    #expect(try await book.account("Zoe\u{308}.曾_1-2", password: "密码很长很长的一个密码") != nil)
  }

  @Test func `every change stands in the trail, without passwords`() async throws {
    let store = try SQLiteStore.inMemory()
    let book = book(store)
    try await book.add("ada", as: .agent, password: Self.password, by: "root")
    try await book.set("ada", role: .manager, able: nil, by: "root")
    try await book.setPassword(of: "ada", to: "green teapot 8", by: "ada")
    try await book.setDisabled("ada", true, by: "root")
    try await book.remove("ada", by: "root")
    let trail = try await store.auditTrail(before: nil, limit: 10)
    #expect(
      trail.reversed().map { "\($0.account) \($0.action) \($0.subject)" } == [
        "root account.add ada as agent", "root account.set ada as manager, skills all, languages all",
        "ada account.password ada",
        "root account.disable ada", "root account.remove ada",
      ])
    #expect(trail.allSatisfy { $0.at == Date(timeIntervalSince1970: 9) })
  }

  @Test func `too many checks at once are refused, not waited for`() async throws {
    let check = PasswordCheck(cost: .init(rounds: 14, blocks: 8, repeats: 1))
    let busy = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<(PasswordCheck.mostWaiting * 3) {
        group.addTask {
          do throws(AccountError) { return try await check.isPassword("x", of: nil) } catch { return error == .busy }
        }
      }
      return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    #expect(busy > 0 && busy <= PasswordCheck.mostWaiting * 2)
    #expect(try await check.isPassword("x", of: nil) == false)
  }

  private func refused(_ work: () async throws -> Void) async {
    let error = await #expect(throws: AccountError.self) { try await work() }
    guard case .refused(let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(!reason.contains("\n"))
  }
}
