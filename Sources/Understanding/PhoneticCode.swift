/// How an English word sounds, coarsely: consonants by the place they are spoken at, all vowels alike.
///
/// Voicing is ignored (b and p are one class), because it is what recognisers and telephone lines lose first. Sounds in
/// a row of one class count once: "kettle" is KATL and so is "cattle".
public enum PhoneticCode {
  /// The classes of a normalised word's sounds as ASCII letters; anything but a–z is skipped.
  ///
  /// P (b, p), F (f, v), T (d, t, th), S (s, z), J (sh, ch, j), K (g, k, q), M (m, n, ng), L, R, W, A (any vowel).
  public static func classes(of word: some Collection<UInt32>) -> [UInt8] {
    let letters = word.compactMap { (0x61...0x7A).contains($0) ? UInt8(truncatingIfNeeded: $0) : nil }
    var code: [UInt8] = []
    var position = 0
    while position < letters.count {
      let (sounds, width) = Self.sounds(letters, at: position)
      for sound in sounds.utf8 where code.last != sound { code.append(sound) }
      position += width
    }
    return code
  }

  /// The sounds that start at a letter, and how many letters spell them.
  private static func sounds(_ word: [UInt8], at position: Int) -> (sounds: String, width: Int) {
    func letter(_ offset: Int) -> UInt8 {
      word.indices.contains(position + offset) ? word[position + offset] : 0x20
    }
    let next = letter(1)
    let softens = [UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "y")].contains(next)
    switch (Character(Unicode.Scalar(letter(0))), Character(Unicode.Scalar(next))) {
    case ("p", "h"): return ("F", 2)
    case ("g", "h"): return (position == 0 ? "K" : "", 2)
    case ("k", "n") where position == 0, ("g", "n") where position == 0: return ("M", 2)
    case ("w", "r") where position == 0: return ("R", 2)
    case ("w", "h"): return ("W", 2)
    case ("s", "h"), ("c", "h"): return ("J", 2)
    case ("t", "c") where letter(2) == UInt8(ascii: "h"): return ("J", 3)
    case ("t", "i") where letter(2) == UInt8(ascii: "o"): return ("JA", 2)
    case ("t", "h"): return ("T", 2)
    case ("c", "k"), ("q", "u"): return ("K", 2)
    case ("d", "g") where letter(2) == UInt8(ascii: "e"): return ("J", 2)
    case ("m", "b") where position + 2 == word.count: return ("M", 2)
    case ("e", " ") where position > 1: return ("", 1)
    case ("c", _): return (softens ? "S" : "K", 1)
    case ("g", _): return (softens ? "J" : "K", 1)
    case ("j", _): return ("J", 1)
    case ("b", _), ("p", _): return ("P", 1)
    case ("f", _), ("v", _): return ("F", 1)
    case ("d", _), ("t", _): return ("T", 1)
    case ("s", _), ("z", _): return ("S", 1)
    case ("k", _), ("q", _): return ("K", 1)
    case ("x", _): return (position == 0 ? "S" : "KS", 1)
    case ("m", _), ("n", _): return ("M", 1)
    case ("l", _): return ("L", 1)
    case ("r", _): return ("R", 1)
    case ("w", _): return (position == 0 ? "W" : "A", 1)
    case ("h", _): return ("", 1)
    case ("y", _) where position == 0: return ("", 1)
    default: return ("A", 1)
    }
  }
}
