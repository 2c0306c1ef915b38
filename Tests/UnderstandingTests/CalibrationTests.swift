import Testing

@testable import Understanding

@Suite struct CalibrationTests {
  private func texts(right: Int, wrong: Int) -> [Calibration.HeldOut] {
    Array(repeating: .init(scores: [0.5, -0.5, -0.9], truth: 0), count: right)
      + Array(repeating: .init(scores: [0.5, -0.5, -0.9], truth: 1), count: wrong)
  }

  @Test func `probability follows how often held-out texts were right`() {
    let sure = Calibration(fitting: texts(right: 380, wrong: 20), background: nil)
    let unsure = Calibration(fitting: texts(right: 240, wrong: 160), background: nil)
    let scores: [Float] = [0.5, -0.5, -0.9]
    #expect(sure.probabilities(scores)[0] > 0.85)
    #expect((0.45...0.7).contains(unsure.probabilities(scores)[0]))
  }

  @Test func `probabilities are in order and leave something for none of these`() {
    let probabilities = Calibration(fitting: [], background: nil).probabilities([0.8, -1, 0.1])
    #expect(probabilities[0] > probabilities[2] && probabilities[2] > probabilities[1])
    #expect(probabilities.reduce(0, +) < 1)
    #expect(Calibration(fitting: [], background: nil).probabilities([-1, -1])[0] < 0.05)
  }

  @Test func `extreme scores stay finite`() {
    let calibration = Calibration(
      fitting: [.init(scores: [.greatestFiniteMagnitude, -1e30], truth: 1), .init(scores: [], truth: 3)], background: 9)
    #expect(calibration.sharpness.isFinite && calibration.none.isFinite)
    #expect(calibration.probabilities([1e6, -1e6]).allSatisfy { (0...1).contains($0) })
  }
}
