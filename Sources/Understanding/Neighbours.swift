/// The embeddings of training examples by class: how near a text comes to the nearest example of a class.
///
/// A text may lie on an intent's side of its separator and still be like nothing that was ever said for it; the nearest
/// example tells the two apart, and helps where a class has few examples.
struct Neighbours: Sendable {
  let dimensions: Int
  /// For each class its first row, and the end.
  let starts: [Int]
  /// Each example in fixed point, `one` for 1: whole-number products are summed eight at a time.
  let rows: [Int16]
  /// For each row the number of its example.
  let examples: [Int32]

  private static let one: Float = 4_096
  /// Of a class with more examples, every second or third… is kept, so that a turn costs the same however many there are.
  private static let most = 100

  var byteCount: Int { rows.count * 2 + examples.count * 4 + starts.count * 8 }

  /// - Parameters:
  ///   - vectors: for each example its embedding, of length 1; nil when nothing in it is known.
  ///   - classes: for each example its class, 0..<`count`.
  ///   - count: the number of classes.
  init(_ vectors: [[Float]?], classes: [Int], count: Int) {
    dimensions = vectors.lazy.compactMap(\.?.count).first ?? 0
    var byClass = [[Int]](repeating: [], count: count)
    for (index, number) in classes.enumerated() where vectors[index] != nil { byClass[number].append(index) }
    var starts: [Int] = []
    var rows: [Int16] = []
    var examples: [Int32] = []
    for members in byClass {
      starts.append(examples.count)
      let step = 1 + (members.count - 1) / Self.most
      for place in stride(from: 0, to: members.count, by: step) {
        let index = members[place]
        rows += Self.query(vectors[index] ?? [])
        examples.append(Int32(truncatingIfNeeded: index))
      }
    }
    self.starts = starts + [examples.count]
    self.rows = rows
    self.examples = examples
  }

  /// Wraps rows that were made before; nil when they do not fit together.
  init?(dimensions: Int, starts: [Int], rows: [Int16], examples: [Int32]) {
    let (size, overflows) = examples.count.multipliedReportingOverflow(by: dimensions)
    guard !overflows, rows.count == size, starts.first == 0, starts.last == examples.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.dimensions = dimensions
    self.starts = starts
    self.rows = rows
    self.examples = examples
  }

  /// The query in the form that `nearest` takes.
  static func query(_ vector: [Float]) -> [Int16] {
    vector.map { Int16(max(-one, min(one, ($0 * one).rounded()))) }
  }

  /// The example of a class that is nearest to a query and its cosine, −1…1; nil for a class without examples.
  func nearest(_ query: [Int16], in number: Int) -> (row: Int, cosine: Float)? {
    guard number + 1 < starts.count, query.count == dimensions else { return nil }
    var best: (row: Int, product: Int32)?
    rows.withUnsafeBufferPointer { rows in
      query.withUnsafeBufferPointer { query in
        for row in starts[number]..<starts[number + 1] {
          var product: Int32 = 0
          let example = UnsafeBufferPointer(rebasing: rows[row * dimensions..<(row + 1) * dimensions])
          for column in 0..<dimensions { product &+= Int32(example[column]) &* Int32(query[column]) }
          if product > best?.product ?? .min { best = (row, product) }
        }
      }
    }
    return best.map { ($0.row, min(1, Float($0.product) / (Self.one * Self.one))) }
  }

  /// The scores with the nearest example's cosine added for the best classes; as they are without an embedding.
  func raise(_ scores: [Float], _ embedding: [Float]?, _ tuning: Tuning) -> [Float] {
    guard let embedding, embedding.count == dimensions else { return scores }
    let query = Self.query(embedding)
    var raised = scores
    for number in Self.best(tuning.neighbourClasses, of: scores) {
      guard let near = nearest(query, in: number) else { continue }
      raised[number] += tuning.neighbourWeight * max(0, near.cosine)
    }
    return raised
  }

  /// The numbers of the highest scores.
  private static func best(_ count: Int, of scores: [Float]) -> [Int] {
    var best: [Int] = []
    for (number, score) in scores.enumerated() {
      guard best.count < count || score > scores[best[best.count - 1]] else { continue }
      best.insert(number, at: best.firstIndex { scores[$0] < score } ?? best.count)
      if best.count > count { best.removeLast() }
    }
    return best
  }
}
