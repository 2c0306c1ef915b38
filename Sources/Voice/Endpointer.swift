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
    /// Speech has begun. `preRoll` is the sound to start with, at most 300 ms: this frame, those that gave the speech away, and
    /// what came before them.
    case speechStarted(preRoll: [AudioFrame])
    /// This frame is the last of the utterance.
    case speechEnded
  }

  /// How long silence must last to end an utterance that sounds finished, and one that does not; may be changed at any
  /// time, 20 ms to 10 s.
  public var wait: ClosedRange<Duration>
  /// A prompt is being played: speech has to be a little longer and louder to count, because echo may be left.
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
    if recent.count > EndpointerTuning.preRollFrames { recent.removeFirst() }
    return isSpeaking ? continueSpeech(now) : awaitSpeech(now)
  }

  private mutating func awaitSpeech(_ now: FrameFeatures) -> Edge? {
    let rise = isPlaying ? tuning.playingRise : tuning.rise
    let isLoud = now.level >= max(noise.level + rise, tuning.leastLevel)
    let isStrong = isLoud && now.level >= max(noise.level, noise.least) + tuning.strongRise
    onset.append(
      OnsetFrame(
        features: now, isLoud: isLoud, isVoiced: isLoud && now.voicing >= tuning.voicing, isStrong: isStrong))
    onset.removeFirst(max(0, onset.count - (isPlaying ? tuning.playingWindow : tuning.window)))
    noise.update(with: now.level, during: isLoud ? .loud : .quiet)
    guard isOnset else { return nil }
    isSpeaking = true
    speechFrames = 0
    quietFrames = 0
    loudRun = 0
    sinceVoice = 0
    pauses = PauseDoubt()
    for frame in onset { pauses.hear(frame.features) }
    onset = []
    return .speechStarted(preRoll: recent)
  }

  /// The last frames are the start of speech.
  private var isOnset: Bool {
    // What is much softer than the loudest of them is the dying away of a bang.
    let least = (onset.map(\.features.level).max() ?? 0) - tuning.spread
    let near = onset.filter { $0.isLoud && $0.features.level >= least }
    let isVoice =
      near.count >= (isPlaying ? tuning.playingLoud : tuning.loud)
      && near.count(where: \.isVoiced) >= (isPlaying ? tuning.playingVoiced : tuning.voiced)
    return isVoice || (!isPlaying && near.count(where: \.isStrong) >= tuning.strong)
  }

  private mutating func continueSpeech(_ now: FrameFeatures) -> Edge? {
    let rise = now.level - noise.level
    let isAudible = rise >= tuning.stayRise && now.level >= tuning.leastLevel - 3
    // Sound without a pitch belongs to speech for as long as a consonant lasts; then it is noise.
    let isVoice = isAudible && (now.voicing >= tuning.stayVoicing || rise >= tuning.stayStrong)
    sinceVoice = isVoice ? 0 : sinceVoice + 1
    let isLoud = isAudible && sinceVoice <= tuning.consonant
    noise.update(with: now.level, during: .utterance)
    speechFrames += 1
    loudRun = isLoud ? loudRun + 1 : 0
    // A single loud frame in the silence after speech is a click, not speech going on.
    follow(now, isSpeech: loudRun >= 2 || (isLoud && quietFrames < 2))
    guard speechFrames >= maximumFrames || quietFrames >= patience else { return nil }
    isSpeaking = false
    // What this utterance was given as speech is not given again to the next.
    recent.removeFirst(max(0, recent.count - quietFrames))
    return .speechEnded
  }

  private mutating func follow(_ now: FrameFeatures, isSpeech: Bool) {
    quietFrames = isSpeech ? 0 : quietFrames + 1
    if isSpeech { pauses.hear(now) } else { pauses.rest(rise: now.level - noise.level, floor: noise.level) }
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
  /// The same as `rise`, `window`, `loud` and `voiced`, while a prompt is played.
  var playingRise = 9.0
  var playingWindow = 7
  var playingLoud = 5
  var playingVoiced = 3
}

extension Duration {
  /// Whole frames of 20 ms, rounded to the nearest.
  fileprivate var lineFrames: Int {
    let milliseconds = components.seconds * 1_000 + components.attoseconds / 1_000_000_000_000_000
    return Int(clamping: (milliseconds + 10) / 20)
  }
}
