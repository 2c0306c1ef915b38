/// Which frames are not played, so that a call that was held up is prompt again.
///
/// While a program stands still its microphone goes on. What waits is read as soon as can be, but then the loudspeaker is
/// full and sets the pace: each word would come that much later, to the recogniser and to an agent, until the call ends. A
/// frame that is not played is 20 ms won. No clock, no IO.
struct CatchUp {
  /// What is looked at for so many frames, a second, waits for good.
  private static let window = 50
  /// Frames that may always wait: a device gives some at a time.
  private static let spare = 2

  private var ticks = 0
  private var least = Int.max
  private var owed = 0

  /// Whether the frame that is to be played next is left out.
  ///
  /// - Parameters:
  ///   - backlog: frames that wait to be read.
  ///   - isDispensable: nobody misses it, as it is silence, or an agent's, which comes late too.
  /// - Returns: true to leave it out.
  mutating func leavesOut(backlog: Int, isDispensable: Bool) -> Bool {
    ticks += 1
    least = min(least, backlog)
    if ticks == Self.window {
      owed = least > Self.spare ? least - 1 : 0
      (ticks, least) = (0, Int.max)
    }
    guard owed > 0, isDispensable else { return false }
    owed -= 1
    return true
  }
}
