import Testing

@testable import Understanding

@Suite struct EditDistanceTests {
  private func distance(_ left: String, _ right: String, limit: Int = 9) -> Int? {
    EditDistance.between(Array(left), Array(right), limit: limit)
  }

  @Test func `single edits and swaps count one`() {
    #expect(distance("kettle", "kettle") == 0)
    #expect(distance("kettle", "ketle") == 1)
    #expect(distance("kettle", "kettles") == 1)
    #expect(distance("kettle", "kattle") == 1)
    #expect(distance("kettle", "ektlte") == 2)
    #expect(distance("", "abc") == 3)
  }

  @Test func `beyond the limit there is no distance`() {
    #expect(distance("kettle", "toaster", limit: 3) == nil)
    #expect(distance("a", "abcdef", limit: 2) == nil)
    #expect(distance("a", "a", limit: -1) == nil)
  }

  @Test func `a quarter of the letters may differ`() {
    #expect(EditDistance.similarity(Array("toaster"), Array("toster")) > 0.8)
    #expect(EditDistance.similarity(Array("tea"), Array("tee")) == 0)
    #expect(EditDistance.similarity([Int](), []) == 0)
  }
}
