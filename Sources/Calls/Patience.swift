import Dialogue
import Understanding

/// How long a silence must last to end an utterance: short once what was expected is whole, long in the middle of it.
struct Patience {
  static let usual = Duration.milliseconds(500)

  static func wait(after partial: String, expecting expectation: Expectation) -> Duration {
    switch expectation.kind {
    case .digits:
      let spoken = SpokenDigits(language: expectation.language).digits(in: partial, expectingDigits: true).count
      if spoken == 0 { return .milliseconds(600) }
      guard let count = expectation.digitCount else { return .milliseconds(800) }
      return spoken == count ? .milliseconds(400) : .milliseconds(900)
    case .yesNo:
      return YesNo.read(partial, language: expectation.language) == nil ? usual : .milliseconds(400)
    case .phone:
      let spoken = SpokenDigits(language: expectation.language).digits(in: partial, expectingDigits: true)
      return spoken.isEmpty ? .milliseconds(600) : .milliseconds(800)
    case .value:
      let last = partial.split(separator: " ").last.map(String.init) ?? ""
      return Self.hesitations.contains(last) || Self.unfinished.contains(last) ? .milliseconds(900) : .milliseconds(600)
    case .anything:
      let last = partial.split(separator: " ").last.map(String.init) ?? ""
      return Self.hesitations.contains(last) ? .milliseconds(900) : usual
    }
  }

  /// Words after which callers go on.
  private static let hesitations: Set<String> = ["um", "uh", "er", "and", "the", "my", "is", "number", "那个", "嗯", "就是"]
  /// Words that begin a day, time or amount, or join its parts.
  private static let unfinished: Set<String> = [
    "of", "at", "next", "this", "half", "quarter", "past", "to", "twenty", "thirty", "point", "下", "下周", "星期", "周",
  ]
}
