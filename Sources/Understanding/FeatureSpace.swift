internal import Foundation

/// A text as a sparse vector: parallel arrays, indices ascending, Euclidean length at most 1.
struct SparseVector: Sendable {
  var indices: [Int32] = []
  var values: [Float] = []
}

/// The n-grams seen in training with their inverse document frequencies: maps a text to a TF-IDF vector.
///
/// Each block of `NgramFeatures` is scaled to its own length, so that the many character n-grams do not drown the words.
/// N-grams never seen in training lengthen the vector without adding to it: strange words lower every score.
struct FeatureSpace: Sendable {
  let tuning: Tuning
  let language: Language
  private(set) var idf: [Float] = []
  private var table = HashTable(capacity: 0)
  private(set) var unseenIDF: Float = 1

  /// Collects the n-grams of normalised training texts.
  init(texts: [[UInt32]], language: Language, tuning: Tuning) {
    self.tuning = tuning
    self.language = language
    var seen = HashTable(capacity: texts.count * 64)
    var documents: [Int32] = []
    var last: [Int32] = []
    for (number, text) in texts.enumerated() {
      let features = NgramFeatures(text, language: language)
      for hash in features.words + features.pieces + features.sounds {
        let slot = Int(seen.insert(hash))
        if slot == documents.count {
          documents.append(0)
          last.append(-1)
        }
        guard last[slot] != Int32(number) else { continue }
        last[slot] = Int32(number)
        documents[slot] += 1
      }
    }
    let least = texts.count > tuning.manyTexts ? Int32(2) : 1
    table = HashTable(capacity: documents.count)
    let total = Float(texts.count)
    for (hash, slot) in seen.entries where documents[Int(slot)] >= least {
      _ = table.insert(hash)
      idf.append(log((1 + total) / (1 + Float(documents[Int(slot)]))) + 1)
    }
    unseenIDF = (log(1 + total) + 1) * tuning.unseenWeight
  }

  /// N-grams by their numbers, collected before; nil when two are the same or a frequency is none.
  init?(hashes: [UInt64], idf: [Float], unseenIDF: Float, language: Language, tuning: Tuning) {
    let possible: ClosedRange<Float> = 0.5...1_000
    guard hashes.count == idf.count, idf.allSatisfy({ possible.contains($0) }),
      (0...1_000).contains(unseenIDF)
    else { return nil }
    self.tuning = tuning
    self.language = language
    self.idf = idf
    self.unseenIDF = unseenIDF
    table = HashTable(capacity: hashes.count)
    for hash in hashes { _ = table.insert(hash) }
    guard table.count == hashes.count else { return nil }
  }

  /// The n-grams in the order of their numbers.
  var hashes: [UInt64] { table.entries.map(\.key) }

  /// The number of n-grams, the dimension of the vectors.
  var count: Int { idf.count }

  var byteCount: Int { table.byteCount + idf.count * 4 }

  /// The number of a seen n-gram.
  func index(of hash: UInt64) -> Int32? { table.index(of: hash) }

  /// The text's vector; empty when nothing in it is known.
  func vector(_ normalized: [UInt32]) -> SparseVector {
    let features = NgramFeatures(normalized, language: language)
    var vector = SparseVector()
    vector.indices.reserveCapacity(features.words.count + features.pieces.count)
    vector.values.reserveCapacity(features.words.count + features.pieces.count)
    addBlock(features.words, weight: tuning.wordWeight, to: &vector)
    addBlock(features.pieces, weight: tuning.pieceWeight, to: &vector)
    addBlock(features.sounds, weight: tuning.soundWeight, to: &vector)
    return vector
  }

  private func addBlock(_ hashes: [UInt64], weight: Float, to vector: inout SparseVector) {
    var found: [Int32] = []
    found.reserveCapacity(hashes.count)
    var unseen = 0
    for hash in hashes {
      if let index = table.index(of: hash) { found.append(index) } else { unseen += 1 }
    }
    guard !found.isEmpty else { return }
    found.sort()
    let start = vector.indices.count
    var length = Float(unseen) * unseenIDF * unseenIDF
    var position = 0
    while position < found.count {
      var end = position + 1
      while end < found.count, found[end] == found[position] { end += 1 }
      let value = (end - position == 1 ? 1 : 1 + log(Float(end - position))) * idf[Int(found[position])]
      vector.indices.append(found[position])
      vector.values.append(value)
      length += value * value
      position = end
    }
    let scale = weight / length.squareRoot()
    for index in start..<vector.values.count { vector.values[index] *= scale }
  }
}
