import Testing

@testable import Understanding

@Suite("The model in 8-bit integers")
struct QuantizedModelTests {
  @Test("Scores are those of the trained model to within a hundredth")
  func scores() {
    let weights: [Float] = [1, -2, 0.5, 0.01, 0, -0.02, 3, 3, -3, 0.1, 0.2, 0.3]
    let model = LinearModel(weights: weights, classes: 3)
    let quantized = QuantizedModel(model)
    let vector = SparseVector(indices: [0, 1, 2], values: [0.5, 0.5, 0.7])
    for (exact, score) in zip(model.scores(vector), quantized.scores(vector)) { #expect(abs(exact - score) < 0.02) }
    #expect(abs(quantized.weight(1, 2) + 0.02) < 0.001)
  }

  @Test("A feature without weight, and a text without features, leave the bias")
  func bias() {
    let quantized = QuantizedModel(LinearModel(weights: [0, 0, 0.4, -0.4], classes: 2))
    #expect(quantized.scores(SparseVector(indices: [0], values: [1])) == [0.4, -0.4])
    #expect(quantized.scores(SparseVector()) == [0.4, -0.4])
  }
}
