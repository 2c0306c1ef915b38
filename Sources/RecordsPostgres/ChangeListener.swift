import Foundation
import Glibc
import Records
import Synchronization

/// Hears what the database notifies, on a connection and a thread of its own while anybody reads.
final class ChangeListener: Sendable {
  private struct State {
    var readers: [Int: AsyncStream<StoreChange>.Continuation] = [:]
    var next = 0
    var isListening = false
  }

  /// Changes that wait for one reader; those who are late read everything again.
  private static let limit = 256

  private let address: PostgresAddress
  private let state = Mutex(State())

  init(_ address: PostgresAddress) { self.address = address }

  func stream() -> AsyncStream<StoreChange> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: StoreChange.self, bufferingPolicy: .bufferingNewest(Self.limit))
    let (number, begins) = state.withLock { state in
      state.next += 1
      state.readers[state.next] = continuation
      defer { state.isListening = true }
      return (state.next, !state.isListening)
    }
    continuation.onTermination = { [weak self] _ in self?.remove(number) }
    if begins { Thread.detachNewThread { self.listen() } }
    return stream
  }

  private func remove(_ number: Int) { state.withLock { _ = $0.readers.removeValue(forKey: number) } }

  private func tell(_ change: StoreChange) {
    for reader in state.withLock({ $0.readers.values.map(\.self) }) {
      if case .dropped = reader.yield(change) { reader.yield(.anything) }
    }
  }

  /// Ends within half a second when nobody reads any more.
  private func listen() {
    var session: PostgresSession?
    var backoff = Backoff()
    var told = ContinuousClock.now
    while state.withLock({ state in
      state.isListening = !state.readers.isEmpty
      return state.isListening
    }) {
      do {
        let open: PostgresSession
        if let session {
          open = session
        } else {
          open = try PostgresSession(address)
          let channel = try open.run("SELECT quote_ident(\(Schema.channel))").first ?? ""
          try open.script("LISTEN \(channel)")
          session = open
          backoff = Backoff()
          // What happened before is not notified.
          told = .now
          tell(.anything)
        }
        var descriptor = pollfd(fd: open.socket, events: Int16(POLLIN), revents: 0)
        _ = poll(&descriptor, 1, 500)
        for text in try open.notifications() { tell(StoreChange(notification: text)) }
        if ContinuousClock.now >= told + .seconds(1) {
          told = .now
          tell(.anything)
        }
      } catch {
        session = nil
        Thread.sleep(forTimeInterval: backoff.next())
      }
    }
  }
}

extension StoreChange {
  /// `ticket 12`, `message 12` or `agents`, as the triggers write it.
  init(notification: String) {
    let words = notification.split(separator: " ")
    let number = words.dropFirst().first.flatMap { Int($0) }
    switch (words.first, number) {
    case ("ticket", let number?): self = .ticket(number)
    case ("message", let number?): self = .message(ticket: number)
    case ("agents", _): self = .agents
    default: self = .anything
    }
  }
}
