/// A name of a list, taken apart for comparing.
struct NameEntry: Sendable {
  let name: String
  let value: String
  /// The letters without spaces.
  let letters: [UInt32]
  /// How it sounds; empty for a name with hanzi.
  let sounds: [UInt8]
  /// Words, and of a run of hanzi each pair of neighbours.
  let parts: [[UInt32]]

  private static let mostLetters = 64

  init?(name: String, value: String) {
    let normalized = Normalizer.normalized(name).prefix(Self.mostLetters)
    guard !normalized.isEmpty else { return nil }
    self.name = name
    self.value = value
    letters = normalized.filter { $0 != Normalizer.space }
    parts = Self.parts(of: Array(normalized))
    sounds = letters.contains(where: Normalizer.isUnspaced) ? [] : PhoneticCode.classes(of: letters)
  }

  /// True for a part that can stand for a whole name: three letters, or a pair of hanzi.
  static func isTelling(_ part: [UInt32]) -> Bool {
    part.count >= 3 || part.count == 2 && part.allSatisfy(Normalizer.isUnspaced)
  }

  static func parts(of normalized: [UInt32]) -> [[UInt32]] {
    normalized.split(separator: Normalizer.space).flatMap { run -> [[UInt32]] in
      guard run.count > 2, let first = run.first, Normalizer.isUnspaced(first) else { return [Array(run)] }
      return zip(run, run.dropFirst()).map { [$0, $1] }
    }
  }
}

/// What was said, taken apart for comparing with names.
struct HeardText {
  /// Words, and single hanzi.
  let words: [[UInt32]]
  private let codes: [[UInt8]]
  /// For each word whether it may be a name misheard.
  private let isDoubtful: [Bool]
  private let pairs: Set<[UInt32]>

  init(_ text: String, limit: Int, familiar: Set<[UInt32]>) {
    let normalized = Normalizer.normalized(text)
    let tokens = normalized.split(separator: Normalizer.space).flatMap { run -> [[UInt32]] in
      guard let first = run.first, Normalizer.isUnspaced(first) else { return [Array(run)] }
      return run.map { [$0] }
    }
    words = Array(tokens.prefix(limit))
    codes = words.map { PhoneticCode.classes(of: $0) }
    isDoubtful = words.map { !familiar.contains($0) }
    pairs = Set(NameEntry.parts(of: normalized).prefix(limit))
  }

  /// The best likeness of a stretch of the text to the whole name, by letters or by sounds; 0 below three quarters.
  func similarity(toWhole entry: NameEntry) -> Double {
    var best = 0.0
    let longest = entry.letters.count + entry.letters.count / 4
    for start in words.indices {
      var letters: [UInt32] = []
      var isDoubtful = false
      for end in start..<words.count {
        letters += words[end]
        isDoubtful = isDoubtful || self.isDoubtful[end]
        guard letters.count <= longest else { break }
        if letters.count < entry.letters.count - entry.letters.count / 4 { continue }
        if letters == entry.letters { return 1 }
        guard isDoubtful else { continue }
        best = max(best, EditDistance.similarity(letters, entry.letters))
        guard best < 0.9, entry.sounds.count >= 4 else { continue }
        best = max(best, 0.9 * EditDistance.similarity(PhoneticCode.classes(of: letters), entry.sounds, tolerance: 6))
      }
    }
    return best
  }

  /// The likeness of the nearest word to one part of a name: 1 equal, 0.98 singular and plural, less when misspelt or
  /// misheard, 0 when nothing is near.
  func similarity(toPart part: [UInt32]) -> Double {
    if pairs.contains(part) { return 1 }
    guard part.count >= 3, !part.contains(where: Normalizer.isUnspaced) else { return 0 }
    let stem = Self.stem(part)
    let code = PhoneticCode.classes(of: part)
    var best = 0.0
    for (index, word) in words.enumerated() {
      if word == part { return 1 }
      if Self.stem(word) == stem { best = max(best, 0.98) }
      guard part.count >= 4, word.count >= 3, isDoubtful[index] else { continue }
      best = max(best, EditDistance.similarity(word, part))
      if code.count >= 4, code == codes[index] { best = max(best, 0.85) }
    }
    return best
  }

  /// The word without the ending of the English plural.
  private static func stem(_ word: [UInt32]) -> [UInt32] {
    let (s, e, i, y) = (UInt32(0x73), UInt32(0x65), UInt32(0x69), UInt32(0x79))
    guard word.count > 3, word.last == s else { return word }
    if word.suffix(3) == [i, e, s] { return word.dropLast(3) + [y] }
    if word.suffix(2) == [e, s], let before = word.dropLast(2).last, [s, 0x78, 0x7A, 0x68].contains(before) {
      return Array(word.dropLast(2))
    }
    return word.suffix(2) == [s, s] ? word : Array(word.dropLast())
  }
}
