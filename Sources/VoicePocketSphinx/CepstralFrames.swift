/// The cepstra of one utterance, in the small groups in which they came.
struct CepstralFrames {
  /// Groups this much below the loud ones in the zeroth coefficient, which follows the level's logarithm, are not speech.
  private static let speechRange: Float = 30

  private var groups: [(sum: [Float], count: Int)] = []

  mutating func add(_ group: (sum: [Float], count: Int)) {
    if group.count > 0, !group.sum.isEmpty { groups.append(group) }
  }

  private var levels: [Float] { groups.map { $0.sum[0] / Float($0.count) } }

  /// The loudest tenth may be a click.
  private static func loud(_ levels: [Float]) -> Float? { levels.sorted().dropLast(levels.count / 10).last }

  /// The zeroth coefficient of the loud speech: nine tenths of the groups with speech lie below.
  var loudness: Float? {
    let levels = levels
    guard let loud = Self.loud(levels) else { return nil }
    return Self.loud(levels.filter { $0 > loud - Self.speechRange })
  }

  /// The sum and number of the frames in which someone speaks: the pauses around and between the words would make the mean
  /// one of the room.
  var speech: (sum: [Float], count: Int) {
    let levels = levels
    guard let loud = Self.loud(levels) else { return ([], 0) }
    let spoken = zip(groups, levels).filter { $0.1 > loud - Self.speechRange }.map(\.0)
    let length = spoken.first?.sum.count ?? 0
    let sum = spoken.reduce(into: [Float](repeating: 0, count: length)) { sum, group in
      for index in sum.indices where index < group.sum.count { sum[index] += group.sum[index] }
    }
    return (sum, spoken.reduce(0) { $0 + $1.count })
  }
}
