/// Finds where utterances start and end in a stream of 16 kHz, 20 ms frames. Pure: it has no clock but the frames.
///
/// A frame is loud when it stands out of the noise that is followed all the time (``NoiseFloor``). Speech starts when
/// several of the last frames are loud and some of them have a pitch, as vowels have and clicks, taps and breaths have not;
/// or when many are very loud, as with a voice too hoarse to show its pitch. It ends when `wait` has passed with hardly a loud
/// frame, sooner or later within that range as the pause sounds like the end (``PauseDoubt``), or when the utterance is
/// too long.
public struct Endpointer: Sendable {
  /// What a frame began or ended.
  public enum Edge: Sendable, Hashable {
    /// Speech has begun. `preRoll` is the sound to start with: this frame, those that gave the speech away, and what came
    /// before them, at most 300 ms; while a prompt is played, at most 1.6 s.
    case speechStarted(preRoll: [AudioFrame])
    /// While a prompt is played: something may be speech, which `speechStarted` or `dismissed` will tell within 1.3 s.
    case suspected
    /// What was suspected was no speech.
    case dismissed
    /// This frame is the last of the utterance.
    case speechEnded
  }

  /// How long silence must last to end an utterance that sounds finished, and one that does not; may be changed at any
  /// time, 20 ms to 10 s.
  public var wait: ClosedRange<Duration>
  /// A prompt is being played: what sounds over it is first suspected, and judged with more care (``Suspicion``).
  public var isPlaying = false
  /// Within an utterance.
  public private(set) var isSpeaking = false
  /// The last frame's level without rumble, dB under full scale, −100…0: for a meter.
  public private(set) var level = FeatureExtractor.silence

  private let maximumFrames: Int
  private let tuning: EndpointerTuning
  private var features = FeatureExtractor()
  private var noise: NoiseFloor
  private var recent: [AudioFrame] = []
  private var onset: [OnsetFrame] = []
  private var speechFrames = 0
  private var quietFrames = 0
  private var loudRun = 0
  private var sinceVoice = 0
  private var pauses = PauseDoubt()
  private var suspicion = Suspicion()

  /// The wait where nothing is known of what is said; see ``PauseDoubt`` for what it was chosen by.
  public static let usualWait = Duration.milliseconds(320)...(.milliseconds(680))

  /// - Parameters:
  ///   - wait: how long silence must last to end an utterance.
  ///   - maximumUtterance: when an utterance is ended in any case.
  public init(wait: ClosedRange<Duration> = usualWait, maximumUtterance: Duration = .seconds(15)) {
    self.init(wait: wait, maximumUtterance: maximumUtterance, tuning: EndpointerTuning())
  }

  init(wait: ClosedRange<Duration>, maximumUtterance: Duration, tuning: EndpointerTuning) {
    self.wait = wait
    self.tuning = tuning
    maximumFrames = max(1, min(maximumUtterance, .seconds(3_600)).lineFrames)
    noise = NoiseFloor(level: tuning.firstFloor)
  }

  /// The level of the noise, dBFS.
  public var floor: Double { noise.level }

  /// Takes the next frame.
  public mutating func process(_ frame: AudioFrame) -> Edge? {
    guard !frame.samples.isEmpty else { return nil }
    let now = features.extract(from: frame.samples)
    level = now.level
    recent.append(frame)
    recent.removeFirst(max(0, recent.count - EndpointerTuning.preRollFrames - suspicion.frames.count))
    return isSpeaking ? continueSpeech(now) : awaitSpeech(now)
  }

  private mutating func awaitSpeech(_ now: FrameFeatures) -> Edge? {
    let isLoud = now.level >= max(noise.level + tuning.rise, tuning.leastLevel)
    let isStrong = isLoud && now.level >= max(noise.level, noise.least) + tuning.strongRise
    onset.append(
      OnsetFrame(
        features: now, isLoud: isLoud, isVoiced: isLoud && now.voicing >= tuning.voicing, isStrong: isStrong))
    onset.removeFirst(max(0, onset.count - tuning.window))
    noise.update(with: now.level, during: isLoud ? .loud : .quiet)
    if isPlaying { return suspect(now) }
    defer { suspicion.drop() }
    guard isOnset else { return suspicion.isActive ? .dismissed : nil }
    begin(with: onset.map(\.features))
    return .speechStarted(preRoll: recent)
  }

