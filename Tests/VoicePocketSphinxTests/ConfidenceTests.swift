import Testing
import Voice

@testable import VoicePocketSphinx

@Suite struct ConfidenceTests {
  private let words = [
    DecodedWord(text: "my", posterior: 0.5, frames: 10, distance: 20, phones: 2),
    DecodedWord(text: "order", posterior: 1, frames: 30, distance: 100, phones: 2),
  ]

  @Test func `the signs are means over words, frames and phones`() throws {
    let signs = try #require(ConfidenceSigns(words: words, likelihoods: [1, 1]))
    #expect(signs.distance == 3)
    #expect(signs.posterior == 0.75)
    #expect(signs.leastPosterior == 0.5)
    #expect(abs(signs.entropy - 0.6931) < 0.0001)
    #expect(signs.phoneLength == 10)
    #expect(signs.phones == 4)
  }

  @Test func `without words there are no signs, and odd numbers from the library stay in range`() throws {
    #expect(ConfidenceSigns(words: [], likelihoods: []) == nil)
    let odd = DecodedWord(text: "a", posterior: 1.01, frames: 1, distance: -0.5, phones: 1)
    let signs = try #require(ConfidenceSigns(words: [odd], likelihoods: [.infinity, 0]))
    #expect(signs.posterior == 1 && signs.distance == 0 && signs.entropy == 0)
  }

  private func confidence(_ change: (inout ConfidenceSigns) -> Void) -> Double {
    var signs = ConfidenceSigns(
      distance: 2.5, posterior: 0.95, leastPosterior: 0.9, entropy: 0.3, phoneLength: 9, phones: 14)
    change(&signs)
    return ConfidenceWeights.wide.confidence(signs)
  }

  @Test func `far sounds, rival guesses and hiss make a confidence small`() {
    #expect(confidence { _ in } > 0.8)
    #expect(confidence { $0.distance = 5.5 } < confidence { _ in } - 0.1)
    #expect(confidence { $0.entropy = 2.2 } < confidence { _ in })
    #expect(confidence { $0.posterior = 0.3 } < confidence { _ in })
    #expect(confidence { $0.phoneLength = 60 } < 0.1)
  }

  @Test(arguments: [Double.infinity, -.infinity, .nan, 0, -1])
  func `a confidence lies between 0 and 1 whatever the signs`(value: Double) {
    for weights in [ConfidenceWeights.wide, .phone, .narrow, .choice, .narrowChoice] {
      let signs = ConfidenceSigns(
        distance: value, posterior: value, leastPosterior: value, entropy: value, phoneLength: value, phones: 0)
      #expect((0...1).contains(weights.confidence(signs)))
    }
  }
}
