/// Groups of vectors that are alike on average.
struct PhraseClusters {
  /// The vectors' places by group, in the order given.
  private(set) var members: [[Int]] = []

  /// Each vector joins the group to which it is most alike on average, or begins one; then groups that turn out to be
  /// alike are joined. The order decides: frequent phrases come first, and others gather around them.
  ///
  /// - Parameters:
  ///   - vectors: in the order of their weight.
  ///   - least: the mean similarity from which they are alike.
  init(_ vectors: [PhraseVector], alike least: Double) {
    for place in vectors.indices {
      let means = members.map { group in Self.mean(group, [place], vectors) }
      if let best = means.indices.max(by: { means[$0] < means[$1] }), means[best] >= least {
        members[best].append(place)
      } else {
        members.append([place])
      }
    }
    join(vectors, least)
  }

  private mutating func join(_ vectors: [PhraseVector], _ least: Double) {
    var first = 0
    while first < members.count {
      let next = members.indices.dropFirst(first + 1).first { Self.mean(members[first], members[$0], vectors) >= least }
      if let next {
        members[first] = (members[first] + members[next]).sorted()
        members.remove(at: next)
      } else {
        first += 1
      }
    }
  }

  private static func mean(_ left: [Int], _ right: [Int], _ vectors: [PhraseVector]) -> Double {
    var sum = 0.0
    for one in left { for other in right { sum += vectors[one].similarity(to: vectors[other]) } }
    return sum / Double(max(1, left.count * right.count))
  }
}
