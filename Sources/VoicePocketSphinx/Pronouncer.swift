public import Voice

/// Finds how words are pronounced, and says where it found it.
public struct Pronouncer: Sendable {
  public struct Pronunciation: Sendable, Hashable {
    /// Of the acoustic model.
    public var phones: [String]
    /// A file, or `eSpeak NG`.
    public var origin: String
  }

  /// What was asked for, as words of a dictionary: lower case, hanzi cut into words.
  public let words: [String]
  private let found: [String: [Pronunciation]]
  private let phones: Set<String>

  /// - Throws: as ``RecognizerResources/init(files:searches:tunings:guess:)`` does for its files.
  public init(files: RecognizerFiles, words texts: [String]) throws(SpeechError) {
    let model = try AcousticModel(folder: files.acousticModel)
    phones = model.phones
    let candidates = WordSegmenter.candidates(in: texts)
    var found: [String: [Pronunciation]] = [:]
    for file in [files.lexicon, files.dictionary].compactMap(\.self) {
      var dictionary = PronunciationDictionary(phones: model.phones)
      try dictionary.read(file: file, words: candidates.subtracting(found.keys))
      for (word, pronunciations) in dictionary.pronunciations {
        found[word] = pronunciations.map { Pronunciation(phones: $0, origin: file) }
      }
    }
    self.found = found
    let segmenter = WordSegmenter(known: Set(found.keys))
    words = texts.flatMap { segmenter.words(in: $0) }
  }

  /// The words that no file has, each once, in order.
  public var unknown: [String] {
    var seen: Set<String> = []
    return words.filter { found[$0] == nil && seen.insert($0).inserted }
  }

  /// The pronunciations of a word, the usual one first; guessed for a word that no file has; none when that fails too.
  public func pronunciations(of word: String, guess: (String) async -> [String]?) async -> [Pronunciation] {
    if let known = found[word] { return known }
    guard let guessed = await guess(word), !guessed.isEmpty, phones.isSuperset(of: guessed) else { return [] }
    return [Pronunciation(phones: guessed, origin: "eSpeak NG")]
  }
}
