import Dialogue
import Understanding

/// Values that stand for a slot in phrases: the same ones each time.
struct SampleValues {
  private var random = SplitMix64(seed: 0x9E37_79B9_7F4A_7C15)

  /// A number between 0 and `bound` - 1.
  mutating func next(below bound: Int) -> Int { Int(random.next() % UInt64(max(1, bound))) }

  mutating func digits(_ count: Int) -> [Int] {
    (0..<count).map { $0 == 0 ? 1 + next(below: 9) : next(below: 10) }
  }

  /// The digits as a caller says them one by one.
  mutating func spoken(_ count: Int, _ language: Language) -> String {
    let digits = digits(count)
    let isZeroAsLetter = next(below: 3) == 0
    let words = digits.map { digit in
      switch language {
      case .mandarin: digit == 1 && isZeroAsLetter ? "幺" : Self.hanzi[digit]
      default: digit == 0 && isZeroAsLetter ? "oh" : Self.english[digit]
      }
    }
    return words.joined(separator: language == .mandarin ? "" : " ")
  }

  private static let english = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
  private static let hanzi = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
}
