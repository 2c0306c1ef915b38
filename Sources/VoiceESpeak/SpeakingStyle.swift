public import Voice

/// How one language is spoken.
public struct SpeakingStyle: Sendable, Hashable {
  /// Words a minute, 80–450.
  public static let speeds = 80...450
  /// Base pitch, 0–99; 50 is the voice's own.
  public static let pitches = 0...99

  /// An eSpeak NG voice, with a variant after `+`, such as `en-gb-x-rp` or `en-us+f3`.
  public let voice: String
  public let speed: Int
  public let pitch: Int

  /// Throws `engineFailed` when the speed or the pitch is out of range.
  public init(voice: String, speed: Int, pitch: Int = 50) throws(SpeechError) {
    guard Self.speeds.contains(speed) else {
      throw SpeechError(.engineFailed, "speed \(speed) is not in 80…450 words a minute")
    }
    guard Self.pitches.contains(pitch) else { throw SpeechError(.engineFailed, "pitch \(pitch) is not in 0…99") }
    self.init(checked: voice, speed, pitch)
  }

  private init(checked voice: String, _ speed: Int, _ pitch: Int) {
    self.voice = voice
    self.speed = speed
    self.pitch = pitch
  }

  /// Each language's style until it is set: a little slower than eSpeak's own, for the telephone.
  static let standard: [String: SpeakingStyle] = [
    "en": SpeakingStyle(checked: "en-gb-x-rp", 155, 45),
    "zh": SpeakingStyle(checked: "cmn-latn-pinyin", 150, 50),
  ]
}
