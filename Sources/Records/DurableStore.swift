public import Foundation

/// A store that outlives the process.
public protocol DurableStore: Store, CallLog {
  /// Where it is, for messages: without a password.
  var place: String { get }

  /// The call that began last; nil when there has been none.
  func latestCall() async throws(StoreError) -> CallID?

  /// Gives all that is kept, as it is at one moment, while others go on.
  func backUp(to sink: any BackupSink) async throws(StoreError)
  /// Takes what a backup gives, all of it or nothing.
  ///
  /// - Parameters:
  ///   - source: the backup.
  ///   - replacing: whether what is kept now may be lost; otherwise a store with content is `conflict`.
  /// - Throws: what the source throws; `conflict` for what this Oriole does not know.
  func restore(from source: any BackupSource, replacing: Bool) async throws(StoreError)

  /// Calls whose journal has this text in it somewhere, by their numbers; at most 1,000.
  func calls(mentioning text: String, after call: CallID?) async throws(StoreError) -> [CallID]
  /// Calls that began before `deadline` and are not erased yet, by their numbers; at most 1,000.
  func calls(toEraseBefore deadline: Date) async throws(StoreError) -> [CallID]
  /// Whether a call has been erased; false for one that never was.
  func isErased(_ call: CallID) async throws(StoreError) -> Bool
  /// Erases what was said and typed in a call, and who called: what is counted stays. A caller of it who waits is taken
  /// out of the queue.
  func erase(_ call: CallID, at now: Date) async throws(StoreError)
  /// Erases what is remembered of a customer, and the name in the trail; false when nothing was.
  @discardableResult func eraseProfile(of customer: String) async throws(StoreError) -> Bool
  /// Erases what is remembered of customers of whom nothing new was learnt since `deadline`; how many.
  @discardableResult func eraseProfiles(unchangedSince deadline: Date) async throws(StoreError) -> Int
}
