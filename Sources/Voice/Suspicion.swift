/// What sounds over a prompt: noticed within some 60 ms, so that the prompt can wait, and told from music, coughs and bangs
/// while it does.
///
/// Two loud frames of three raise it: half of all words begin without a pitch, so there is nothing else to go by that
/// soon. A click is shorter than that. Then it is speech when a voice is in it (frames with a pitch near the loudest one, which
/// come on gradually or last, as a bang's ringing does not), and when it varies as syllables do: music is as loud as
/// speech, and has a pitch, but seldom falls silent or loses its pitch. Where such sounds come again and again and are
/// no speech, each has to be louder than the one before, so that a prompt does not stutter in a noisy place.
///
/// The figures were chosen on real speech, hold music and room noise, and made coughs and bangs, over eSpeak's prompts; README,
/// “Turns”, says what they give.
struct Suspicion: Sendable {
  /// Loud frames among the last `window`.
  private static let loud = 2
  private static let window = 3
  /// dB over the noise, and dBFS, of a loud frame.
  private static let rise = 9.0
  private static let leastLevel = -53.0
  /// Quiet frames after which it was nothing, frames within which a voice must show, and within which all is decided.
  private static let quietEnd = 10
  private static let voiceLimit = 50
  private static let longest = 65
  /// dB by which the next must be louder after one that was nothing, how often that adds up, and frames until one is forgotten.
  private static let caution = 6.0
  private static let mostCaution = 3
  private static let memory = 250
  /// A voice: `voiced` frames of such voicing within `voicedRange` dB of the loudest; `lasting` of a run within `runRange`, or
  /// `gradual` with the loudest frame not among the first.
  private static let voicing = 0.6
  private static let voiced = 4
  private static let voicedRange = 15.0
  private static let runRange = 12.0
  private static let lasting = 8
  private static let gradual = 5
  private static let attack = 3
  /// Syllables: the depth under the loudest frame, in units of `depth` dB and at most 1 a frame, and the frames of less than
  /// `voiceless` voicing add up to so much.
  private static let depth = 20.0
  private static let voiceless = 0.4
  private static let variation = 20.0

  enum Change { case began, ended, confirmed }

  private(set) var isActive = false
  /// The frames since it began, with the two before: at most `longest` and a few.
  private(set) var frames: [FrameFeatures] = []
  private var recent: [(features: FrameFeatures, isLoud: Bool)] = []
  private var quiet = 0
  private var dismissed = 0
  private var sinceDismissed = 0

  /// Takes the next frame, and the level of the noise in dBFS.
  mutating func hear(_ now: FrameFeatures, noise: Double) -> Change? {
    // While it lasts, softer sounds keep it up.
    let rise = isActive ? Self.rise : Self.rise + Self.caution * Double(dismissed)
    let isLoud = now.level >= max(noise + rise, Self.leastLevel)
    return isActive ? goOn(now, isLoud) : begin(now, isLoud)
  }

  private mutating func begin(_ now: FrameFeatures, _ isLoud: Bool) -> Change? {
    recent.append((now, isLoud))
    recent.removeFirst(max(0, recent.count - Self.window))
    sinceDismissed += 1
    if sinceDismissed >= Self.memory {
      dismissed = max(0, dismissed - 1)
      sinceDismissed = 0
    }
    guard recent.count(where: \.isLoud) >= Self.loud else { return nil }
    isActive = true
    quiet = 0
    frames = recent.map(\.features)
    return .began
  }

  private mutating func goOn(_ now: FrameFeatures, _ isLoud: Bool) -> Change? {
    frames.append(now)
    quiet = isLoud ? 0 : quiet + 1
    let hasVoice = hasVoice
    if hasVoice, variation >= Self.variation { return .confirmed }
    let isOver = quiet >= Self.quietEnd || frames.count >= (hasVoice ? Self.longest : Self.voiceLimit)
    guard isOver else { return nil }
    dismissed = min(dismissed + 1, Self.mostCaution)
    sinceDismissed = 0
    drop()
    return .ended
  }

  private var peak: Double { frames.map(\.level).max() ?? FeatureExtractor.silence }

  private var hasVoice: Bool {
    let peak = peak
    let voiced = frames.count { $0.level > peak - Self.voicedRange && $0.voicing >= Self.voicing }
    guard voiced >= Self.voiced else { return false }
    var (run, longestRun) = (0, 0)
    for frame in frames {
      run = frame.level > peak - Self.runRange ? run + 1 : 0
      longestRun = max(longestRun, run)
    }
    let attack = frames.firstIndex { $0.level == peak } ?? 0
    return longestRun >= Self.lasting || (longestRun >= Self.gradual && attack > Self.attack)
  }

  private var variation: Double {
    let peak = peak
    return frames.drop { $0.level <= peak - Self.voicedRange }.reduce(0) { sum, frame in
      sum + min((peak - frame.level) / Self.depth, 1) + (frame.voicing < Self.voiceless ? 1 : 0)
    }
  }

  /// It was speech, or the prompt is over.
  mutating func drop() {
    isActive = false
    frames = []
    recent = []
  }
}
