/// Linear separators over a feature space: scores a sparse vector against every class at once.
struct LinearModel: Sendable {
  let classes: Int
  /// By feature, then class, so that one n-gram's weights for all classes lie together; the last row is the bias.
  private let weights: [Float]

  /// Wraps (dimension + 1) × `classes` weights.
  init(weights: [Float], classes: Int) {
    self.weights = weights
    self.classes = classes
  }

  var featureCount: Int { classes == 0 ? 0 : weights.count / classes - 1 }

  /// The weights of one feature for all classes; the biases at `featureCount`.
  func row(_ feature: Int) -> ArraySlice<Float> { weights[feature * classes..<(feature + 1) * classes] }

  /// The weights of one class, the bias last.
  func column(_ number: Int) -> [Float] { stride(from: number, to: weights.count, by: classes).map { weights[$0] } }

  /// The signed distance to each class's separator, about −1 (surely not) to 1 (surely).
  func scores(_ vector: SparseVector) -> [Float] {
    var scores = Array(weights.suffix(classes))
    weights.withUnsafeBufferPointer { weights in
      scores.withUnsafeMutableBufferPointer { scores in
        for (index, value) in zip(vector.indices, vector.values) {
          let row = Int(index) * classes
          for column in 0..<classes { scores[column] += value * weights[row + column] }
        }
      }
    }
    return scores
  }
}
