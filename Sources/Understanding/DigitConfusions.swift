internal import Foundation

/// How often one spoken digit is heard as another, as costs: the natural logarithm of 1 / share, 0 or more.
public struct DigitConfusions: Sendable, Hashable {
  /// A digit is lost this often when nothing else is known of it, or turns into each other one.
  private static let rare = 0.004
  /// A digit that nobody said is heard beside so many that were said.
  private static let rarelyAdded = 0.0015

  /// Ten rows of ten: the digit that was said, then the one heard.
  private let substituted: [Double]
  private let dropped: [Double]
  private let added: [Double]

  /// What is not given is rare.
  ///
  /// - Parameters:
  ///   - heard: for a digit that was said (0–9), the share of the times, 0–1, that another is heard in its place.
  ///   - dropped: for a digit that was said, the share of the times, 0–1, that nothing is.
  ///   - added: for a digit, how often, 0–1, it is heard where none was said, beside one that was.
  public init(
    heard: [Int: [Int: Double]] = [:], dropped: [Int: Double] = [:], added: [Int: Double] = [:]
  ) {
    var costs: [Double] = []
    for said in 0..<10 {
      let others = (0..<10).map { $0 == said ? 0 : heard[said]?[$0] ?? Self.rare }
      let right = 1 - others.reduce(0, +) - (dropped[said] ?? Self.rare)
      costs += (0..<10).map { Self.cost($0 == said ? right : others[$0]) }
    }
    substituted = costs
    self.dropped = (0..<10).map { Self.cost(dropped[$0] ?? Self.rare) }
    self.added = (0..<10).map { Self.cost(added[$0] ?? Self.rarelyAdded) }
  }

  /// English on a telephone: counted on two speakers of the Free Spoken Digit Dataset (jackson and nicolas, each digit
  /// 12 times) and drawn half-way to none. The line takes the hiss of “six”, “three” and “zero”, and what is left sounds
  /// like “eight” and “two”.
  public static let english = DigitConfusions(
    heard: [
      0: [2: 0.20], 1: [4: 0.06], 2: [1: 0.011, 8: 0.021, 0: 0.007], 3: [1: 0.011, 2: 0.066, 8: 0.061], 5: [9: 0.017],
      6: [2: 0.008, 3: 0.023, 4: 0.017, 7: 0.035, 8: 0.33], 7: [1: 0.014, 2: 0.046, 8: 0.016, 9: 0.014],
      8: [2: 0.007, 9: 0.12],
    ], dropped: [0: 0.012, 2: 0.019, 6: 0.011], added: [2: 0.006, 8: 0.003])

  /// Any digit for any other alike, as where nothing was counted.
  public static let even = DigitConfusions()

  /// What is known of a language.
  public init(of language: Language) { self = language == .english ? .english : .even }

  private static func cost(_ share: Double) -> Double { -log(min(1, max(1e-6, share))) }

  /// Of hearing one digit for another or, mostly cheapest, for itself. Both 0–9.
  func cost(of heard: UInt8, for said: UInt8) -> Double { substituted[Int(said) * 10 + Int(heard)] }
  /// Of hearing nothing for a digit, 0–9.
  func cost(ofDropping said: UInt8) -> Double { dropped[Int(said)] }
  /// Of hearing a digit that was not said, 0–9.
  func cost(ofAdding heard: UInt8) -> Double { added[Int(heard)] }
}
