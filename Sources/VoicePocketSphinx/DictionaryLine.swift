/// One entry of a pronunciation dictionary, as places in the file's bytes: a dictionary has a hundred thousand lines of
/// which a few hundred are wanted, so no strings are made before a word's hash is found wanted.
struct DictionaryLine {
  var number: Int
  /// The word without the number of the pronunciation.
  var word: Range<Int>
  var hash: UInt64
  var phones: Range<Int>

  var hasPhones: Bool { !phones.isEmpty }

  func text(_ range: Range<Int>, in bytes: [UInt8]) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Goes through a file's entries; leaves out empty lines and comments.
  struct Reader {
    private let bytes: [UInt8]
    private var position = 0
    private var number = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> DictionaryLine? {
      while position < bytes.count {
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
        let end = position
        position += 1
        number += 1
        if let line = entry(start, end) { return line }
      }
      return nil
    }

    private func entry(_ start: Int, _ end: Int) -> DictionaryLine? {
      var index = start
      while index < end, isBlank(index) { index += 1 }
      guard index < end, !isComment(index, end) else { return nil }
      let wordStart = index
      var hash = FNV1a.start
      var bracket: (place: Int, hash: UInt64)?
      while index < end, !isBlank(index) {
        if bytes[index] == UInt8(ascii: "("), index > wordStart { bracket = (index, hash) }
        hash = FNV1a.hash(hash, adding: bytes[index])
        index += 1
      }
      var word = wordStart..<index
      if let bracket, bytes[index - 1] == UInt8(ascii: ")") {
        word = wordStart..<bracket.place
        hash = bracket.hash
      }
      while index < end, isBlank(index) { index += 1 }
      var last = index
      while last < end, !(bytes[last] == UInt8(ascii: "#") && isBlank(last - 1)) { last += 1 }
      while last > index, isBlank(last - 1) { last -= 1 }
      return DictionaryLine(number: number, word: word, hash: hash, phones: index..<last)
    }

    private func isBlank(_ index: Int) -> Bool {
      bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t") || bytes[index] == UInt8(ascii: "\r")
    }

    private func isComment(_ index: Int, _ end: Int) -> Bool {
      let head = bytes[index..<min(index + 3, end)]
      return head.starts(with: Array("##".utf8)) || head.elementsEqual(Array(";;;".utf8))
    }
  }
}
