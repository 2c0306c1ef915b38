public import Dialogue
public import Foundation
public import Understanding

/// A call as the store keeps it, without its journal.
public struct CallRecord: Sendable, Hashable, Codable {
  public var id: CallID
  public var channel: Start.Channel
  /// The language that it began in.
  public var language: Language
  public var startedAt: Date
  /// Nil while it goes on, and for one whose program died.
  public var endedAt: Date?
  public var disposition: Disposition?

  public init(
    id: CallID, channel: Start.Channel, language: Language, startedAt: Date, endedAt: Date? = nil,
    disposition: Disposition? = nil
  ) {
    self.id = id
    self.channel = channel
    self.language = language
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.disposition = disposition
  }
}

/// A store whose calls and tickets can be read again, for reports: each method gives one page, so that no report has to
/// hold a year of them.
public protocol CallLog: Sendable {
  /// Calls in the order of their numbers.
  ///
  /// - Parameters:
  ///   - times: when they began.
  ///   - call: the last one of the page before; nil for the first page.
  ///   - limit: the most of a page.
  /// - Returns: fewer than `limit` on the last page.
  /// - Throws: `corrupt` for what Oriole has not written, `unavailable` when the store cannot be read.
  func calls(begunIn times: Range<Date>, after call: CallID?, limit: Int) async throws(StoreError) -> [CallRecord]

  /// Tickets in the order of their numbers, in whatever state.
  ///
  /// - Parameters:
  ///   - times: when they were opened.
  ///   - number: the last one of the page before; 0 for the first page.
  ///   - limit: the most of a page.
  /// - Returns: fewer than `limit` on the last page.
  /// - Throws: as `calls`.
  func tickets(openedIn times: Range<Date>, after number: Int, limit: Int) async throws(StoreError) -> [Ticket]

  /// All steps of a call, in order.
  func journal(of call: CallID) async throws(StoreError) -> [JournalEntry]
}
