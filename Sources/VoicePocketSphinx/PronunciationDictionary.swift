import Foundation
public import Voice

/// Words and their phones, taken from CMUdict-like files: `word phone phone …`, other pronunciations as `word(2)`,
/// comments after `;;;`, `##` or ` #`. Only words that are asked for are kept.
public struct PronunciationDictionary: Sendable {
  /// Each word's pronunciations, the first one first.
  public private(set) var pronunciations: [String: [[String]]] = [:]
  private let phones: Set<String>

  /// - Parameter phones: those of the acoustic model; a kept word with another one is an error.
  public init(phones: Set<String>) { self.phones = phones }

  /// Adds pronunciations of the wanted words from a file, unless the dictionary has them already.
  ///
  /// - Throws: `modelNotFound` for a file that cannot be read; `badModel`, with file and line, for a word without
  ///   phones or with a phone the acoustic model lacks.
  public mutating func read(file: String, words: Set<String>) throws(SpeechError) {
    try Self.forEach(of: words.subtracting(pronunciations.keys), in: file) {
      (word, phones, source) throws(SpeechError) in
      try add(word, phones, from: source)
    }
  }

  /// Adds pronunciations from a file to words that have some; those with phones the acoustic model lacks are left out.
  ///
  /// - Throws: `modelNotFound` for a file that cannot be read; `badModel`, with file and line, for a word without phones.
  mutating func readVariants(file: String) throws(SpeechError) {
    try Self.forEach(of: Set(pronunciations.keys), in: file) { (word, phones, source) throws(SpeechError) in
      if self.phones.isSuperset(of: phones) { try add(word, phones, from: source) }
    }
  }

  /// Takes each pronunciation of the wanted words in a file, with its `file:line`.
  private static func forEach(
    of wanted: Set<String>, in file: String, _ take: (String, [String], String) throws(SpeechError) -> Void
  ) throws(SpeechError) {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw SpeechError(.modelNotFound, "\(file): no such pronunciation dictionary")
    }
    let byHash = Dictionary(wanted.map { (FNV1a.hash($0.utf8), $0) }) { first, _ in first }
    let bytes = [UInt8](data)
    var lines = DictionaryLine.Reader(bytes)
    while let line = lines.next() {
      guard line.hasPhones else {
        throw SpeechError(.badModel, "\(file):\(line.number): '\(line.text(line.word, in: bytes))' has no phones")
      }
      guard let word = byHash[line.hash], line.text(line.word, in: bytes) == word else { continue }
      let phones = line.text(line.phones, in: bytes).split { $0 == " " || $0 == "\t" }.map(String.init)
      try take(word, phones, "\(file):\(line.number)")
    }
  }

  /// Adds one pronunciation; an error names its source, such as `file:line`.
  mutating func add(_ word: String, _ phones: [String], from source: String) throws(SpeechError) {
    guard let unknown = phones.first(where: { !self.phones.contains($0) }) else {
      if pronunciations[word]?.contains(phones) != true { pronunciations[word, default: []].append(phones) }
      return
    }
    throw SpeechError(.badModel, "\(source): '\(word)' has the phone '\(unknown)', which the acoustic model lacks")
  }

  /// Drops all other words.
  mutating func keep(only words: Set<String>) { pronunciations = pronunciations.filter { words.contains($0.key) } }

  /// The dictionary as a file for the recogniser, by the words' UTF-8.
  var text: String {
    pronunciations.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { word, alternates in
      alternates.enumerated().map { index, phones in
        "\(word)\(index == 0 ? "" : "(\(index + 1))") \(phones.joined(separator: " "))\n"
      }.joined()
    }.joined()
  }
}
