import Dialogue
import Foundation
import Records
import RecordsSQLite
import Testing
import Understanding

/// The stores that one suite examines.
enum StoreKind: CaseIterable {
  case memory, sqliteInMemory, sqliteFile

  func withStore(_ body: (any Store) async throws -> Void) async throws {
    switch self {
    case .memory: try await body(MemoryStore())
    case .sqliteInMemory: try await body(try SQLiteStore.inMemory())
    case .sqliteFile: try await withFolder { try await body(try SQLiteStore(path: $0 + "/store.db")) }
    }
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
