import Evaluation
import Testing
import Understanding

@Suite struct RejectionThresholdTests {
  private func inScope(_ probability: Double, isRight: Bool = true) -> Prediction {
    Prediction(truth: "a", best: Candidate(isRight ? "a" : "b", probability: probability))
  }

  private func outOfScope(_ probability: Double) -> Prediction {
    Prediction(truth: nil, best: Candidate("a", probability: probability))
  }

  private func best(_ predictions: [Prediction]) -> Double? {
    RejectionThreshold.best(on: predictions, from: .validation)?.value
  }

  @Test func `what can be parted is parted between both`() throws {
    let value = try #require(best([inScope(0.9), inScope(0.8), outOfScope(0.2), outOfScope(0.1)]))
    #expect((0.3...0.7).contains(value))
  }

  @Test func `how many texts of a kind there are does not matter`() throws {
    let some = (1...20).flatMap { number in
      [inScope(0.4 + Double(number) / 40), outOfScope(0.1 + Double(number) / 40)]
    }
    let value = try #require(best(some))
    let more = try #require(best(some + (0..<19).flatMap { _ in some.filter(\.isInScope) }))
    #expect(abs(value - more) < 0.06)
  }

  @Test func `texts in scope count twice`() throws {
    // Alike on both sides of a half, so that equal weights would choose a half.
    let texts = (1...40).flatMap { number in
      [inScope(0.2 + Double(number) / 55), outOfScope(0.8 - Double(number) / 55)]
    }
    #expect(try #require(best(texts)) < 0.47)
  }

  @Test func `a single strange text more does not throw the threshold about`() throws {
    let texts = (1...30).flatMap { number in
      [inScope(0.3 + Double(number) / 50), outOfScope(0.05 + Double(number) / 60)]
    }
    let value = try #require(best(texts))
    for probability in [0.05, 0.3, 0.5, 0.7, 0.9] {
      #expect(abs(try #require(best(texts + [outOfScope(probability)])) - value) < 0.1)
    }
  }

  @Test func `texts that nothing is known of are rejected anyway`() throws {
    let unknown = Prediction(truth: nil, best: nil)
    #expect(!unknown.isAccepted(from: 0))
    let value = try #require(best([inScope(0.9), inScope(0.2), unknown]))
    #expect(value <= 0.2)
  }

  @Test func `probabilities of 0 and 1 are borne`() throws {
    let value = try #require(best([inScope(1), inScope(1), outOfScope(0), outOfScope(0)]))
    #expect((0.01...0.99).contains(value))
    #expect(best([inScope(1, isRight: false), outOfScope(1)]) != nil)
  }

  @Test func `without texts of both kinds there is none`() {
    #expect(best([]) == nil)
    #expect(best([inScope(0.5)]) == nil)
    #expect(best([outOfScope(0.5)]) == nil)
  }
}