  /// While a prompt is played.
  private mutating func suspect(_ now: FrameFeatures) -> Edge? {
    switch suspicion.hear(now, noise: noise.level) {
    case .began: return .suspected
    case .ended: return .dismissed
    case .confirmed:
      begin(with: suspicion.frames)
      suspicion.drop()
      return .speechStarted(preRoll: recent)
    case nil: return nil
    }
  }

  /// An utterance has begun, with these frames.
  private mutating func begin(with frames: [FrameFeatures]) {
    isSpeaking = true
    speechFrames = 0
    quietFrames = 0
    loudRun = 0
    sinceVoice = 0
    pauses = PauseDoubt()
    onset = []
    for frame in frames { follow(frame) }
  }

  /// The last frames are the start of speech.
  private var isOnset: Bool {
    // What is much softer than the loudest of them is the dying away of a bang.
    let least = (onset.map(\.features.level).max() ?? 0) - tuning.spread
    let near = onset.filter { $0.isLoud && $0.features.level >= least }
    let isVoice = near.count >= tuning.loud && near.count(where: \.isVoiced) >= tuning.voiced
    return isVoice || near.count(where: \.isStrong) >= tuning.strong
  }

  private mutating func continueSpeech(_ now: FrameFeatures) -> Edge? {
    follow(now)
    noise.update(with: now.level, during: .utterance)
    speechFrames += 1
    guard speechFrames >= maximumFrames || quietFrames >= patience else { return nil }
    isSpeaking = false
    // What this utterance was given as speech is not given again to the next.
    recent.removeFirst(max(0, recent.count - quietFrames))
    return .speechEnded
  }

  private mutating func follow(_ now: FrameFeatures) {
    let rise = now.level - noise.level
    let isAudible = rise >= tuning.stayRise && now.level >= tuning.leastLevel - 3
    // Sound without a pitch belongs to speech for as long as a consonant lasts; then it is noise.
    let isVoice = isAudible && (now.voicing >= tuning.stayVoicing || rise >= tuning.stayStrong)
    sinceVoice = isVoice ? 0 : sinceVoice + 1
    let isLoud = isAudible && sinceVoice <= tuning.consonant
    loudRun = isLoud ? loudRun + 1 : 0
    // A single loud frame in the silence after speech is a click, not speech going on.
    let isSpeech = loudRun >= 2 || (isLoud && quietFrames < 2)
    quietFrames = isSpeech ? 0 : quietFrames + 1
    if isSpeech { pauses.hear(now) } else { pauses.rest(rise: rise, floor: noise.level) }
  }

  /// Quiet frames that end the utterance in the present pause.
  private var patience: Int {
    let bounds = (shortest: min(wait.lowerBound, .seconds(10)), longest: min(wait.upperBound, .seconds(10)))
    return max(1, (bounds.shortest + (bounds.longest - bounds.shortest) * pauses.value).lineFrames)
  }
}

/// What one frame said about a start of speech.
private struct OnsetFrame: Sendable {
  var features: FrameFeatures
  var isLoud: Bool
  var isVoiced: Bool
  var isStrong: Bool
}

/// The endpointer's figures. They were tuned on half of the speakers of recorded sets, in the clear and in noise, and
/// checked on the other half.
struct EndpointerTuning: Sendable {
  static let preRollFrames = 15

  /// dBFS, the guess at the noise before anything was heard.
  var firstFloor = -58.0
  /// dB over the noise that make a frame loud, before speech.
  var rise = 7.0
  /// The same within speech, where softer sounds belong to it.
  var stayRise = 5.0
  /// Least voicing, or else dB over the noise, of a frame that is surely voice, within speech.
  var stayVoicing = 0.5
  var stayStrong = 25.0
  /// Frames that sound without a pitch may go on after a voice.
  var consonant = 10
  /// dBFS under which no frame is loud.
  var leastLevel = -53.0
  /// Least voicing of a frame with a pitch.
  var voicing = 0.7
  /// `loud` and `voiced` frames among the last `window` start speech.
  var window = 6
  var loud = 4
  var voiced = 2
  /// dB under the loudest of them at which a frame no longer counts.
  var spread = 20.0
  /// dB over the noise of a very loud frame, and how many of those start speech without a pitch.
  var strongRise = 30.0
  var strong = 5
}

extension Duration {
  /// Whole frames of 20 ms, rounded to the nearest.
  fileprivate var lineFrames: Int {
    let milliseconds = components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    return Int(clamping: (milliseconds + 10) / 20)
  }
}
