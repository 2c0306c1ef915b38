internal import Foundation

/// Reads times of day out of whole utterances: "half past three", "quarter to two", "three in the afternoon", 15:30,
/// 下午三点半, 差五分八点.
public struct TimeReader: Sendable, Hashable {
  public let language: Language

  public init(language: Language) { self.language = language }

  /// The first time in the text, nil when there is none. What may be in either half of the day is read as it is
  /// said: "three thirty" is 03:30; `readings` tell whether the half is known.
  ///
  /// With `expectingTime`, when a time was asked for, a bare hour ("three", 一点) is one.
  public func value(in text: String, expectingTime: Bool = false) -> TimeOfDay? {
    readings(in: text, expectingTime: expectingTime).first?.value.time
  }

  /// Every time in the text's first 2,000 scalars, in order, in either language.
  public func readings(in text: String, expectingTime: Bool = false) -> [ValueReading<SpokenTime>] {
    TokenizedText(text).readings { tokens, start in
      guard let reading = Self.read(tokens, at: start, expectingTime: expectingTime),
        let time = reading.value.spoken
      else { return nil }
      return (time, reading.end)
    }
  }

  static func read(
    _ tokens: [NumberToken], at start: Int, expectingTime: Bool
  ) -> (value: ClockTime, end: Int)? {
    EnglishTimes.read(tokens, at: start, expectingTime: expectingTime)
      ?? HanziTimes.read(tokens, at: start, expectingTime: expectingTime)
  }
}
