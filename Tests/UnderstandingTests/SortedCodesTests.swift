import Testing

@testable import Understanding

@Suite struct SortedCodesTests {
  /// The cost of one code by itself, as the textbook has it.
  private func cost(_ heard: [UInt8], _ said: [UInt8], _ confusions: DigitConfusions) -> Double {
    guard let digit = said.last else { return heard.reduce(0) { $0 + confusions.cost(ofAdding: $1) } }
    let before = Array(said.dropLast())
    var least = cost(heard, before, confusions) + confusions.cost(ofDropping: digit)
    if let last = heard.last {
      let rest = Array(heard.dropLast())
      least = min(least, cost(rest, before, confusions) + confusions.cost(of: last, for: digit))
      least = min(least, cost(rest, said, confusions) + confusions.cost(ofAdding: last))
    }
    return least
  }

  @Test(arguments: [[4, 5, 7], [4, 5], [6, 6, 6, 1], [8], [0, 2, 0, 2]] as [[UInt8]])
  func `walking the codes as a tree costs what comparing each by itself does`(heard: [UInt8]) {
    var state: UInt64 = 1
    let all = (0..<120).map { index in
      (0..<(1 + index % 4)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8((state >> 33) % 10)
      }
    }
    let codes = SortedCodes(all.map { code in code.map(String.init).joined() })
    for limit in [2.0, 6, 12, 1000] {
      let found = codes.costs(of: heard, .english, limit: limit)
      var expected: [Int: Double] = [:]
      for index in 0..<codes.count {
        let cost = cost(heard, codes.digits(at: index), .english)
        if cost <= limit { expected[index] = cost }
      }
      #expect(found.map(\.index) == expected.keys.sorted())
      for (index, cost) in found { #expect(abs(cost - (expected[index] ?? -1)) < 1e-9) }
    }
    #expect(codes.contains(all[0]) && !codes.contains([9, 9, 9, 9, 9]) && codes.digits(at: -1).isEmpty)
  }
}
