/// The words of a transcript or hypothesis, as word errors are counted: runs of letters, digits and apostrophes in lower
/// case, and each hanzi by itself, because where Chinese words end is a matter of taste (as for character error rates).
public enum SpokenWords {
  public static func words(in text: String) -> [String] {
    var words: [String] = []
    var isBroken = true
    for character in text.lowercased() {
      let character = character == "\u{2019}" ? "'" : character
      guard character.isLetter || character.isNumber || character == "'" else {
        isBroken = true
        continue
      }
      if character.unicodeScalars.allSatisfy({ $0.properties.isIdeographic }) {
        words.append(String(character))
        isBroken = true
      } else if isBroken {
        words.append(String(character))
        isBroken = false
      } else {
        words[words.count - 1].append(character)
      }
    }
    return words
  }
}
