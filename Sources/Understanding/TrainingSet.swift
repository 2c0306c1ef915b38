/// Examples made ready for training: normalised, empty and repeated ones dropped, intents numbered in order of
/// appearance, the background last.
struct TrainingSet {
  private(set) var intents: [Intent] = []
  private(set) var texts: [[UInt32]] = []
  /// For each text its intent's number, or `background`.
  private(set) var classes: [Int] = []
  private(set) var background: Int?

  var classCount: Int { intents.count + (background == nil ? 0 : 1) }

  init(examples: [Example], background phrases: [String]) {
    var numbers: [Intent: Int] = [:]
    var seen: Set<Key> = []
    for example in examples {
      let text = Normalizer.normalized(example.text)
      guard !text.isEmpty else { continue }
      let number = numbers[example.intent] ?? intents.count
      if number == intents.count {
        numbers[example.intent] = number
        intents.append(example.intent)
      }
      if seen.insert(Key(text: text, number: number)).inserted { add(text, number) }
    }
    let number = intents.count
    for phrase in phrases {
      let text = Normalizer.normalized(phrase)
      guard !text.isEmpty, seen.insert(Key(text: text, number: number)).inserted else { continue }
      background = number
      add(text, number)
    }
  }

  private mutating func add(_ text: [UInt32], _ number: Int) {
    texts.append(text)
    classes.append(number)
  }

  private struct Key: Hashable {
    let text: [UInt32]
    let number: Int
  }
}

/// Trains on a part of the examples and scores the others, to see how sure the scores really are.
struct Rehearsal {
  private(set) var heldOut: [Calibration.HeldOut] = []
  /// The first part's separators: a good start for the final training.
  private(set) var model: LinearModel?

  private static let folds = 5
  private static let backgroundFolds = 2

  init(_ set: TrainingSet, vectors: [TextVector], trainer: LinearTrainer) {
    let folds = Self.folds(set)
    var trainer = trainer
    trainer.tuning.tolerance *= trainer.tuning.rehearsalLaxity
    for fold in 0..<Self.folds where heldOut.count < trainer.tuning.enoughHeldOut {
      let trained = set.texts.indices.filter { folds[$0] != fold }
      let left = set.texts.indices.filter { folds[$0] == fold }
      guard !trained.isEmpty, !left.isEmpty else { continue }
      let classes = trained.map { set.classes[$0] }
      let part = trainer.train(
        trained.map { vectors[$0].features } + [SparseVector()], classes: classes + [-1], count: set.classCount)
      if model == nil { model = part }
      let near = Neighbours(trained.map { vectors[$0].embedding }, classes: classes, count: set.classCount)
      let stride = 1 + left.count / max(trainer.tuning.mostHeldOut, 1)
      for (place, index) in left.enumerated() where place % stride == 0 {
        let scores = near.raise(part.scores(vectors[index].features), vectors[index].embedding, trainer.tuning)
        heldOut.append(.init(scores: scores, truth: set.classes[index]))
      }
    }
  }

  /// For each text the fold it is held out in: the examples of an intent are dealt round, the only one of an intent is
  /// never held out (−1). Of the few background phrases each of the first folds holds out many, because what is strange
  /// is learnt from them.
  private static func folds(_ set: TrainingSet) -> [Int] {
    var sizes = [Int](repeating: 0, count: set.classCount)
    for number in set.classes { sizes[number] += 1 }
    var dealt = Array(sizes.indices)
    return set.classes.map { number in
      guard sizes[number] > 1 else { return -1 }
      dealt[number] += 1
      return dealt[number] % (number == set.background ? backgroundFolds : folds)
    }
  }
}
