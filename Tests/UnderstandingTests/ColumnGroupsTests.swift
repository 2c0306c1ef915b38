import Testing

@testable import Understanding

@Suite struct ColumnGroupsTests {
  // Features 0 and 2 always occur together with equal values, 1 and 3 alone.
  private let vectors = [
    SparseVector(indices: [0, 1, 2], values: [0.5, 0.5, 0.5]), SparseVector(indices: [3], values: [1]),
    SparseVector(indices: [0, 2, 3], values: [0.2, 0.2, 0.9]),
  ]

  @Test func `features that never part are one column, and lengths stay`() {
    let groups = ColumnGroups(vectors, dimension: 4)
    #expect(groups.count == 3)
    for vector in vectors {
      let joined = groups.joined(vector)
      #expect(joined.indices.count == Set(joined.indices).count)
      let before = vector.values.reduce(0) { $0 + $1 * $1 }
      let after = joined.values.reduce(0) { $0 + $1 * $1 }
      #expect(abs(before - after) < 1e-6)
    }
  }

  @Test func `weights come back with the same score for every text`() {
    let groups = ColumnGroups(vectors, dimension: 4)
    let columns = [0.7, -0.3, 1.1, 0.25]
    let features = groups.parted(columns)
    #expect(features.count == 5)
    #expect(features[0] == features[2])
    #expect(features[4] == 0.25)
    for vector in vectors {
      let joined = groups.joined(vector)
      let byColumn = zip(joined.indices, joined.values).reduce(0) { $0 + columns[Int($1.0)] * Double($1.1) }
      let byFeature = zip(vector.indices, vector.values).reduce(0) { $0 + features[Int($1.0)] * $1.1 }
      #expect(abs(byColumn - Double(byFeature)) < 1e-6)
    }
    #expect(zip(groups.joined(features), columns).allSatisfy { abs($0 - $1) < 1e-6 })
  }
}
