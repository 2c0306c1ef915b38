public import Voice

/// Frames as a microphone gives them: each when its 20 ms are over, and nothing faster after the end.
public actor PacedSource: AudioSource {
  private let source: any AudioSource
  private let isWhole: @Sendable (ContinuousClock.Instant) -> Void
  private var due: ContinuousClock.Instant?

  /// - Parameters:
  ///   - source: gives the frames, as fast as they are read.
  ///   - isWhole: told when each frame was whole.
  public init(_ source: any AudioSource, isWhole: @escaping @Sendable (ContinuousClock.Instant) -> Void = { _ in }) {
    self.source = source
    self.isWhole = isWhole
  }

  public func read() async throws(AudioError) -> AudioFrame? {
    let next = (due ?? ContinuousClock.now) + LineFormat.frameDuration
    due = next
    let frame = try await source.read()
    // A call that is cancelled ends at once.
    try? await Task.sleep(until: next, clock: .continuous)
    isWhole(next)
    return frame
  }
}
