import Synchronization

/// What is about to be played: 16 kHz sound between the synthesiser, which makes it in chunks, and the loop that
/// plays a frame each 20 ms. One per prompt; safe to use from both sides at once.
public final class Playout: Sendable {
  /// 120 s of sound.
  public static let bound = 120 * LineFormat.sampleRate
  /// 1 s of what was played is kept, for `rewind`.
  private static let kept = LineFormat.sampleRate

  private struct State {
    var samples: [Int16] = []
    var cursor = 0
    /// Samples that were played and are no longer kept.
    var dropped = 0
    /// Where phrases begin, counted from the first sample of all.
    var phrases: [Int] = []
    var isClosed = false
    var isStopped = false

    var count: Int { samples.count - cursor }
  }

  private let state = Mutex(State())

  public init() {}

  /// Adds sound at the end.
  ///
  /// - Returns: false when nothing more is wanted: after `stop` or `finish`, for a frame that would not fit in the
  ///   bound, and for one that is not at 16 kHz.
  public func append(_ frame: AudioFrame) -> Bool {
    guard frame.sampleRate == LineFormat.sampleRate else { return false }
    return state.withLock { state in
      guard !state.isClosed, state.count + frame.samples.count <= Self.bound else { return false }
      let spare = state.cursor - Self.kept
      if spare > state.count {
        state.samples.removeFirst(spare)
        state.cursor -= spare
        state.dropped += spare
      }
      state.samples += frame.samples
      return true
    }
  }

  /// What is added from now on belongs to the next phrase.
  public func beginPhrase() {
    state.withLock { state in
      guard !state.isClosed else { return }
      state.phrases.append(state.dropped + state.samples.count)
    }
  }

  /// The number of the phrase that is being played, from 0: that of the last frame of `next`. 0 without phrases.
  public var phrase: Int {
    state.withLock { state in
      max(0, state.phrases.count { $0 < max(1, state.dropped + state.cursor) } - 1)
    }
  }

  /// Plays the last so many samples again, as far as they are kept: 1 s.
  public func rewind(samples: Int) {
    state.withLock { state in
      state.cursor -= min(max(samples, 0), state.cursor, Self.kept)
    }
  }

  /// Marks the end: no more sound comes.
  public func finish() { state.withLock { $0.isClosed = true } }

  /// Drops all sound and takes no more, for barge-in.
  public func stop() {
    state.withLock { state in
      state = State()
      state.isClosed = true
      state.isStopped = true
    }
  }

  /// The next 20 ms, or nil when they are not there yet (or never will be: see `isDone`).
  ///
  /// The last frame is filled up with silence.
  public func next() -> AudioFrame? {
    state.withLock { state in
      let length = LineFormat.samplesPerFrame
      guard state.count >= length || (state.isClosed && state.count > 0) else { return nil }
      let end = min(state.cursor + length, state.samples.count)
      var samples = Array(state.samples[state.cursor..<end])
      state.cursor = end
      samples += [Int16](repeating: 0, count: length - samples.count)
      return AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)
    }
  }

  /// Everything has been played, or `stop` was called.
  public var isDone: Bool { state.withLock { $0.isClosed && $0.count == 0 } }

  /// `stop` was called.
  public var isStopped: Bool { state.withLock { $0.isStopped } }

  /// Sound that waits to be played.
  public var queued: Duration { .seconds(Double(state.withLock { $0.count }) / Double(LineFormat.sampleRate)) }
}
