import Foundation
import Records
import Testing
import Understanding

/// Accounts and the audit trail, in every store.
struct StaffRecordsTests {
  private static let ada = Account(
    name: "ada", role: .manager, passwordHash: "$scrypt$x",
    competence: Competence(skills: ["orders", "returns"], languages: [.mandarin]))

  @Test(arguments: StoreKind.allCases) func `an account comes back as it was added`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      #expect(try await store.account("ada") == nil)
      #expect(try await store.accounts().isEmpty)
      try await store.addAccount(Self.ada)
      try await store.addAccount(Account(name: "Zoë 曾", role: .agent, passwordHash: "", isDisabled: true))
      try await store.addAccount(Account(name: "abe", role: .supervisor, passwordHash: "h"))
      #expect(try await store.account("ada") == Self.ada)
      #expect(try await store.account("Ada") == nil)
      #expect(try await store.accounts().map(\.name) == ["Zoë 曾", "abe", "ada"])
      #expect(try await store.account("Zoë 曾")?.isDisabled == true)
    }
  }

  @Test(arguments: StoreKind.allCases) func `a name is taken once`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      try await store.addAccount(Self.ada)
      await expect(.conflict) {
        try await store.addAccount(Account(name: "ada", role: .agent, passwordHash: "other"))
      }
      #expect(try await store.account("ada") == Self.ada)
    }
  }

  @Test(arguments: StoreKind.allCases) func `a change of one does not undo another's`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      try await store.addAccount(Self.ada)
      var (disabled, renewed) = (Self.ada, Self.ada)
      disabled.isDisabled = true
      renewed.passwordHash = "new"
      try await store.setAccount(disabled, was: Self.ada)
      await expect(.conflict) { try await store.setAccount(renewed, was: Self.ada) }
      #expect(try await store.account("ada") == disabled)
      renewed.isDisabled = true
      renewed.role = .agent
      renewed.competence = .everything
      try await store.setAccount(renewed, was: disabled)
      #expect(try await store.account("ada") == renewed)
    }
  }

  @Test(arguments: StoreKind.allCases) func `what is not there is told`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      await expect(.notFound) { try await store.setAccount(Self.ada, was: Self.ada) }
      await expect(.notFound) { try await store.removeAccount("ada") }
      try await store.addAccount(Self.ada)
      try await store.removeAccount("ada")
      #expect(try await store.account("ada") == nil)
      await expect(.notFound) { try await store.removeAccount("ada") }
    }
  }

  @Test(arguments: StoreKind.allCases)
  func `a manager stays who may log in, also when two take each other's role away`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      let eve = Account(name: "eve", role: .manager, passwordHash: "h")
      let outs = [Self.ada, eve].map { manager in
        var out = manager
        if manager == eve { out.isDisabled = true } else { out.role = .supervisor }
        return (was: manager, out: out)
      }
      for _ in 0..<5 {
        for manager in [Self.ada, eve] { try await store.addAccount(manager) }
        let refusals = await withTaskGroup(of: StoreError?.self) { group in
          for (was, out) in outs {
            group.addTask {
              do throws(StoreError) {
                try await store.setAccount(out, was: was, keepingManager: true)
                return nil
              } catch { return error }
            }
          }
          return await group.reduce(into: []) { $0 += [$1] }
        }
        #expect(refusals.compactMap(\.self) == [.lastManager])
        let rest = try await store.accounts().filter { $0.role == .manager && !$0.isDisabled }
        try #require(rest.count == 1)
        await #expect(throws: StoreError.lastManager) {
          try await store.removeAccount(rest[0].name, keepingManager: true)
        }
        // What takes nothing away is done.
        var renewed = rest[0]
        renewed.passwordHash = "new"
        try await store.setAccount(renewed, was: rest[0], keepingManager: true)
        for name in ["ada", "eve"] { try await store.removeAccount(name) }
      }
    }
  }

  @Test(arguments: StoreKind.allCases) func `the trail is read newest first, in pages`(kind: StoreKind) async throws {
    try await kind.withStore { store in
      #expect(try await store.auditTrail(before: nil, limit: 10).isEmpty)
      for step in 1...5 {
        try await store.note(AuditEntry(at: time(Double(step)), account: "ada", action: "see", subject: "call \(step)"))
      }
      let newest = try await store.auditTrail(before: nil, limit: 2)
      #expect(
        newest.first == AuditEntry(number: 5, at: time(5), account: "ada", action: "see", subject: "call 5"))
      #expect(newest.map(\.number) == [5, 4])
      #expect(try await store.auditTrail(before: 4, limit: 9).map(\.number) == [3, 2, 1])
      for limit in [0, -1, .min] { #expect(try await store.auditTrail(before: nil, limit: limit).isEmpty) }
      for number in [1, 0, -7, .min] { #expect(try await store.auditTrail(before: number, limit: 9).isEmpty) }
      #expect(try await store.auditTrail(before: .max, limit: .max).count == 5)
    }
  }

  @Test func `what is noted is never long`() {
    let entry = AuditEntry(
      at: time(0), account: String(repeating: "a", count: 999), action: "x", subject: String(repeating: "文", count: 999)
    )
    #expect(entry.account.count == 200 && entry.subject.count == 200)
  }
}
