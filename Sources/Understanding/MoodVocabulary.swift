internal import Foundation

/// The features of a set of labelled texts, each with its weight: how much more often it is seen in one mood than in
/// the other (the root of naive Bayes' log-count ratio), times how rare it is (inverse document frequency).
struct MoodVocabulary: Sendable {
  /// A text by its features' numbers: each once, ascending within each block.
  struct Document: Sendable {
    var blocks: [[Int32]]
    /// How many of each block's hashes, with repetitions, are of features that are not known.
    var unknown: [Int]
  }

  let language: Language
  private(set) var count = 0
  private var table = HashTable(capacity: 0)

  /// From this many texts on, features seen in one text only are left out.
  private static let manyTexts = 2_000
  /// Added to the counts, so that a rare feature does not count as proof.
  private static let smoothing = 0.2
  /// What an unknown feature adds to a block's length: strange texts are less sure.
  private static let unknownWeight: Float = 3

  init(language: Language) { self.language = language }

  /// Collects the features of texts.
  init(_ texts: [String], language: Language) {
    self.language = language
    var seen = HashTable(capacity: texts.count * 64)
    var documents: [Int32] = []
    var last: [Int] = []
    for (number, text) in texts.enumerated() {
      for hash in MoodFeatures(text, language: language).blocks.joined() {
        let slot = Int(seen.insert(hash))
        if slot == documents.count {
          documents.append(0)
          last.append(-1)
        }
        guard last[slot] != number else { continue }
        last[slot] = number
        documents[slot] += 1
      }
    }
    let least: Int32 = texts.count >= Self.manyTexts ? 2 : 1
    table = HashTable(capacity: documents.count)
    for (hash, slot) in seen.entries where documents[Int(slot)] >= least { _ = table.insert(hash) }
    count = table.count
  }

  /// The known features of a text.
  func document(_ text: String) -> Document {
    var document = Document(blocks: [], unknown: [])
    for hashes in MoodFeatures(text, language: language).blocks {
      var numbers = hashes.compactMap { table.index(of: $0) }
      document.unknown.append(hashes.count - numbers.count)
      numbers.sort()
      var kept = 0
      for number in numbers where kept == 0 || numbers[kept - 1] != number {
        numbers[kept] = number
        kept += 1
      }
      numbers.removeLast(numbers.count - kept)
      document.blocks.append(numbers)
    }
    return document
  }

  /// Weighs each feature by the documents of both moods.
  func weights(_ documents: [Document], isFrustrated: [Bool]) -> [Float] {
    var frustrated = [Double](repeating: Self.smoothing, count: count)
    var calm = frustrated
    for (document, isFrustrated) in zip(documents, isFrustrated) {
      for number in document.blocks.joined() {
        if isFrustrated { frustrated[Int(number)] += 1 } else { calm[Int(number)] += 1 }
      }
    }
    let total = Double(documents.count)
    let frustratedTexts = Double(isFrustrated.count(where: \.self)) + 2 * Self.smoothing
    let calmTexts = total - frustratedTexts + 4 * Self.smoothing
    return zip(frustrated, calm).map { frustrated, calm in
      let ratio = abs(log(frustrated / frustratedTexts) - log(calm / calmTexts))
      return Float(ratio.squareRoot() * (log((1 + total) / (frustrated + calm)) + 1))
    }
  }

  /// The document as a vector, each block scaled to its own length.
  func vector(_ document: Document, weights: [Float]) -> SparseVector {
    var pairs: [(index: Int32, value: Float)] = []
    pairs.reserveCapacity(document.blocks.reduce(0) { $0 + $1.count })
    let lengths = MoodFeatures.blockWeights(language)
    for ((block, unknown), length) in zip(zip(document.blocks, document.unknown), lengths) {
      var square = Float(unknown) * Self.unknownWeight * Self.unknownWeight
      for index in block { square += weights[Int(index)] * weights[Int(index)] }
      guard square > 0 else { continue }
      let scale = length / square.squareRoot()
      for index in block { pairs.append((index, weights[Int(index)] * scale)) }
    }
    pairs.sort { $0.index < $1.index }
    var vector = SparseVector()
    vector.indices = pairs.map(\.index)
    vector.values = pairs.map(\.value)
    return vector
  }
}
