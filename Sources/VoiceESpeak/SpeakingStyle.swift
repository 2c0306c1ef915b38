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

  /// Throws `badLanguage` when the voice's name is not one, or when the speed or the pitch is out of range.
  public init(voice: String, speed: Int, pitch: Int = 50) throws(SpeechError) {
    // Other characters would make the name a path to eSpeak.
    guard (1...40).contains(voice.utf8.count), voice.utf8.allSatisfy(Self.isNameByte) else {
      throw SpeechError(.badLanguage, "'\(voice.prefix(40))' is not the name of a voice")
    }
    guard Self.speeds.contains(speed) else {
      throw SpeechError(.badLanguage, "voice '\(voice)': speed \(speed) is not in 80…450 words a minute")
    }
    guard Self.pitches.contains(pitch) else {
      throw SpeechError(.badLanguage, "voice '\(voice)': pitch \(pitch) is not in 0…99")
    }
    self.init(checked: voice, speed, pitch)
  }

  private init(checked voice: String, _ speed: Int, _ pitch: Int) {
    self.voice = voice
    self.speed = speed
    self.pitch = pitch
  }

  /// The same voice so many times as fast, within the speeds that there are; what is no number changes nothing.
  func paced(by pace: Double) -> SpeakingStyle {
    let wanted = (Double(speed) * pace).rounded()
    guard pace != 1, wanted.isFinite else { return self }
    let (least, most) = (Double(Self.speeds.lowerBound), Double(Self.speeds.upperBound))
    return SpeakingStyle(checked: voice, Int(min(max(wanted, least), most)), pitch)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"):
      true
    default: false
    }
  }

  /// American English, a little slower and lower than eSpeak's own, for the telephone.
  static let american = SpeakingStyle(checked: "en-us", 165, 45)

  /// Each language's style until it is set.
  static let standard: [String: SpeakingStyle] = [
    "en": american,
    "zh": SpeakingStyle(checked: "cmn-latn-pinyin", 200, 45),
  ]
}
