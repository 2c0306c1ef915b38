import Dialogue
public import Foundation
public import Records

/// Erases what people said and who they were: of one customer, or after a time. What is counted stays.
public struct Erasure: Sendable {
  /// What is there of a customer.
  public struct Found: Sendable, Hashable {
    public var calls: [CallID]
    public var hasProfile: Bool
    /// Those of the calls whose sound is in this machine's folder.
    public var recorded: [CallID]
    public var isNothing: Bool { calls.isEmpty && !hasProfile }
  }

  /// What was erased.
  public struct Count: Sendable, Hashable {
    public var calls = 0
    public var customers = 0
    public var recordings = 0
    public var isNothing: Bool { self == Count() }

    public init(calls: Int = 0, customers: Int = 0, recordings: Int = 0) {
      (self.calls, self.customers, self.recordings) = (calls, customers, recordings)
    }
  }

  private let store: any DurableStore
  private let recordings: RecordingFolder?

  /// - Parameters:
  ///   - store: where calls and customers are.
  ///   - recordings: where the sound of this machine's calls is; nil when none is kept.
  public init(_ store: any DurableStore, recordings: RecordingFolder? = nil) {
    (self.store, self.recordings) = (store, recordings)
  }

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
    var recorded: [CallID] = []
    for call in calls where try await hasSound(of: call) { recorded.append(call) }
    return Found(calls: calls, hasProfile: try await store.profile(of: customer) != .init(), recorded: recorded)
  }

  /// - Parameters:
  ///   - found: what is there, as `find` gave it.
  ///   - customer: whose it is.
  ///   - who: for the trail, which keeps who erased but not whom.
  ///   - now: the time.
  /// - Throws: as the store does; what is erased by then stays erased.
  public func erase(_ found: Found, of customer: String, by who: String, at now: Date) async throws(StoreError) {
    for call in found.calls { try await erase(call, at: now) }
    try await store.eraseProfile(of: customer)
    try await store.note(
      AuditEntry(
        at: now, account: who, action: "customer.forget",
        subject: "\(found.calls.count) calls" + Self.andRecordings(found.recorded.count)))
  }

  /// Erases the calls that began more than so many days ago, and customers of whom nothing was heard since; and `sweep`s.
  ///
  /// - Returns: how many.
  public func retain(days: Int, by who: String, at now: Date) async throws(StoreError) -> Count {
    let deadline = now.addingTimeInterval(-86_400 * Double(max(1, days)))
    var count = Count()
    while case let page = try await store.calls(toEraseBefore: deadline), !page.isEmpty {
      for call in page where try await erase(call, at: now) { count.recordings += 1 }
      count.calls += page.count
    }
    count.customers = try await store.eraseProfiles(unchangedSince: deadline)
    if count.calls + count.customers > 0 {
      let subject =
        "\(count.calls) calls, \(count.customers) customers" + Self.andRecordings(count.recordings)
        + " older than \(days) days"
      try await store.note(AuditEntry(at: now, account: who, action: "records.retain", subject: subject))
    }
    count.recordings += try await sweep(at: now)
    return count
  }

  /// Erases the sound of calls that were erased elsewhere, by another machine or while the call went on, and what programs
  /// have left that died while they recorded.
  ///
  /// - Returns: how many recordings.
  @discardableResult public func sweep(at now: Date) async throws(StoreError) -> Int {
    guard let recordings else { return 0 }
    var count = try recordings.eraseLeftovers(at: now)
    for call in recordings.calls() {
      guard try await store.isErased(call), try await hasSound(of: call) else { continue }
      if try recordings.erase(call) { count += 1 }
    }
    return count
  }

  /// The sound first: what could not be erased is found again.
  @discardableResult private func erase(_ call: CallID, at now: Date) async throws(StoreError) -> Bool {
    let hadSound = try await hasSound(of: call)
    if hadSound { try recordings?.erase(call) }
    try await store.erase(call, at: now)
    return hadSound
  }

  /// Whether a call was recorded and its sound is here; the folder may have other stores' calls, which were.
  private func hasSound(of call: CallID) async throws(StoreError) -> Bool {
    guard let recordings, recordings.has(call) else { return false }
    guard case .callStarted(let start) = try await store.journal(of: call).first?.event else { return false }
    return start.isRecorded == true
  }

  private static func andRecordings(_ count: Int) -> String { count > 0 ? ", \(count) recordings" : "" }
}
