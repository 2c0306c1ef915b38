/// A store that outlives the process.
public protocol DurableStore: Store, CallLog {
  /// Where it is, for messages: without a password.
  var place: String { get }

  /// The call that began last; nil when there has been none.
  func latestCall() async throws(StoreError) -> CallID?
}
