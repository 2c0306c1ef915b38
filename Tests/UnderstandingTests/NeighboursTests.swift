import Testing

@testable import Understanding

@Suite("The nearest examples")
struct NeighboursTests {
  private let neighbours = Neighbours([[1, 0], [0, 1], nil, [0.6, 0.8]], classes: [0, 1, 1, 1], count: 3)

  @Test("The nearest example of a class is found, with its cosine")
  func nearest() throws {
    let found = try #require(neighbours.nearest(Neighbours.query([0.8, 0.6]), in: 1))
    #expect(neighbours.examples[found.row] == 3)
    #expect(abs(found.cosine - 0.96) < 0.001)
  }

  @Test("A class without examples, a class that does not exist and a query of another size have no nearest")
  func nothingNear() {
    #expect(neighbours.nearest(Neighbours.query([1, 0]), in: 2) == nil)
    #expect(neighbours.nearest(Neighbours.query([1, 0]), in: 9) == nil)
    #expect(neighbours.nearest(Neighbours.query([1, 0, 0]), in: 0) == nil)
  }

  @Test("Only the best classes' scores are raised")
  func raised() {
    var tuning = Tuning()
    tuning.neighbourClasses = 1
    tuning.neighbourWeight = 2
    let raised = neighbours.raise([0.5, 0.1, -1], [1, 0], tuning)
    #expect(abs(raised[0] - 2.5) < 0.001)
    #expect(raised[1] == 0.1)
    #expect(neighbours.raise([0.5, 0.1, -1], nil, tuning) == [0.5, 0.1, -1])
  }

  @Test("Of a class with very many examples some are kept, so that a turn stays cheap")
  func bounded() {
    let many = Neighbours((0..<5_000).map { _ in [1, 0] }, classes: Array(repeating: 0, count: 5_000), count: 1)
    #expect(many.examples.count <= 100)
    #expect(many.examples.count > 50)
  }
}
