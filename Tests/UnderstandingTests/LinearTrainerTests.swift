import Testing

@testable import Understanding

@Suite struct LinearTrainerTests {
  private let vectors = (0..<30).map { SparseVector(indices: [Int32($0 % 3), 3], values: [0.9, 0.4]) }

  @Test func `each class is separated from the others`() {
    let classes = vectors.indices.map { $0 % 3 }
    let model = LinearTrainer(dimension: 4, tuning: Tuning()).train(vectors, classes: classes, count: 3)
    for (vector, number) in zip(vectors, classes) {
      let scores = model.scores(vector)
      #expect(scores.count == 3)
      #expect(scores[number] > 0)
      #expect(scores.enumerated().allSatisfy { $0.offset == number || $0.element < 0 })
    }
  }

  @Test func `starting from an earlier solution comes to the same end`() {
    let classes = vectors.indices.map { $0 % 3 }
    var tuning = Tuning()
    tuning.tolerance = 1e-6
    let trainer = LinearTrainer(dimension: 4, tuning: tuning)
    let cold = trainer.train(vectors, classes: classes, count: 3)
    let half = trainer.train(Array(vectors.prefix(15)), classes: Array(classes.prefix(15)), count: 3)
    let warm = trainer.train(vectors, classes: classes, count: 3, from: half)
    for number in 0..<3 {
      #expect(zip(cold.column(number), warm.column(number)).allSatisfy { abs($0 - $1) < 1e-3 })
    }
  }

  @Test func `a class without texts is never likely`() {
    let model = LinearTrainer(dimension: 4, tuning: Tuning()).train(vectors, classes: vectors.map { _ in 0 }, count: 2)
    #expect(model.scores(vectors[0])[0] > 0)
    #expect(model.scores(vectors[0])[1] < 0)
  }
}
