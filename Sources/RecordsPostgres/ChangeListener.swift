import Foundation
import Glibc
import Records

/// Hears what the database notifies, on a connection and a thread of its own while anybody reads.
final class ChangeListener: Sendable {
  private let address: PostgresAddress
  private let readers = ChangeReaders()

  init(_ address: PostgresAddress) { self.address = address }

  func stream() -> AsyncStream<StoreChange> { readers.stream { Thread.detachNewThread { self.listen() } } }

  /// Ends within half a second when nobody reads any more.
  private func listen() {
    var session: PostgresSession?
    var backoff = Backoff()
    while readers.isServing() {
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
          readers.tell(.anything)
        }
        var descriptor = pollfd(fd: open.socket, events: Int16(POLLIN), revents: 0)
        _ = poll(&descriptor, 1, 500)
        for text in try open.notifications() { readers.tell(StoreChange(notification: text)) }
      } catch {
        session = nil
        Thread.sleep(forTimeInterval: backoff.next())
      }
    }
  }
}

extension StoreChange {
  /// `ticket 12`, `message 12` and `heard 12` (the ticket), `journal 12` (the call) or `agents`, as the triggers write it.
  init(notification: String) {
    let words = notification.split(separator: " ")
    let number = words.dropFirst().first.flatMap { Int($0) }
    switch (words.first, number) {
    case ("ticket", let number?): self = .ticket(number)
    case ("message", let number?): self = .message(ticket: number)
    case ("heard", let number?): self = .heard(ticket: number)
    case ("journal", let call?): self = .journal(CallID(Int64(call)))
    case ("agents", _): self = .agents
    default: self = .anything
    }
  }
}
