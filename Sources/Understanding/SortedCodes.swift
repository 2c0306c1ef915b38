/// Codes of digits 0–9 in order, so that neighbours share how they begin: going through them is walking a tree of their
/// digits, in which what all codes of a branch have in common is compared once.
struct SortedCodes: Sendable {
  private let codes: [[UInt8]]
  /// How many digits each has in common with the one before.
  private let shared: [Int]
  /// How many codes there are of each length.
  let lengths: [Int: Int]

  /// - Parameter texts: of ASCII digits only; what stands twice counts once.
  init(_ texts: some Sequence<String>) {
    var codes: [[UInt8]] = []
    var shared: [Int] = []
    var lengths: [Int: Int] = [:]
    var last: [UInt8] = []
    for text in Set(texts).sorted() {
      let code = text.utf8.map { $0 &- 48 }
      let most = min(code.count, last.count)
      var same = 0
      while same < most, code[same] == last[same] { same += 1 }
      shared.append(same)
      codes.append(code)
      lengths[code.count, default: 0] += 1
      last = code
    }
    self.codes = codes
    self.shared = shared
    self.lengths = lengths
  }

  var count: Int { codes.count }

  /// Empty for an index that is out of bounds.
  func digits(at index: Int) -> [UInt8] { codes.indices.contains(index) ? codes[index] : [] }

  func contains(_ code: [UInt8]) -> Bool {
    var low = 0
    var high = codes.count
    while low < high {
      let middle = (low + high) / 2
      if codes[middle].lexicographicallyPrecedes(code) { low = middle + 1 } else { high = middle }
    }
    return low < codes.count && codes[low] == code
  }

  /// What it takes to hear `heard` for each code, the cheapest way; codes above `limit` are left out.
  ///
  /// - Returns: codes by index, in order, and their costs.
  func costs(of heard: [UInt8], _ confusions: DigitConfusions, limit: Double) -> [(index: Int, cost: Double)] {
    let width = heard.count + 1
    // Of each digit of the code so far a row: what the first of the heard digits cost up to there.
    var rows = [0.0]
    for digit in heard { rows.append(rows[rows.count - 1] + confusions.cost(ofAdding: digit)) }
    var found: [(index: Int, cost: Double)] = []
    var depth = 0
    // The number of digits with which every code is above the limit.
    var dead = Int.max
    for index in codes.indices where shared[index] < dead {
      let code = codes[index]
      dead = .max
      depth = min(depth, shared[index])
      while depth < code.count, dead == .max {
        let start = depth * width
        if rows.count < start + 2 * width { rows += [Double](repeating: 0, count: width) }
        let least = Self.step(&rows, from: start, code[depth], heard, confusions)
        depth += 1
        if least > limit { dead = depth }
      }
      if dead == .max, rows[depth * width + heard.count] <= limit {
        found.append((index, rows[depth * width + heard.count]))
      }
    }
    return found
  }

  /// Writes the row after the one at `start`, for one more digit that was said; its least cost.
  private static func step(
    _ rows: inout [Double], from start: Int, _ said: UInt8, _ heard: [UInt8], _ confusions: DigitConfusions
  ) -> Double {
    let next = start + heard.count + 1
    let dropping = confusions.cost(ofDropping: said)
    rows[next] = rows[start] + dropping
    var least = rows[next]
    for (position, digit) in heard.enumerated() {
      let cost = min(
        rows[start + position] + confusions.cost(of: digit, for: said), rows[start + position + 1] + dropping,
        rows[next + position] + confusions.cost(ofAdding: digit))
      rows[next + position + 1] = cost
      least = min(least, cost)
    }
    return least
  }
}
