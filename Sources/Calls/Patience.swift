import Dialogue
import Understanding
import Voice

/// How long a silence must last to end an utterance: short once what was expected is whole, long in the middle of it.
///
/// A range each: the endpointer ends a pause that sounds like the end at its shorter bound, and one that sounds as if the
/// caller goes on at its longer one.
struct Patience {
  /// What is known of the words so far.
  private enum State {
    /// All that was asked for is there.
    case whole
    /// May be all.
    case open
    /// Nothing was said yet that counts, as in "um" or "my number is".
    case unbegun
    /// More is sure to come.
    case unfinished

    var wait: ClosedRange<Duration> {
      switch self {
      case .whole: .milliseconds(240)...(.milliseconds(400))
      case .open: Endpointer.usualWait
      case .unbegun: .milliseconds(600)...(.milliseconds(900))
      case .unfinished: .milliseconds(800)...(.milliseconds(1_100))
      }
    }
  }

  static func wait(after partial: String, expecting expectation: Expectation) -> ClosedRange<Duration> {
    state(of: partial, expectation).wait
  }

  private static func state(of partial: String, _ expectation: Expectation) -> State {
    let words = partial.split(separator: " ").map(String.init)
    // Nothing is known yet: the recogniser may be late.
    guard let last = words.last else { return .open }
    if hesitations.contains(last) { return .unfinished }
    switch expectation.kind {
    case .digits:
      let spoken = SpokenDigits(language: expectation.language).digits(in: partial, expectingDigits: true).count
      guard spoken > 0 else { return .open }
      guard let count = expectation.digitCount else { return .unbegun }
      return spoken == count ? .whole : spoken < count ? .unfinished : .open
    case .yesNo: return words.count <= 3 && YesNo.read(partial, language: expectation.language) != nil ? .whole : .open
    case .phone:
      let spoken = SpokenDigits(language: expectation.language).digits(in: partial, expectingDigits: true).count
      return spoken == 0 ? .open : spoken < leastPhone ? .unfinished : .unbegun
    case .value: return unfinished.contains(last) ? .unfinished : .open
    case .anything: return .open
    }
  }

  /// Shorter telephone numbers are hardly ever meant.
  private static let leastPhone = 7

  /// Words after which callers go on.
  private static let hesitations: Set<String> = [
    "um", "uh", "er", "erm", "hmm", "and", "or", "the", "a", "my", "is", "with", "number", "那个", "嗯", "就是", "呃", "还有",
  ]
  /// Words that begin a day, time or amount, or join its parts.
  private static let unfinished: Set<String> = [
    "of", "at", "on", "next", "this", "half", "quarter", "past", "to", "twenty", "thirty", "point", "下", "下周", "星期",
    "周",
  ]
}
