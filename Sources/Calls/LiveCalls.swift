import Dialogue
public import Records

/// The spoken calls whose sound is in this process.
///
/// Bounded by those who begin calls: a kiosk has one at a time.
public actor LiveCalls {
  private var calls: [CallID: (call: Call, bridge: AudioBridge)] = [:]
  /// True when no call may begin any more.
  public private(set) var isStopping = false

  public init() {}

  /// How many there are.
  public var count: Int { calls.count }

  /// A call goes on from now until `ended`; who wants to hear it finds its bridge here.
  public func began(_ call: Call, bridge: AudioBridge) { calls[call.id] = (call, bridge) }

  public func ended(_ call: CallID) { calls.removeValue(forKey: call)?.bridge.end() }

  /// Where people join a call; nil for one whose sound is not here.
  public func bridge(of call: CallID) -> AudioBridge? { calls[call]?.bridge }

  /// No call begins any more; those that go on may end by themselves for some time, and then their callers are told.
  /// Returns when all have been told, or have ended.
  ///
  /// - Parameter time: how long callers may finish what they have begun.
  public func stop(after time: Duration) async {
    isStopping = true
    let end = ContinuousClock.now + time
    while !calls.isEmpty, ContinuousClock.now < end {
      guard (try? await Task.sleep(for: .milliseconds(100))) != nil else { break }
    }
    for (call, _) in calls.values { await call.receive(.serviceEnds) }
  }
}
