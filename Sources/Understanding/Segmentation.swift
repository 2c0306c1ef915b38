/// Cuts a text into the longest pieces that a table knows.
struct Segmentation: Sendable {
  /// How a text is cut.
  enum Cut: UInt8, Sendable {
    /// Each word from its start; pieces after the first are marked `##` in the table (WordPiece, as in BERT). A word
    /// with a part that is no piece is left out.
    case words = 0
    /// Runs of characters without regard to words; characters that are no piece are left out.
    case runs = 1
  }

  private let cut: Cut
  private let longest: Int
  private let table: HashTable
  /// The number of pieces, those that stand twice too.
  let count: Int

  /// The bytes that the pieces take in memory.
  var byteCount: Int { table.byteCount }

  /// A piece's number is its place in the list.
  init(_ pieces: [String], cut: Cut) {
    self.init(list: Array(pieces.map { $0 + "\n" }.joined().utf8)[...], count: pieces.count, cut: cut)
  }

  /// Pieces as UTF-8, each ended by a line feed. A list of some ten thousand is read at each start, hence without
  /// making strings.
  init(list: ArraySlice<UInt8>, count: Int, cut: Cut) {
    self.cut = cut
    var table = HashTable(capacity: count)
    var longest = 1
    var number = 0
    var piece: [UInt32] = []
    var bytes = list.makeIterator()
    var decoder = UTF8()
    reading: while true {
      switch decoder.decode(&bytes) {
      case .emptyInput: break reading
      case .error: piece.append(0xFFFD)
      case .scalarValue("\n"):
        let isContinued = cut == .words && piece.count > 2 && piece[0] == Self.mark && piece[1] == Self.mark
        var hash = isContinued ? Hash.piece : Hash.start
        for scalar in piece.dropFirst(isContinued ? 2 : 0) { hash = Hash.step(hash, scalar) }
        // A piece that stands twice must not shift the numbers of those after it.
        if Int(table.insert(hash)) != number { table.skip() }
        longest = max(longest, piece.count - (isContinued ? 2 : 0))
        number += 1
        piece.removeAll(keepingCapacity: true)
      case .scalarValue(let scalar): piece.append(scalar.value)
      }
    }
    self.count = number
    self.table = table
    self.longest = min(longest, 32)
  }

  private static let mark: UInt32 = 0x23

  /// The numbers of the pieces of a normalised text, in order.
  func pieces(of text: [UInt32]) -> [Int32] {
    var pieces: [Int32] = []
    pieces.reserveCapacity(16)
    var start = 0
    while start < text.count {
      if text[start] == Normalizer.space {
        start += 1
        continue
      }
      var end = start
      while end < text.count, text[end] != Normalizer.space { end += 1 }
      let word = text[start..<end].filter { $0 != Normalizer.apostrophe }
      let before = pieces.count
      if !read(word, into: &pieces), cut == .words { pieces.removeSubrange(before...) }
      start = end
    }
    return pieces
  }

  /// False when a part of the word is no piece.
  private func read(_ word: [UInt32], into pieces: inout [Int32]) -> Bool {
    var isWhole = true
    var start = 0
    while start < word.count {
      var hash = cut == .words && start > 0 ? Hash.piece : Hash.start
      var best: (number: Int32, end: Int)?
      for end in start..<min(word.count, start + longest) {
        hash = Hash.step(hash, word[end])
        if let number = table.index(of: hash) { best = (number, end + 1) }
      }
      if let best { pieces.append(best.number) } else { isWhole = false }
      if best == nil, cut == .words { return false }
      start = best?.end ?? start + 1
    }
    return isWhole
  }
}
