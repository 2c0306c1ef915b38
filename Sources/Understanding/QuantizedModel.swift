/// A trained linear model as 8-bit integers, a scale for each feature: a quarter of the memory, and the same decisions.
struct QuantizedModel: Sendable {
  let classes: Int
  /// By feature, then class, so that one feature's weights for all classes lie together; the bias stands apart.
  let weights: [Int8]
  let scales: [Float]
  let bias: [Float]

  var byteCount: Int { weights.count + scales.count * 4 + bias.count * 4 }

  init(_ model: LinearModel) {
    classes = model.classes
    let features = model.featureCount
    var weights = [Int8](repeating: 0, count: features * classes)
    var scales = [Float](repeating: 0, count: features)
    for feature in 0..<features {
      let row = model.row(feature)
      let largest = row.reduce(0) { max($0, abs($1)) }
      guard largest > 0, largest.isFinite else { continue }
      scales[feature] = largest / 127
      for (column, weight) in row.enumerated() {
        weights[feature * classes + column] = Int8(max(-127, min(127, (weight / largest * 127).rounded())))
      }
    }
    self.weights = weights
    self.scales = scales
    bias = Array(model.row(features))
  }

  /// Wraps weights that were quantised before; nil when they do not fit together or are out of all proportion.
  init?(classes: Int, weights: [Int8], scales: [Float], bias: [Float]) {
    let possible: ClosedRange<Float> = -1e6...1e6
    let (size, overflows) = scales.count.multipliedReportingOverflow(by: classes)
    guard !overflows, weights.count == size, bias.count == classes,
      scales.allSatisfy({ possible.contains($0) }), bias.allSatisfy({ possible.contains($0) })
    else { return nil }
    self.classes = classes
    self.weights = weights
    self.scales = scales
    self.bias = bias
  }

  /// The weight of a feature for a class.
  func weight(_ feature: Int32, _ number: Int) -> Float {
    scales[Int(feature)] * Float(weights[Int(feature) * classes + number])
  }

  /// The signed distance to each class's separator, about −1 (surely not) to 1 (surely).
  func scores(_ vector: SparseVector) -> [Float] {
    var scores = bias
    weights.withUnsafeBufferPointer { weights in
      scores.withUnsafeMutableBufferPointer { scores in
        for (index, value) in zip(vector.indices, vector.values) {
          let start = Int(index) * classes
          // A row of its own spares an overflow check for each weight, and the loop becomes vector instructions.
          let row = UnsafeBufferPointer(rebasing: weights[start..<start + classes])
          let scaled = value * scales[Int(index)]
          for column in 0..<classes { scores[column] += scaled * Float(row[column]) }
        }
      }
    }
    return scores
  }
}
