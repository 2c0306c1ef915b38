/// What a text shows of its writer's mood, as 64-bit hashes in blocks that are weighted apart.
///
/// Unlike `NgramFeatures`, punctuation is kept, and what stands under a negation is told from what does not.
/// Languages with spaces: word 1–3-grams, character 2–5-grams within words, negated words.
/// Chinese: character 1–3-grams with the text's edges, negated characters, pairs of characters that stand a little
/// apart in one clause, the first and last clause, and what stands before and after the last "but".
struct MoodFeatures {
  /// Hashes, with repetitions; no hash stands in two blocks.
  private(set) var blocks: [[UInt64]]

  /// The lengths of a vector's blocks, found by cross-validation, the same for all sets of a language.
  static func blockWeights(_ language: Language) -> [Float] {
    language == .mandarin ? [1, 0.4, 0.5, 0.25, 0.25] : [1, 1, 0.4]
  }

  init(_ text: String, language: Language) {
    let text = Self.normalized(text)
    if language == .mandarin {
      blocks = [
        Self.grams(of: [Self.begin] + text + [Self.end], upTo: 3, salt: 1), [], [], [], Self.contrast(in: text),
      ]
      readClauses(text)
    } else {
      blocks = [[], [], []]
      readWords(text)
    }
  }

  /// The first 2,000 scalars in compatibility form and lower case, white space joined, punctuation kept.
  static func normalized(_ text: String) -> [UInt32] {
    let folded = Normalizer.folded(text)
    var output: [UInt32] = []
    output.reserveCapacity(folded.utf8.count)
    for scalar in folded.unicodeScalars.prefix(2 * Normalizer.limit) {
      let isSpace = scalar.value <= 0x20 || !scalar.isASCII && scalar.properties.isWhitespace
      if isSpace, output.isEmpty || output.last == Normalizer.space { continue }
      output.append(isSpace ? Normalizer.space : scalar.value == 0x2019 ? Normalizer.apostrophe : scalar.value)
    }
    if output.last == Normalizer.space { output.removeLast() }
    return output
  }

  /// Stand for the edges of a text; no Unicode scalars.
  private static let begin: UInt32 = 0x11_0000
  private static let end: UInt32 = 0x11_0001

  /// The 1–`length`-grams of the scalars.
  private static func grams(of text: some RandomAccessCollection<UInt32>, upTo length: Int, salt: UInt64) -> [UInt64] {
    let start = Hash.pair(Hash.piece, salt)
    var open: [UInt64] = []
    var output: [UInt64] = []
    output.reserveCapacity(text.count * length)
    for scalar in text {
      open.append(start)
      if open.count > length { open.removeFirst() }
      for index in open.indices { open[index] = Hash.step(open[index], scalar) }
      output += open
    }
    return output
  }
}

// MARK: - Chinese

extension MoodFeatures {
  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  private static let clauseEnds = Set(scalars(",。.!?;~、…: "))
  private static let negations = Set(scalars("不没别未无沒"))
  private static let contrasts = ["但", "不过", "可是", "就是", "只是", "然而", "总的来说", "总体", "总之", "综合"].map(scalars)

  private mutating func readClauses(_ text: [UInt32]) {
    let clauses = text.split { Self.clauseEnds.contains($0) }
    for clause in clauses { readClause(Array(clause)) }
    if let first = clauses.first { blocks[3] += Self.grams(of: first.prefix(20), upTo: 2, salt: 4) }
    if let last = clauses.last { blocks[3] += Self.grams(of: last.prefix(20), upTo: 2, salt: 5) }
  }

  private mutating func readClause(_ clause: [UInt32]) {
    let negated = Hash.pair(Hash.piece, 2)
    let apart = Hash.pair(Hash.piece, 3)
    var left = 0
    for (position, scalar) in clause.enumerated() {
      let one = Hash.step(apart, scalar)
      for other in clause.dropFirst(position + 2).prefix(4) { blocks[2].append(Hash.step(one, other)) }
      if Self.negations.contains(scalar) {
        left = 4
      } else if left > 0 {
        left -= 1
        let one = Hash.step(negated, scalar)
        blocks[1].append(one)
        if position + 1 < clause.count { blocks[1].append(Hash.step(one, clause[position + 1])) }
      }
    }
  }

  /// What stands before and after the text's last "but" or "all in all".
  private static func contrast(in text: [UInt32]) -> [UInt64] {
    for position in text.indices.reversed() {
      guard let word = contrasts.first(where: { text[position...].starts(with: $0) }) else { continue }
      let before = text[..<position].suffix(40)
      let after = text[(position + word.count)...].prefix(40)
      return grams(of: before, upTo: 2, salt: 6) + grams(of: after, upTo: 2, salt: 7)
    }
    return []
  }
}

// MARK: - Languages with spaces

extension MoodFeatures {
  private static let english: Set<[UInt32]> = Set(
    """
    not no never n't cannot cant dont doesnt didnt isnt arent wasnt wont wouldnt couldnt shouldnt havent hasnt hadnt
    aint ain't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't hasn't
    hadn't without nothing hardly neither nor
    """.split { $0 == " " || $0.isNewline }.map { scalars(String($0)) })

  private mutating func readWords(_ text: [UInt32]) {
    let wordStart = Hash.pair(Hash.piece, 8)
    let negated = Hash.pair(Hash.piece, 10)
    var open: [UInt64] = []
    var left = 0
    for word in Self.words(of: text) {
      var hash = Hash.start
      for scalar in word { hash = Hash.step(hash, scalar) }
      open.append(wordStart)
      if open.count > 3 { open.removeFirst() }
      for index in open.indices { open[index] = Hash.pair(open[index], hash) }
      blocks[0] += open
      let edged = [Normalizer.space] + word + [Normalizer.space]
      blocks[1] += Self.grams(of: edged, upTo: 5, salt: 9)
      if Self.english.contains(word) {
        left = 3
      } else if !word.contains(where: Self.isInWord) {
        left = 0
      } else if left > 0 {
        left -= 1
        blocks[2].append(Hash.pair(negated, hash))
      }
    }
  }

  /// Words, runs of exclamation and question marks, and other marks one by one.
  private static func words(of text: [UInt32]) -> [[UInt32]] {
    var words: [[UInt32]] = []
    var kind = 0
    for scalar in text {
      let next = scalar == Normalizer.space ? 0 : isInWord(scalar) ? 1 : scalar == 0x21 || scalar == 0x3F ? 2 : 3
      if next == kind, next == 1 || next == 2, let last = words.indices.last {
        words[last].append(scalar)
      } else if next != 0 {
        words.append([scalar])
      }
      kind = next
    }
    return words
  }

  private static func isInWord(_ scalar: UInt32) -> Bool {
    switch scalar {
    case Normalizer.apostrophe, 0x30...0x39, 0x61...0x7A: true
    case 0..<0x80: false
    default: Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false
    }
  }
}
