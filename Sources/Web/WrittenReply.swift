/// A reply as it is read: what is written apart so that it is spoken figure by figure is joined. Pure.
enum WrittenReply {
  /// “Order 4 5 7 0 1 2” as “Order 457012”, and 订单4 5 7已发货 as 订单457已发货; two figures stay as they are.
  static func text(_ spoken: String) -> String {
    let letters = Array(spoken)
    var written = ""
    var index = letters.startIndex
    while index < letters.endIndex {
      let figures = figures(in: letters, at: index)
      let count = max(1, figures.count)
      let isNumber = figures.count >= 3
      let length = isNumber ? 2 * count - 1 : 1
      written += isNumber ? String(figures) : String(letters[index])
      index += length
    }
    return written
  }

  /// The single figures that begin here, with a space between each two.
  private static func figures(in letters: [Character], at start: Int) -> [Character] {
    guard start == 0 || !isFigure(letters[start - 1]) else { return [] }
    var figures: [Character] = []
    var index = start
    while index < letters.endIndex, isFigure(letters[index]) {
      // The last one before a longer number is that number's.
      guard index + 1 == letters.endIndex || !isFigure(letters[index + 1]) else { break }
      figures.append(letters[index])
      guard index + 1 < letters.endIndex, letters[index + 1] == " " else { break }
      index += 2
    }
    return figures
  }

  private static func isFigure(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }
}
