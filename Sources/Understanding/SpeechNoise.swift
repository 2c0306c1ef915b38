/// Makes misheard copies of training phrases, the way a recogniser errs: words swapped for others of like sound, lost,
/// or put in. Training on them teaches the classifier to lean on more than one word of a phrase.
///
/// The same phrases give the same copies in every run.
struct SpeechNoise {
  private var random: SplitMix
  private let vocabulary: [[UInt32]]
  /// Words of the vocabulary by the skeleton of their sounds.
  private var alike: [[UInt8]: [Int]] = [:]
  private let rate: Double

  /// - Parameter rate: the part of the words that is misheard, 0–1.
  init(texts: [[UInt32]], rate: Double, seed: UInt64 = 1) {
    random = SplitMix(state: seed)
    self.rate = rate
    var seen: Set<[UInt32]> = []
    var words: [[UInt32]] = []
    for text in texts {
      for word in text.split(separator: Normalizer.space) where seen.insert(Array(word)).inserted {
        words.append(Array(word))
      }
    }
    vocabulary = words
    for (index, word) in words.enumerated() {
      for key in Self.keys(word) { alike[key, default: []].append(index) }
    }
  }

  /// A misheard copy; at least one word long when the text is.
  mutating func misheard(_ text: [UInt32]) -> [UInt32] {
    var copy: [[UInt32]] = []
    for word in text.split(separator: Normalizer.space).map(Array.init) {
      let luck = random.unit()
      switch luck {
      case ..<(rate * 0.0): copy.append(neighbour(of: word))
      case ..<(rate * 1.0): break
      case ..<rate:
        copy.append(word)
        copy.append(any())
      default: copy.append(word)
      }
    }
    return Array(copy.joined(separator: [Normalizer.space]))
  }

  private mutating func any() -> [UInt32] { vocabulary.isEmpty ? [] : vocabulary[random.below(vocabulary.count)] }

  /// A word of like sound, or any word when there is none.
  private mutating func neighbour(of word: [UInt32]) -> [UInt32] {
    let keys = Self.keys(word)
    guard !keys.isEmpty else { return any() }
    for _ in 0..<4 {
      let candidates = alike[keys[random.below(keys.count)]] ?? []
      guard !candidates.isEmpty else { continue }
      let choice = vocabulary[candidates[random.below(candidates.count)]]
      if choice != word { return choice }
    }
    return any()
  }

  /// The skeleton, and the skeleton less one sound each: words that share a key sound alike.
  private static func keys(_ word: [UInt32]) -> [[UInt8]] {
    let skeleton = PhoneticCode.skeleton(PhoneticCode.classes(of: word))
    guard skeleton.count > 1 else { return [skeleton] }
    return [skeleton]
      + skeleton.indices.map { index in Array(skeleton[..<index] + skeleton[(index + 1)...]) }
  }
}

/// The SplitMix64 generator (Steele, Lea and Flood, 2014).
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0 up to but not 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// 0 up to but not `bound`, which is above 0.
  mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: next() >> 1) % bound }
}
