internal import CLiblinear
internal import Dispatch
internal import Foundation

/// Trains one linear separator for each class against the rest: L2-regularised squared-hinge SVM by liblinear's
/// trust-region Newton method in the primal, which draws no random numbers.
struct LinearTrainer {
  let dimension: Int
  var tuning: Tuning

  /// Trains all separators, on all cores.
  ///
  /// - Parameters:
  ///   - vectors: the training texts; indices below `dimension`.
  ///   - classes: for each text its class, 0..<`count`; −1 for a text that belongs to none.
  ///   - count: the number of classes.
  ///   - start: separators to start from, for fewer steps to the same end.
  /// - Returns: one separator for each class.
  func train(_ vectors: [SparseVector], classes: [Int], count: Int, from start: LinearModel? = nil) -> LinearModel {
    _ = Self.silence
    let groups = ColumnGroups(vectors, dimension: dimension)
    let rows = Rows(vectors.map(groups.joined), dimension: groups.count)
    var weights = [Float](repeating: 0, count: (dimension + 1) * count)
    weights.withUnsafeMutableBufferPointer { weights in
      // Each class writes its own column, so the threads never meet.
      nonisolated(unsafe) let weights = weights
      DispatchQueue.concurrentPerform(iterations: count) { target in
        let column = start.map { groups.joined($0.column(target)) }
        let solution = groups.parted(rows.separate(classes.map { $0 == target }, from: column, tuning: tuning))
        for (feature, weight) in solution.enumerated() { weights[feature * count + target] = weight }
      }
    }
    return LinearModel(weights: weights, classes: count)
  }

  /// liblinear prints its progress to standard output unless told otherwise.
  private static let silence: Void = set_print_string_function { _ in }
}

/// The training texts in liblinear's layout, a bias of 1 appended to each.
private final class Rows: @unchecked Sendable {  // never written after init
  private let nodes: UnsafeMutableBufferPointer<feature_node>
  private let starts: UnsafeMutableBufferPointer<UnsafeMutablePointer<feature_node>?>
  private let dimension: Int

  init(_ vectors: [SparseVector], dimension: Int) {
    self.dimension = dimension
    let total = vectors.reduce(0) { $0 + $1.indices.count + 2 }
    nodes = .allocate(capacity: total)
    starts = .allocate(capacity: vectors.count)
    var position = 0
    for (row, vector) in vectors.enumerated() {
      starts.initializeElement(at: row, to: nodes.baseAddress.map { $0 + position })
      for (index, value) in zip(vector.indices, vector.values) {
        nodes.initializeElement(at: position, to: feature_node(index: index + 1, value: Double(value)))
        position += 1
      }
      nodes.initializeElement(at: position, to: feature_node(index: Int32(dimension + 1), value: 1))
      nodes.initializeElement(at: position + 1, to: feature_node(index: -1, value: 0))
      position += 2
    }
  }

  deinit {
    nodes.deallocate()
    starts.deallocate()
  }

  /// The separator of the rows marked true from the others: `dimension` weights and the bias.
  func separate(_ positive: [Bool], from start: [Double]?, tuning: Tuning) -> [Double] {
    let positives = positive.count(where: \.self)
    guard positives > 0, positives < positive.count else {
      return Array(repeating: 0, count: dimension) + [positives > 0 ? 1 : -1]
    }
    var targets = positive.map { $0 ? 1.0 : -1.0 }
    var labels: [Int32] = [1, -1]
    var costs = [pow(Double(positive.count - positives) / Double(positives), tuning.balance), 1]
    var start = start ?? Array(repeating: 0, count: dimension + 1)
    return targets.withUnsafeMutableBufferPointer { targets in
      labels.withUnsafeMutableBufferPointer { labels in
        costs.withUnsafeMutableBufferPointer { costs in
          start.withUnsafeMutableBufferPointer { start in
            var problem = problem(
              l: Int32(targets.count), n: Int32(dimension + 1), y: targets.baseAddress, x: starts.baseAddress, bias: 1)
            var parameter = parameter(
              solver_type: Int32(L2R_L2LOSS_SVC), eps: tuning.tolerance, C: tuning.cost, nr_weight: 2,
              weight_label: labels.baseAddress, weight: costs.baseAddress, p: 0, init_sol: start.baseAddress)
            return solve(&problem, &parameter)
          }
        }
      }
    }
  }

  private func solve(_ problem: inout problem, _ parameter: inout parameter) -> [Double] {
    var trained = CLiblinear.train(&problem, &parameter)
    defer { free_and_destroy_model(&trained) }
    guard let weights = trained?.pointee.w else { return Array(repeating: 0, count: dimension + 1) }
    return Array(UnsafeBufferPointer(start: weights, count: dimension + 1))
  }
}
