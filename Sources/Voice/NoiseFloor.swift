/// Follows the level of the noise under a voice.
///
/// After the idea of minimum statistics (R. Martin, "Noise power spectral density estimation based on optimal smoothing and
/// minimum statistics", IEEE Trans. Speech and Audio Processing 9(5), 2001), on one band: speech pauses often enough
/// that the least level of the last second or two is noise. Between utterances the mean of the quiet frames is followed too.
struct NoiseFloor: Sendable {
  /// The floor is kept within these levels, dBFS: digital silence does not make a whisper of noise speech, and
  /// noise that is louder than the highest is no line that can be spoken on.
  static let bounds = -66.0...(-30.0)
  /// Frames in one of the pieces over which minima are kept, 240 ms, and the number of pieces.
  private static let pieceLength = 12
  private static let pieceCount = 8
  /// Pieces after which minima raise the floor between utterances, so that noise is known soon after the start.
  private static let startCount = 2
  /// The fastest that minima raise the floor, dB a frame: 25 dB a second, and 6 within an utterance.
  private static let rising = 0.5
  private static let risingInSpeech = 0.12
  /// Noise lies this much over its own minimum, dB.
  private static let bias = 4.0

  /// The noise, dBFS.
  private(set) var level: Double
  /// The least level of the last two seconds or of what there was, dBFS: over `level` only while the floor is still a guess.
  private(set) var least = -100.0
  private var smoothed: Double?
  private var minima: [Double] = []
  private var current = Double.infinity
  private var inPiece = 0

  /// - Parameter level: dBFS, the guess before anything was heard.
  init(level: Double) { self.level = level }

  /// What the sound is taken for while it is heard.
  enum Sound: Sendable { case quiet, loud, utterance }

  /// Takes one frame's level.
  mutating func update(with frameLevel: Double, during sound: Sound) {
    let smoothed = 0.3 * (smoothed ?? frameLevel) + 0.7 * frameLevel
    self.smoothed = smoothed
    current = min(current, smoothed)
    least = min(minima.min() ?? current, current)
    inPiece += 1
    if inPiece == Self.pieceLength {
      minima.append(current)
      if minima.count > Self.pieceCount { minima.removeFirst() }
      current = .infinity
      inPiece = 0
    }
    if sound == .quiet {
      // Down within some 60 ms, up within some 300 ms.
      level += (frameLevel < level ? 0.3 : 0.06) * (frameLevel - level)
    }
    level = min(level, least + 12)
    if minima.count >= (sound == .utterance ? Self.pieceCount : Self.startCount) {
      // The whole window was louder than the floor: the noise has risen, or a caller speaks without a pause.
      level = min(max(level, least + Self.bias), level + (sound == .utterance ? Self.risingInSpeech : Self.rising))
    }
    level = min(max(level, Self.bounds.lowerBound), Self.bounds.upperBound)
  }
}
