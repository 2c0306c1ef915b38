import Dialogue
public import Foundation
public import Records

/// Erases what people said and who they were: of one customer, or after a time. What is counted stays.
public struct Erasure: Sendable {
  /// What is there of a customer.
  public struct Found: Sendable, Hashable {
    public var calls: [CallID]
    public var hasProfile: Bool
    public var isNothing: Bool { calls.isEmpty && !hasProfile }
  }

  private let store: any DurableStore

  public init(_ store: any DurableStore) { self.store = store }

  /// Looks for a customer: by the number or name that the business knows, or the number that the line tells.
  public func find(_ customer: String) async throws(StoreError) -> Found {
    var calls: [CallID] = []
    var last: CallID?
    while true {
      let page = try await store.calls(mentioning: customer, after: last)
      for call in page {
        let journal = try await store.journal(of: call)
        if journal.contains(where: { $0.isAbout(customer) }) { calls.append(call) }
      }
      guard let end = page.last else { break }
      last = end
    }
    return Found(calls: calls, hasProfile: try await store.profile(of: customer) != .init())
  }

  /// - Parameters:
  ///   - found: what is there, as `find` gave it.
  ///   - customer: whose it is.
  ///   - who: for the trail, which keeps who erased but not whom.
  ///   - now: the time.
  /// - Throws: as the store does; what is erased by then stays erased.
  public func erase(_ found: Found, of customer: String, by who: String, at now: Date) async throws(StoreError) {
    for call in found.calls { try await store.erase(call, at: now) }
    try await store.eraseProfile(of: customer)
    try await store.note(
      AuditEntry(at: now, account: who, action: "customer.forget", subject: "\(found.calls.count) calls"))
  }

  /// Erases the calls that began more than so many days ago, and customers of whom nothing was heard since.
  ///
  /// - Returns: how many calls and customers.
  public func retain(
    days: Int, by who: String, at now: Date
  ) async throws(StoreError) -> (calls: Int, customers: Int) {
    let deadline = now.addingTimeInterval(-86_400 * Double(max(1, days)))
    var calls = 0
    while case let page = try await store.calls(toEraseBefore: deadline), !page.isEmpty {
      for call in page { try await store.erase(call, at: now) }
      calls += page.count
    }
    let customers = try await store.eraseProfiles(unchangedSince: deadline)
    if calls + customers > 0 {
      let subject = "\(calls) calls, \(customers) customers older than \(days) days"
      try await store.note(AuditEntry(at: now, account: who, action: "records.retain", subject: subject))
    }
    return (calls, customers)
  }
}
