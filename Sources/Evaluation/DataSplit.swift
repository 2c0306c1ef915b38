import Understanding

/// Parts of labelled texts that are drawn by chance, the same for the same seed.
public enum DataSplit {
  /// At most `count` texts of each label, in the order of `texts`; all of the label `sparing`. What is drawn for a
  /// label does not depend on the other labels.
  public static func draw(
    _ count: Int, ofEachLabelIn texts: [LabelledText], sparing: String? = nil, seed: UInt64
  ) -> [LabelledText] {
    var kept: Set<Int> = []
    for (label, indices) in byLabel(texts) {
      guard label != sparing else {
        kept.formUnion(indices)
        continue
      }
      var generator = SplitMix64(seed: seed, name: label)
      kept.formUnion(generator.shuffled(indices).prefix(max(0, count)))
    }
    return texts.indices.filter(kept.contains).map { texts[$0] }
  }

  /// Deals texts to folds, each label evenly (stratified): the sizes of any two folds differ by at most one in every
  /// label and in all.
  ///
  /// - Returns: for each text its fold, 0 ..< `count`.
  public static func folds(_ count: Int, of texts: [LabelledText], seed: UInt64) -> [Int] {
    var folds = [Int](repeating: 0, count: texts.count)
    var dealt = 0
    for (label, indices) in byLabel(texts) {
      var generator = SplitMix64(seed: seed, name: label)
      for index in generator.shuffled(indices) {
        folds[index] = dealt % max(1, count)
        dealt += 1
      }
    }
    return folds
  }

  /// Places of each label's texts, labels in the order of their first text.
  private static func byLabel(_ texts: [LabelledText]) -> [(label: String, indices: [Int])] {
    var numbers: [String: Int] = [:]
    var groups: [(label: String, indices: [Int])] = []
    for (index, text) in texts.enumerated() {
      if let number = numbers[text.label] {
        groups[number].indices.append(index)
      } else {
        numbers[text.label] = groups.count
        groups.append((text.label, [index]))
      }
    }
    return groups
  }
}
