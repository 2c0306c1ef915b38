/// Mono 16-bit PCM at one rate: the only audio that crosses a seam.
public struct AudioFrame: Sendable, Hashable {
  public var samples: [Int16]
  /// Samples a second.
  public var sampleRate: Int

  public init(samples: [Int16], sampleRate: Int) {
    self.samples = samples
    self.sampleRate = sampleRate
  }
}

/// The rate and frame size inside a call: 16 kHz, 20 ms.
public enum LineFormat {
  public static let sampleRate = 16_000
  public static let samplesPerFrame = 320
  public static let frameDuration = Duration.milliseconds(20)
  public static let silence = AudioFrame(samples: [Int16](repeating: 0, count: samplesPerFrame), sampleRate: sampleRate)
}

/// Where the caller's sound comes from.
public protocol AudioSource: Sendable {
  /// The next 20 ms, or nil when the caller's audio has ended.
  func read() async throws(AudioError) -> AudioFrame?
  /// Whole frames that waited after the last `read`, because reading was held up; 0 where time waits for the reader.
  var backlog: Int { get async }
}

extension AudioSource {
  public var backlog: Int { get async { 0 } }
}

/// Where Oriole's sound goes.
public protocol AudioSink: Sendable {
  /// Returns when the frame is queued; waits while the sink is full.
  func write(_ frame: AudioFrame) async throws(AudioError)
  /// Drops all that is queued, for barge-in.
  func flush() async
}

/// What went wrong with a file or device of sound. `message` names it and says why, in one line.
public struct AudioError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: Sendable, Hashable { case deviceUnavailable, badFormat, notFound, unreadable, unwritable }
  public var code: Code
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}

/// Finds keys (DTMF) in the caller's sound. One per call, fed every frame in order.
public protocol KeyDetector: AnyObject {
  /// The keys (`0`–`9`, `*`, `#`) that began in this 16 kHz frame, each once, debounced.
  func detect(in frame: AudioFrame) -> [Character]
}

/// Takes what is being played out of what the microphone hears. One per call, fed every frame in order.
public protocol EchoCanceller: AnyObject {
  /// `microphone` without `played`, the frame that went to the loudspeaker in the same 20 ms; both 16 kHz, 320 samples.
  func cancel(_ microphone: AudioFrame, played: AudioFrame) -> AudioFrame
}
