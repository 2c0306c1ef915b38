/// Coarse classes of the sounds that an English text is made of, run together over its words: what a recogniser mishears
/// mostly keeps them. Unlike in `PhoneticCode`, which looks for names, vowels are of three classes, because short words
/// have little else to be told by.
enum SoundClasses {
  /// The class of each letter a–z; voicing is ignored (b and p are one).
  private static let letters = Array("abgdevghejglmnobgrzdovozez".utf8)
  private static let first: UInt32 = 0x61

  /// Classes as ASCII letters; the same class twice within a word counts once, anything but a–z is skipped.
  static func classes(of text: [UInt32]) -> [UInt8] {
    var classes: [UInt8] = []
    classes.reserveCapacity(text.count)
    var last: UInt8 = 0
    var position = 0
    while position < text.count {
      let (sound, width) = sound(text, at: position)
      position += width
      if sound != last, sound != 0 { classes.append(sound) }
      last = sound
    }
    return classes
  }

  /// The sound that starts at a letter, 0 for none, and how many letters spell it.
  private static func sound(_ text: [UInt32], at position: Int) -> (class: UInt8, width: Int) {
    let letter = text[position]
    guard letter >= first, letter < first + 26 else { return (0, 1) }
    let next = position + 1 < text.count ? text[position + 1] : 0
    if next == first + 7 {  // h
      switch letter {
      case first + 15: return (UInt8(ascii: "v"), 2)
      case first + 18, first + 2: return (UInt8(ascii: "j"), 2)
      case first + 19: return (UInt8(ascii: "d"), 2)
      default: break
      }
    }
    return (letters[Int(letter - first)], 1)
  }
}
