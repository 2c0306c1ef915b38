import Alarms

/// By which a call wakes itself, when nothing else does.
struct CallAlarm {
  private var waking: (alarm: AlarmClock.Alarm, at: Duration)?

  /// Has the call woken at a time of its own, unless it is woken before.
  ///
  /// - Parameters:
  ///   - due: the call's time.
  ///   - now: the call's time now.
  ///   - ring: wakes it; `rang` has to follow.
  mutating func set(at due: Duration, now: Duration, _ ring: @escaping @Sendable () -> Void) {
    if let waking, waking.at <= due { return }
    cancel()
    waking = (AlarmClock.shared.set(in: due - now, ring), due)
  }

  mutating func rang() { waking = nil }

  mutating func cancel() {
    if let waking { AlarmClock.shared.cancel(waking.alarm) }
    waking = nil
  }
}
