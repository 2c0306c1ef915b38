/// Digits that were said one after the other, as one of several numbers in a text.
struct DigitRun: Sendable, Hashable {
  var digits: String
  /// True for the second of “705136, not 709851”.
  var isDenied = false
  /// True for the second of “457, no, 451”.
  var isCorrection = false
}

extension SpokenDigits {
  /// The number of so many digits in a text that may have others too: of two the first, unless the second corrects it,
  /// and never one after a “not”. Digits of pieces count as one number where no piece has the length.
  ///
  /// - Parameters:
  ///   - count: how many digits it has.
  ///   - text: what was said or typed.
  ///   - expectingDigits: as for `digits(in:expectingDigits:)`.
  /// - Returns: ASCII digits, or nil.
  public func code(of count: Int, in text: String, expectingDigits: Bool = false) -> String? {
    let runs = runs(in: text, expectingDigits: expectingDigits)
    let whole = runs.filter { $0.digits.count == count && !$0.isDenied }
    if let last = whole.last { return last.isCorrection ? last.digits : whole.first?.digits }
    let all = runs.map(\.digits).joined()
    return all.count == count && !runs.contains(where: \.isDenied) ? all : nil
  }

  /// All digits of a text, parted by the words between them that are more than pauses.
  func runs(in text: String, expectingDigits: Bool) -> [DigitRun] {
    let tokens = NumberToken.tokens(of: text).filter { !Self.separators.contains($0) }
    var runs: [DigitRun] = []
    var (end, total) = (0, 0)
    for reading in Self.readings(tokens, expectingDigits: expectingDigits) where total < Self.limit {
      let gap = tokens[end..<reading.tokens.lowerBound].filter { !Self.pauses.contains($0) }
      if gap.isEmpty, !runs.isEmpty {
        runs[runs.count - 1].digits += reading.digits
      } else {
        runs.append(
          DigitRun(
            digits: reading.digits, isDenied: Self.denies(gap), isCorrection: !runs.isEmpty && Self.corrects(gap)))
      }
      end = reading.tokens.upperBound
      total += reading.digits.count
    }
    return runs
  }

  /// Digits that are read from tokens, and where.
  static func readings(
    _ tokens: [NumberToken], expectingDigits: Bool
  ) -> [(digits: String, tokens: Range<Int>)] {
    var readings: [(digits: String, tokens: Range<Int>)] = []
    var position = 0
    while position < tokens.count {
      guard let reading = read(tokens, at: position, expectingDigits: expectingDigits) else {
        position += 1
        continue
      }
      let end = min(max(reading.end, position + 1), tokens.count)
      readings.append((reading.digits, position..<end))
      position = end
    }
    return readings
  }

  private static func denies(_ gap: [NumberToken]) -> Bool {
    let near = gap.suffix(3)
    return near.contains(.word("not")) || near.contains(.word("of")) && near.contains(.word("instead"))
      || near.suffix(2).elementsEqual([.han("不"), .han("是")])
  }

  private static func corrects(_ gap: [NumberToken]) -> Bool {
    gap.contains { corrections.contains($0) }
  }

  /// Words in the middle of one number.
  private static let pauses: Set<NumberToken> = [
    .word("um"), .word("uh"), .word("er"), .word("erm"), .word("and"), .word("then"), .word("well"),
    .han("嗯"), .han("呃"), .han("啊"), .han("然"), .han("后"),
  ]
  /// Words that take back the number before them.
  private static let corrections: Set<NumberToken> = [
    .word("no"), .word("not"), .word("sorry"), .word("wait"), .word("actually"), .word("mean"), .word("meant"),
    .word("rather"), .word("but"), .word("correction"), .han("不"), .han("错"),
  ]
}

/// Numerals that count nothing: “the other one”, “one moment”, 等一下.
enum PlainNumerals {
  static func isNoDigit(_ tokens: [NumberToken], at position: Int) -> Bool {
    guard let token = tokens.element(position), token == .word("one") || token == .han("一") else { return false }
    let (before, after) = (tokens.element(position - 1), tokens.element(position + 1))
    if token == .han("一") {
      guard before.map({ HanziNumbers.digit($0) == nil }) ?? true, case .han(let next)? = after else { return false }
      return afterYi.contains(next)
    }
    if case .word(let next)? = after, afterOne.contains(next) { return true }
    guard case .word(let previous)? = before, beforeOne.contains(previous) else { return false }
    return after.map { EnglishNumbers.digit($0) == nil && $0 != .word("oh") } ?? true
  }

  private static let afterOne: Set<String> = [
    "more", "moment", "second", "minute", "sec", "of", "question", "thing", "other", "another", "last",
  ]
  private static let beforeOne: Set<String> = [
    "the", "other", "this", "that", "another", "wrong", "right", "last", "first", "next", "which", "any", "no", "every",
    "each", "new", "old", "same", "different", "blue", "red", "black", "white", "big", "small", "only",
  ]
  private static let afterYi = Set<Character>("下个点些会样直定起共般切旦份件台单句遍")
}
