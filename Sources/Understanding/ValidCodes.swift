internal import Foundation

/// One of a recogniser's guesses at a code that was spoken.
public struct CodeGuess: Sendable, Hashable {
  /// ASCII digits; others are passed over, and a guess without any or with more than 32 says nothing.
  public var digits: String
  /// How likely it is beside the other guesses: in any one unit, 0 or more.
  public var weight: Double

  public init(_ digits: String, weight: Double = 1) {
    self.digits = digits
    self.weight = weight
  }
}

/// What the guesses at a spoken code come to.
public enum CodeAnswer: Sendable, Hashable {
  /// One of the valid codes; `isRepaired` when the first guess was another one.
  case accepted(String, isRepaired: Bool)
  /// None of the valid codes stands out, or the caller's is probably not among them.
  case askAgain
}

/// The codes that exist, such as all order numbers. Knowing them repairs a misheard digit: of the codes that the guesses
/// may be mishearings of, usually only one exists.
///
/// Each valid code has as its score the likelihood that the guesses are mishearings of it (a noisy channel; Kernighan,
/// Church and Gale, COLING 1990), and so has the chance that a code was said that is not valid. A code is accepted when
/// its share of all scores is large: the more valid codes there are, the surer it takes to tell them apart.
public struct ValidCodes: Sendable {
  /// Digits of the longest code.
  public static let longest = 32
  /// Guesses that count; later ones are passed over.
  public static let mostGuesses = 16

  /// What a code's share of all scores must be.
  private static let certainty = 0.95
  /// How often callers say a code that is not valid.
  private static let unlisted = 0.2
  /// A guess counts at least this much beside the likeliest: recognisers take their guesses' weights too seriously.
  private static let leastWeight = 1e-4
  /// Codes that take mishearings less likely than e^-12 cannot matter beside the chance of a code that is not valid.
  private static let costLimit = 12.0
  /// For each digit that a guess has more or fewer than any valid code.
  private static let lengthCost = 3.0

  private let codes: SortedCodes
  private let confusions: DigitConfusions

  /// Texts that are not 1 to 32 ASCII digits are left out, and what stands twice counts once.
  public init(_ codes: some Sequence<String>, confusions: DigitConfusions = .english) {
    self.codes = SortedCodes(codes.filter { $0.utf8.count <= Self.longest && Self.digits(of: $0)?.isEmpty == false })
    self.confusions = confusions
  }

  /// How many there are.
  public var count: Int { codes.count }

  public func contains(_ code: String) -> Bool {
    guard let digits = Self.digits(of: code) else { return false }
    return codes.contains(digits)
  }

  /// The same for guesses that are only in order, best first: each counts half as much as the one before. On spoken order
  /// numbers that told as many apart as the recogniser's own weights did.
  public func answer(ranked guesses: [String]) -> CodeAnswer {
    var weight = 1.0
    return answer(
      to: guesses.prefix(Self.mostGuesses).map { digits in
        defer { weight /= 2 }
        return CodeGuess(digits, weight: weight)
      })
  }

  /// Of 100,000 valid codes it takes about 3 ms for each guess.
  ///
  /// - Parameter guesses: the recogniser's, best first.
  /// - Returns: the valid code that was said, if that can be told.
  public func answer(to guesses: [CodeGuess]) -> CodeAnswer {
    let heard = Self.weighed(guesses)
    guard let first = heard.first, codes.count > 0 else { return .askAgain }
    var scores: [Int: Double] = [:]
    var notValid = 0.0
    for (digits, weight) in heard {
      for (index, cost) in codes.costs(of: digits, confusions, limit: Self.costLimit) {
        scores[index, default: 0] += weight * exp(-cost)
      }
      notValid += weight * chanceOfNone(digits)
    }
    let share = (1 - Self.unlisted) / Double(codes.count)
    // In the codes' order, so that sums and ties do not depend on a hash table's.
    let candidates = scores.map { (index: $0.key, score: $0.value * share) }.sorted { $0.index < $1.index }
    guard let best = candidates.max(by: { $0.score < $1.score }) else { return .askAgain }
    let all = candidates.reduce(notValid) { $0 + $1.score }
    guard all > 0, best.score / all >= Self.certainty else { return .askAgain }
    let code = codes.digits(at: best.index)
    return .accepted(String(decoding: code.map { $0 + 48 }, as: UTF8.self), isRepaired: code != first.digits)
  }

  /// The likelihood that a guess was made of a code that is not valid: as all codes of its length are alike, the chance
  /// of one, less the share in which it is a valid one.
  private func chanceOfNone(_ digits: [UInt8]) -> Double {
    let right = exp(-digits.reduce(0) { $0 + confusions.cost(of: $1, for: $1) })
    let away = codes.lengths.map { abs($0.key - digits.count) }.min() ?? 0
    let valid = Double(codes.lengths[digits.count] ?? 0) * pow(10, -Double(digits.count))
    let notHeard = (1 - right) * max(0, 1 - valid)
    let chance = Self.unlisted * pow(10, -Double(digits.count)) * exp(-Self.lengthCost * Double(away))
    return chance * ((codes.contains(digits) ? 0 : right) + notHeard)
  }

  /// Distinct guesses with digits and their weights, 0–1, beside the likeliest.
  private static func weighed(_ guesses: [CodeGuess]) -> [(digits: [UInt8], weight: Double)] {
    var heard: [(digits: [UInt8], weight: Double)] = []
    for guess in guesses.prefix(mostGuesses) {
      let digits = guess.digits.utf8.filter { (48...57).contains($0) }.map { $0 - 48 }
      guard !digits.isEmpty, digits.count <= longest else { continue }
      let weight = guess.weight.isFinite ? max(0, guess.weight) : 0
      if let known = heard.firstIndex(where: { $0.digits == digits }) {
        heard[known].weight = max(heard[known].weight, weight)
      } else {
        heard.append((digits, weight))
      }
    }
    let most = heard.map(\.weight).max() ?? 0
    return heard.map { ($0.digits, max(most > 0 ? $0.weight / most : 1, leastWeight)) }
  }

  /// Nil for what is not made of ASCII digits.
  private static func digits(of code: String) -> [UInt8]? {
    let digits = code.utf8.map { $0 &- 48 }
    return digits.allSatisfy { $0 < 10 } ? digits : nil
  }
}
