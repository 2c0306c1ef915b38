/// The n-grams of a text as 64-bit hashes, in blocks that are weighted apart.
///
/// Languages with spaces: word 1–2-grams, 2–4-grams of the characters within each word with its edges marked, and
/// 3–5-grams of the coarse classes of the text's sounds, run together without regard to words: what a recogniser
/// mishears mostly sounds alike ("for las vegas" and "four last vegas").
/// Chinese: 1–3-grams of hanzi, a word in another script counting as one character. Runs in the other kind of script
/// are read in that script's way, so mixed text works.
struct NgramFeatures {
  /// Hashes, with repetitions; words (or hanzi) first.
  var words: [UInt64] = []
  var pieces: [UInt64] = []
  var sounds: [UInt64] = []

  init(_ normalized: [UInt32], language: Language) {
    words.reserveCapacity(32)
    pieces.reserveCapacity(normalized.count * 3 + 8)
    if language == .mandarin {
      readCharacters(normalized)
    } else {
      readWords(normalized)
    }
  }

  private mutating func readWords(_ text: [UInt32]) {
    var previous: UInt64 = Hash.edge
    var start = 0
    while start < text.count {
      var end = start
      while end < text.count, text[end] != Normalizer.space { end += 1 }
      var hash = Hash.start
      for scalar in text[start..<end] where scalar != Normalizer.apostrophe { hash = Hash.step(hash, scalar) }
      words.append(hash)
      if start > 0 { words.append(Hash.pair(previous, hash)) }
      previous = hash
      addPieces(of: text[start..<end])
      start = end + 1
    }
    addSounds(of: text)
  }

  static let soundLengths = 3...5

  private mutating func addSounds(of text: [UInt32]) {
    let classes = SoundClasses.classes(of: text)
    sounds.reserveCapacity(classes.count * Self.soundLengths.count)
    for start in classes.indices {
      var hash = Hash.sound
      for (place, sound) in classes[start...].prefix(Self.soundLengths.upperBound).enumerated() {
        hash = Hash.step(hash, UInt32(sound))
        if place + 1 >= Self.soundLengths.lowerBound { sounds.append(hash) }
      }
    }
  }

  /// 2–4-grams of the word between its edges.
  private mutating func addPieces(of word: ArraySlice<UInt32>) {
    var one = Hash.step(Hash.piece, Normalizer.space)
    var two = Hash.piece
    var three = Hash.piece
    var length = 1
    func grow(_ scalar: UInt32, _ pieces: inout [UInt64]) {
      let four = Hash.step(three, scalar)
      three = Hash.step(two, scalar)
      two = Hash.step(one, scalar)
      one = Hash.step(Hash.piece, scalar)
      length += 1
      pieces.append(two)
      if length >= 3 { pieces.append(three) }
      if length >= 4 { pieces.append(four) }
    }
    for scalar in word where scalar != Normalizer.apostrophe { grow(scalar, &pieces) }
    grow(Normalizer.space, &pieces)
  }

  private mutating func readCharacters(_ text: [UInt32]) {
    var units: [UInt64] = []
    units.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let scalar = text[position]
      if scalar == Normalizer.space {
        position += 1
      } else if Normalizer.isUnspaced(scalar) {
        units.append(Hash.step(Hash.start, scalar))
        position += 1
      } else {
        var hash = Hash.start
        while position < text.count, text[position] != Normalizer.space {
          hash = Hash.step(hash, text[position])
          position += 1
        }
        units.append(hash)
      }
    }
    words = units
    for index in units.indices.dropFirst() {
      let pair = Hash.pair(units[index - 1], units[index])
      pieces.append(pair)
      if index > 1 { pieces.append(Hash.pair(units[index - 2], pair)) }
    }
  }
}

/// A 64-bit multiplicative hash, the same in every run (Swift's own is seeded anew each time).
enum Hash {
  static let start: UInt64 = 0x9AE1_6A3B_2F90_404F
  static let piece: UInt64 = 0xC3A5_C85C_97CB_3127
  static let sound: UInt64 = 0xA24B_AED4_963E_E407
  static let edge: UInt64 = 0xB492_B66F_BE98_F273

  @inline(__always)
  static func step(_ hash: UInt64, _ scalar: UInt32) -> UInt64 { pair(hash, UInt64(scalar) &+ 1) }

  @inline(__always)
  static func pair(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var mixed = (left ^ (right &* 0x9E37_79B9_7F4A_7C15)) &* 0xFF51_AFD7_ED55_8CCD
    mixed ^= mixed >> 32
    return mixed &* 0xC4CE_B9FE_1A85_EC53 ^ (mixed >> 29)
  }
}
