import Agents
import Dialogue
import Foundation
import Records
import RecordsSQLite
import Synchronization
import Testing
import Understanding

/// A clock that stands until it is moved.
final class HandClock: Sendable {
  private let seconds = Mutex(0.0)

  func advance(by more: Double) { seconds.withLock { $0 += more } }
  func now() -> Date { Date(timeIntervalSince1970: 1_800_000_000 + seconds.withLock(\.self)) }
}

/// One store with callers and agents at it.
struct Scene {
  let clock = HandClock()
  let store: any Store
  let queue: AgentQueue

  init(store: any Store = MemoryStore(), typicalHandlingSeconds: Double? = nil) {
    self.store = store
    let clock = clock
    queue = AgentQueue(store: store, typicalHandlingSeconds: typicalHandlingSeconds) { clock.now() }
  }

  /// Both kinds of store, to show that nothing hangs on one of them.
  static func all() throws -> [Scene] { [Scene(), Scene(store: try SQLiteStore.inMemory())] }

  func desk(_ agent: String) throws -> Desk {
    let clock = clock
    return try Desk(store: store, agent: agent) { clock.now() }
  }

  func openTicket(_ handoff: Handoff = someHandoff, limit: Int = 50) async throws -> Standing {
    let call = try await store.beginCall(Start(channel: .text, language: .english), at: clock.now())
    return try await queue.open(handoff, for: call, limit: limit)
  }
}

let someHandoff = Handoff(
  queue: "service", reason: .nomatch, language: .english, intent: "order_status", slots: ["order": "1042"],
  frustration: 0.65, tried: ["order_status.ask", "nomatch"],
  transcript: [.init(.oriole, "How can I help?"), .init(.caller, "My order")])

func expect(
  _ code: StoreError.Code, sourceLocation: SourceLocation = #_sourceLocation, _ work: () async throws -> Void
) async {
  let error = await #expect(throws: StoreError.self, sourceLocation: sourceLocation) { try await work() }
  #expect(error?.code == code, "\(error?.message ?? "")", sourceLocation: sourceLocation)
}
