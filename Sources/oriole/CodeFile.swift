import Agents
import Evaluation
import Understanding

/// A text file with a valid number a line.
struct CodeFile {
  let codes: ValidCodes
  /// How many digits they have, ascending.
  let lengths: [Int]

  /// Fails on a line that is neither blank nor a number of 1 to 32 digits.
  init(path: String) throws(Failure) {
    var numbers: [String] = []
    let lines = try EvaluatedFile.text(of: path).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated() {
      guard let first = line.firstIndex(where: { !$0.isWhitespace }),
        let last = line.lastIndex(where: { !$0.isWhitespace })
      else { continue }
      let number = line[first...last]
      guard number.count <= ValidCodes.longest, number.allSatisfy({ $0.isASCII && $0.isWholeNumber }) else {
        let shown = String(number.prefix(40)).printable
        throw Failure("\(path):\(index + 1): not a number of 1 to \(ValidCodes.longest) digits: \(shown)")
      }
      numbers.append(String(number))
    }
    guard !numbers.isEmpty else { throw Failure("\(path): has no number") }
    codes = ValidCodes(numbers)
    lengths = Set(numbers.map(\.count)).sorted()
  }

  /// What callers say when they say one digit by digit: as many strings of any digits for each length. What is not valid
  /// must be heard as well, or it could not be told from what is.
  var sentences: [String] {
    var random = SplitMix64(seed: 0, name: "codes")
    return lengths.flatMap { length in
      (0..<1000).map { _ in (0..<length).map { _ in Self.words[random.next(below: 10)] }.joined(separator: " ") }
    }
  }

  private static let words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
}
