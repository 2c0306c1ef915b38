import Dialogue
import Foundation
import GRDB
import PostgresServers
import Records
import Testing
import Understanding

@testable import RecordsPostgres
@testable import RecordsSQLite

/// The stores that one suite examines.
enum StoreKind: CaseIterable {
  case memory, sqliteInMemory, sqliteFile, postgres

  /// Those that keep data.
  static let databases: [StoreKind] = [.sqliteInMemory, .sqliteFile, .postgres]
  /// Those that several processes may use at once.
  static let shared: [StoreKind] = [.sqliteFile, .postgres]

  func withStore(_ body: (any Store) async throws -> Void) async throws {
    if case .memory = self { return try await body(MemoryStore()) }
    try await withDatabase(body)
  }

  func withDatabase(
    lookupLimit: Duration = .seconds(3), _ body: (any DurableStore) async throws -> Void
  ) async throws {
    switch self {
    case .memory, .sqliteInMemory: try await body(try SQLiteStore.inMemory())
    case .sqliteFile, .postgres:
      try await withPlace { place in try await body(try await open(place, lookupLimit: lookupLimit)) }
    }
  }

  /// Several stores on one database, as several processes have them.
  func withStores(_ count: Int, _ body: ([any DurableStore]) async throws -> Void) async throws {
    try await withPlace { place in
      var stores: [any DurableStore] = []
      for _ in 0..<count { stores.append(try await open(place)) }
      try await body(stores)
    }
  }

  /// A new file or schema, gone after the test.
  func withPlace(_ body: (String) async throws -> Void) async throws {
    switch self {
    case .postgres: try await body(try PostgresServer.shared().freshAddress())
    default: try await withFolder { try await body($0 + "/store.db") }
    }
  }

  func open(_ place: String, lookupLimit: Duration = .seconds(3)) async throws -> any DurableStore {
    switch self {
    case .postgres:
      try await PostgresStore(PostgresAddress(place), lookupLimit: lookupLimit, patience: .seconds(30))
    default: try SQLiteStore(path: place, lookupLimit: lookupLimit)
    }
  }
}

extension DurableStore {
  /// Does what no store lets anybody do.
  func execute(_ statement: String) async throws {
    switch self {
    case let store as SQLiteStore: try await store.write { db in try db.execute(sql: statement) }
    case let store as PostgresStore: try await store.write { session in _ = try session.script(statement) }
    default: Issue.record("no statement can be executed")
    }
  }

  func rows(_ statement: String, _ arguments: [String: String] = [:]) async throws -> [Facts] {
    try await facts(for: Query("test", statement: statement, arguments: arguments))
  }
}

/// A folder that is gone after the test.
func withFolder(_ body: (String) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try await body(folder.path)
}

/// Seconds after a day on which all tests begin.
func time(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_800_000_000 + seconds) }

func handoff(_ queue: String = "service") -> Handoff {
  Handoff(
    queue: queue, reason: .frustrated, language: .mandarin, intent: "order_status", slots: ["order": "1042"],
    frustration: 0.7, tried: ["order_status.ask", "miss"],
    transcript: [.init(.oriole, "请问有什么可以帮您？"), .init(.caller, "\"我的\n订单\"")])
}

extension Store {
  /// A new call with a ticket.
  func waitingTicket(at seconds: Double = 0, limit: Int = 100) async throws -> Ticket {
    let call = try await beginCall(Start(channel: .text, language: .english), at: time(seconds))
    return try await openTicket(for: call, handoff(), limit: limit, at: time(seconds))
  }
}

func expect(
  _ code: StoreError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ work: () async throws -> Void
) async {
  let error = await #expect(throws: StoreError.self, sourceLocation: sourceLocation) { try await work() }
  #expect(error?.code == code, "\(error?.message ?? "")", sourceLocation: sourceLocation)
  #expect(error?.message.contains("\n") == false, sourceLocation: sourceLocation)
}
