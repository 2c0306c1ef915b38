/// Evens out sound that comes over a network: frames go in as they arrive, and one comes out each 20 ms.
///
/// It holds back 60 ms, more after frames came late, and 200 ms at the most. Each 5 s it looks whether it held a frame in
/// vain, and lets one go, or whether it ran empty, and says one twice: so a sender's slower or faster clock is followed.
/// No clock, no IO.
public struct JitterBuffer: Sendable {
  /// Frames that are held back at least, and at most.
  public static let bounds = 3...10
  /// A gap is bridged with what was before, ever softer, for so many frames.
  private static let concealed = 2
  /// Ticks after which it is looked whether less would do.
  private static let window = 250

  /// What came in and went out so far.
  public struct Figures: Sendable, Hashable {
    public var received = 0
    /// Ticks at which the next frame was not there, in the middle of the sound.
    public var late = 0
    /// Frames that were left out, because too many waited.
    public var dropped = 0
    /// Frames that were said twice, so that no gap came.
    public var repeated = 0
  }

  public private(set) var figures = Figures()
  /// How many frames it wants to hold before it goes on after a gap.
  public private(set) var target = bounds.lowerBound
  private var frames: [[Int16]] = []
  private var isFilling = true
  private var last: [Int16]?
  private var missed = 0
  private var ticks = 0
  private var least = bounds.upperBound

  public init() {}

  /// Frames that wait.
  public var depth: Int { frames.count }

  /// Takes a frame; one of another length or rate than `LineFormat`'s is not taken.
  public mutating func push(_ frame: AudioFrame) {
    guard frame.sampleRate == LineFormat.sampleRate, frame.samples.count == LineFormat.samplesPerFrame else { return }
    figures.received += 1
    frames.append(frame.samples)
    guard frames.count > Self.bounds.upperBound else { return }
    // The sender was held up, or its clock is faster: the oldest is of the least use.
    figures.dropped += frames.count - target
    frames.removeFirst(frames.count - target)
  }

  /// The sound of the next 20 ms; nil before the first frame, and when the gap is longer than can be bridged.
  public mutating func next() -> AudioFrame? {
    if isFilling, frames.count >= target {
      isFilling = false
      (ticks, least) = (0, Self.bounds.upperBound)
    }
    guard !isFilling, !frames.isEmpty else { return missing() }
    var samples = frames.removeFirst()
    missed = 0
    settle(&samples)
    last = samples
    return AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)
  }

  private mutating func missing() -> AudioFrame? {
    if !isFilling {
      isFilling = true
      target = min(target + 1, Self.bounds.upperBound - 2)
    }
    guard let last else { return nil }
    figures.late += missed == 0 ? 1 : 0
    missed += 1
    guard missed <= Self.concealed else {
      self.last = nil
      missed = 0
      return nil
    }
    return AudioFrame(
      samples: last.map { Int16(clamping: Int($0) >> missed) }, sampleRate: LineFormat.sampleRate)
  }

  /// Joins two frames to one where more was held than was needed for a while; says one twice where it was hardly enough.
  private mutating func settle(_ samples: inout [Int16]) {
    ticks += 1
    least = min(least, frames.count)
    guard ticks >= Self.window else { return }
    defer { (ticks, least) = (0, Self.bounds.upperBound) }
    if least == 0 {
      figures.repeated += 1
      frames.insert(samples, at: 0)
    }
    guard least >= Self.bounds.lowerBound, !frames.isEmpty else { return }
    let next = frames.removeFirst()
    figures.dropped += 1
    target = max(Self.bounds.lowerBound, target - 1)
    let count = samples.count
    samples = zip(samples, next).enumerated().map { index, pair in
      Int16(clamping: (Int(pair.0) * (count - index) + Int(pair.1) * index) / count)
    }
  }
}
