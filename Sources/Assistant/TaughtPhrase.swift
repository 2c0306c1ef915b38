import Dialogue
import Understanding

/// What a caller said, as it may stand among an assistant's phrases: without what has a meaning there.
struct TaughtPhrase: Sendable, Hashable {
  /// In the syntax of phrases.
  let text: String

  private static let longest = 200
  private static let meaningful: Set<Character> = [
    "(", ")", "[", "]", "{", "}", "|", "\\", "<", ">", "\"", "“", "”", "#", "•",
  ]

  /// Nil when no word is left.
  ///
  /// - Parameters:
  ///   - spoken: what a caller said or typed.
  ///   - slots: the intent's: a number with as many figures as one of them takes becomes its `{slot}`.
  init?(_ spoken: String, slots: [SlotScript] = []) {
    var words = String(
      spoken.prefix(Self.longest).map { $0.isNewline || $0.isWhitespace || Self.meaningful.contains($0) ? " " : $0 }
        .filter { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) } })
    for slot in slots {
      guard case .digits(let count) = slot.kind else { continue }
      words = Self.replacing(figures: count, in: words, with: "{\(slot.name)}")
    }
    let text = words.split(separator: " ").joined(separator: " ")
    let end = text.lastIndex { !".?!。？！,，;；:：-".contains($0) }
    guard let end, let start = text.firstIndex(where: { $0.isLetter || $0.isNumber || $0 == "{" }), start <= end else {
      return nil
    }
    self.text = String(text[start...end])
  }

  /// The first run of exactly so many figures is replaced.
  private static func replacing(figures count: Int, in text: String, with slot: String) -> String {
    var start = text.startIndex
    while let first = text[start...].firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let end = text[first...].firstIndex { !($0.isASCII && $0.isNumber) } ?? text.endIndex
      if text.distance(from: first, to: end) == count { return text[..<first] + slot + text[end...] }
      start = end
    }
    return text
  }
}
