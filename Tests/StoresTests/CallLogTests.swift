import Dialogue
import Foundation
import Records
import Testing
import Understanding

/// Calls and tickets read again.
struct CallLogTests {
  @Test(arguments: StoreKind.databases) func `calls come in pages, with how they ended`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      for number in 0..<5 {
        let call = try await store.beginCall(Start(channel: .wav, language: .mandarin), at: time(Double(number)))
        if number == 1 { try await store.endCall(call, as: .handedOff, at: time(9)) }
      }
      let all = time(0)..<time(100)
      let first = try await store.calls(begunIn: all, after: nil, limit: 3)
      #expect(first.map(\.id.value) == [1, 2, 3])
      #expect(
        first[1]
          == CallRecord(
            id: CallID(2), channel: .wav, language: .mandarin, startedAt: time(1), endedAt: time(9),
            disposition: .handedOff))
      #expect(try await store.calls(begunIn: all, after: CallID(3), limit: 3).map(\.id.value) == [4, 5])
      #expect(try await store.calls(begunIn: time(1)..<time(3), after: nil, limit: 9).map(\.id.value) == [2, 3])
      #expect(try await store.calls(begunIn: all, after: nil, limit: -1).isEmpty)
    }
  }

  @Test(arguments: StoreKind.databases) func `tickets come in pages, in whatever state`(kind: StoreKind) async throws {
    try await kind.withDatabase { store in
      for number in 0..<4 { _ = try await store.waitingTicket(at: Double(number)) }
      try await store.abandonTicket(2, at: time(5))
      let all = time(0)..<time(100)
      #expect(
        try await store.tickets(openedIn: all, after: 0, limit: 3).map(\.state) == [.waiting, .abandoned, .waiting])
      #expect(try await store.tickets(openedIn: all, after: 3, limit: 3).map(\.number) == [4])
      #expect(try await store.tickets(openedIn: time(2)..<time(3), after: 0, limit: 3).map(\.number) == [3])
    }
  }
}
