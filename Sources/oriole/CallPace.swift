import ArgumentParser
import Calls
import Voice

/// How fast recorded callers speak.
enum CallPace: String, ExpressibleByArgument, CaseIterable {
  case virtual
  case realTime = "real-time"

  /// Between the beginnings of calls that go on together.
  static let stagger = Duration.milliseconds(250)

  var pacing: Pacing { self == .virtual ? .virtual : .live }
}

/// Frames as a microphone gives them: each when its 20 ms are over, and nothing faster after the end.
actor PacedSource: AudioSource {
  private let source: any AudioSource
  private let delays: ReplyDelays
  private var due: ContinuousClock.Instant?

  init(_ source: any AudioSource, delays: ReplyDelays) {
    self.source = source
    self.delays = delays
  }

  func read() async throws(AudioError) -> AudioFrame? {
    let next = (due ?? ContinuousClock.now) + LineFormat.frameDuration
    due = next
    let frame = try await source.read()
    // A call that is cancelled ends at once.
    try? await Task.sleep(until: next, clock: .continuous)
    delays.frame(due: next)
    return frame
  }
}
