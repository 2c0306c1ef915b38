/// Cuts sentences of spoken text into the words of a dictionary.
///
/// Words are runs of letters, digits and apostrophes, in lower case; all else separates. A run of hanzi is cut by the
/// longest match from the left: at each place the longest known word is taken, or one character where none is known.
public struct WordSegmenter: Sendable {
  /// The most hanzi in a word that is looked for.
  static let longest = 8

  private let known: Set<String>

  /// - Parameter known: the words of hanzi a dictionary has.
  public init(known: Set<String>) { self.known = known }

  /// The words of a sentence.
  public func words(in sentence: String) -> [String] {
    Self.runs(in: sentence).flatMap { run in run.isHan ? longestMatches(run.characters) : [String(run.characters)] }
  }

  /// All words of hanzi that a dictionary might have for these sentences: what to look up before segmenting.
  public static func candidates(in sentences: some Sequence<String>) -> Set<String> {
    var found: Set<String> = []
    for run in sentences.flatMap(runs(in:)) {
      guard run.isHan else {
        found.insert(String(run.characters))
        continue
      }
      for start in run.characters.indices {
        for end in start..<min(start + longest, run.characters.count) {
          found.insert(String(run.characters[start...end]))
        }
      }
    }
    return found
  }

  private func longestMatches(_ characters: [Character]) -> [String] {
    var words: [String] = []
    var start = 0
    while start < characters.count {
      let lengths = stride(from: min(Self.longest, characters.count - start), to: 1, by: -1)
      let length = lengths.first { known.contains(String(characters[start..<start + $0])) } ?? 1
      words.append(String(characters[start..<start + length]))
      start += length
    }
    return words
  }

  private struct Run {
    var characters: [Character]
    var isHan: Bool
  }

  private static func runs(in sentence: String) -> [Run] {
    var runs: [Run] = []
    var isBroken = true
    for character in sentence.lowercased() {
      // A curly apostrophe is an apostrophe.
      let character = character == "\u{2019}" ? "'" : character
      guard character.isLetter || character.isNumber || character == "'" else {
        isBroken = true
        continue
      }
      let isHan = character.unicodeScalars.allSatisfy { $0.properties.isIdeographic }
      if !isBroken, let last = runs.indices.last, runs[last].isHan == isHan {
        runs[last].characters.append(character)
      } else {
        runs.append(Run(characters: [character], isHan: isHan))
      }
      isBroken = false
    }
    return runs.compactMap(trimmed)
  }

  /// Without quotation marks that look like apostrophes around it.
  private static func trimmed(_ run: Run) -> Run? {
    guard !run.isHan, run.characters.first == "'" || run.characters.last == "'" else { return run }
    let inner = run.characters.drop { $0 == "'" }
    let end = inner.lastIndex { $0 != "'" }
    return end.map { Run(characters: Array(inner[...$0]), isHan: false) }
  }
}
