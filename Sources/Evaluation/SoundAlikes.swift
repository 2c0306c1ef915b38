import Understanding

/// Which words of a vocabulary sound nearly like a word.
///
/// Words are found by their phonetic code, or by a code that is one sound away: codes with one sound left out are kept
/// too (the symmetric deletion of SymSpell), so that no word is compared with all others.
struct SoundAlikes {
  private static let mostAlikes = 8
  private static let mostCompared = 400
  private let words: [String]
  private let codes: [[UInt8]]
  private var exact: [[UInt8]: [Int]] = [:]
  private var shortened: [[UInt8]: [Int]] = [:]
  private var known: [String: [String]] = [:]

  /// - Parameter words: the vocabulary, the most frequent first; each once.
  init(_ words: [String]) {
    self.words = words
    codes = words.map(Self.code)
    for (index, code) in codes.enumerated() where !code.isEmpty {
      exact[code, default: []].append(index)
      for short in Set(Self.deletions(code)) { shortened[short, default: []].append(index) }
    }
  }

  /// At most 8 other words, the nearest first; empty when none is near.
  mutating func alikes(of word: String) -> [String] {
    if let found = known[word] { return found }
    let code = Self.code(word)
    guard !code.isEmpty else { return [] }
    var near = exact[code] ?? []
    near += shortened[code] ?? []
    for short in Self.deletions(code) { near += (exact[short] ?? []) + (shortened[short] ?? []) }
    var seen: Set<Int> = []
    // The most frequent words come first in each list, and are what a recogniser prefers.
    let candidates = near.filter { words[$0] != word && seen.insert($0).inserted }.prefix(Self.mostCompared)
    let letters = Array(word.unicodeScalars)
    let ranked = candidates.map { index in
      let sounds = EditDistance.between(codes[index], code, limit: 2) ?? 3
      let spelling = EditDistance.between(Array(words[index].unicodeScalars), letters, limit: 6) ?? 7
      return (distance: 2 * sounds + spelling, index: index)
    }.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }
    let alikes = ranked.prefix(Self.mostAlikes).map { words[$0.index] }
    known[word] = alikes
    return alikes
  }

  private static func code(_ word: String) -> [UInt8] {
    PhoneticCode.classes(of: word.unicodeScalars.map(\.value))
  }

  private static func deletions(_ code: [UInt8]) -> [[UInt8]] {
    guard code.count > 1 else { return [] }
    return code.indices.map { Array(code[..<$0] + code[($0 + 1)...]) }
  }
}
