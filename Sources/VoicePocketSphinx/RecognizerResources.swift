public import Voice

/// The files one language is recognised with.
public struct RecognizerFiles: Sendable, Hashable {
  /// A folder with a CMU Sphinx acoustic model, of 16 kHz or 8 kHz speech.
  public var acousticModel: String
  /// A big dictionary in CMUdict's form; only the words that are needed are taken from it.
  public var dictionary: String
  /// A small dictionary in the same form, whose words replace the big one's.
  public var lexicon: String?
  /// More pronunciations of words that the dictionaries have, as people say them, in the same form.
  public var variants: String?
  /// What fits models to telephones: the one that was made for the acoustic model is taken, if any.
  public var adaptations: [LineAdaptation]

  public init(
    acousticModel: String, dictionary: String, lexicon: String? = nil, variants: String? = nil,
    adaptations: [LineAdaptation] = []
  ) {
    self.acousticModel = acousticModel
    self.dictionary = dictionary
    self.lexicon = lexicon
    self.variants = variants
    self.adaptations = adaptations
  }
}

/// What the calls in one language share: the checked acoustic model, the cut dictionary and the language models.
/// Made once; each call then takes a recogniser of its own from it.
public final class RecognizerResources: Sendable {
  /// Words of the sentences that got no pronunciation and are left out of the language models, in order.
  public let droppedWords: [String]
  /// Words whose pronunciation was guessed, in order: candidates for the lexicon.
  public let guessedWords: [String]
  /// The names of the searches, in order.
  public let searches: [String]
  let model: AcousticModel
  /// What fits the model to telephones, with the cepstral mean of their speech.
  private let telephone: (transform: String, mean: [Float])?
  private let tunings: [Bandwidth: DecoderTuning]
  private let words: MemoryFile
  private let models: [String: SearchModel]

  /// Cuts the dictionary to the words of the sentences and estimates a language model for each search.
  ///
  /// - Parameters:
  ///   - files: the acoustic model and the dictionaries.
  ///   - searches: at least one, with distinct names and at least one pronounceable sentence each.
  ///   - tunings: settings of the recognisers taken from this, by what the line carries.
  ///   - guess: phones of the acoustic model for a word that no dictionary has, or nil.
  /// - Throws: `modelNotFound` for a missing file; `badModel` for a damaged one, with file and line where it is text, and
  ///   for a search without words.
  public init(
    files: RecognizerFiles, searches: [SearchDefinition],
    tunings: [Bandwidth: DecoderTuning] = [.wide: .wide, .phone: .phone],
    guess: @Sendable (String) async -> [String]? = { _ in nil }
  ) async throws(SpeechError) {
    model = try AcousticModel(folder: files.acousticModel)
    let checksum = model.checksum
    telephone = try files.adaptations.first { $0.checksum == checksum }.map { (line) throws(SpeechError) in
      (line.transform, try line.mean())
    }
    self.tunings = tunings
    guard !searches.isEmpty else { throw SpeechError(.badModel, "no searches to recognise with") }
    var dictionary = PronunciationDictionary(phones: model.phones)
    let candidates = WordSegmenter.candidates(in: searches.lazy.flatMap(\.sentences).map(\.text))
    if let lexicon = files.lexicon { try dictionary.read(file: lexicon, words: candidates) }
    try dictionary.read(file: files.dictionary, words: candidates)
    if let variants = files.variants { try dictionary.readVariants(file: variants) }
    let segmenter = WordSegmenter(known: Set(dictionary.pronunciations.keys))
    let segmented = searches.map { search in
      (name: search.name, sentences: search.sentences.map { (words: segmenter.words(in: $0.text), weight: $0.weight) })
    }
    let used = Set(segmented.lazy.flatMap(\.sentences).flatMap(\.words))
    let unknown = used.subtracting(dictionary.pronunciations.keys).sorted()
    var guessed: [String] = []
    for word in unknown {
      guard let phones = await guess(word), !phones.isEmpty, model.phones.isSuperset(of: phones) else { continue }
      try dictionary.add(word, phones, from: "guessed pronunciation")
      guessed.append(word)
    }
    guessedWords = guessed
    droppedWords = unknown.filter { dictionary.pronunciations[$0] == nil }
    self.searches = segmented.map(\.name)
    dictionary.keep(only: used)
    words = try MemoryFile(dictionary.text, name: "dictionary")
    models = try Self.models(segmented, dropping: Set(droppedWords))
  }

  private static func models(
    _ searches: [(name: String, sentences: [(words: [String], weight: Double)])], dropping dropped: Set<String>
  ) throws(SpeechError) -> [String: SearchModel] {
    var models: [String: SearchModel] = [:]
    for search in searches {
      guard !search.name.isEmpty, models[search.name] == nil else {
        throw SpeechError(.badModel, "search '\(search.name)': a search needs a name of its own")
      }
      let sentences = search.sentences.map { sentence in
        (words: sentence.words.filter { !dropped.contains($0) }, weight: sentence.weight)
      }
      if let choice = WordChoice(sentences.filter { !$0.words.isEmpty }) {
        models[search.name] = .choice(choice)
        continue
      }
      let model = NGramModel(
        sentences: sentences.map { WeightedSentence($0.words.joined(separator: " "), weight: $0.weight) })
      guard model.vocabulary.count > 2 else {
        throw SpeechError(.badModel, "search '\(search.name)' has no sentence that can be pronounced")
      }
      models[search.name] = .languageModel(try MemoryFile(model.arpa, name: "search '\(search.name)'"))
    }
    return models
  }

  /// A recogniser for one call: tens of milliseconds; blocks meanwhile.
  public func recognizer(for bandwidth: Bandwidth = .wide) throws(SpeechError) -> PocketSphinxRecognizer {
    try PocketSphinxRecognizer(resources: self, bandwidth: bandwidth)
  }

  /// A model of 8 kHz speech hears every line as a telephone.
  func line(for bandwidth: Bandwidth) -> (transform: String, mean: [Float])? {
    bandwidth == .phone || model.isNarrow ? telephone : nil
  }

  func tuning(for bandwidth: Bandwidth) -> DecoderTuning { tunings[bandwidth] ?? .wide }

  /// Sounds lie further from the models over a telephone, and models of 8 kHz speech measure otherwise.
  func confidenceWeights(for bandwidth: Bandwidth, isChoice: Bool) -> ConfidenceWeights {
    guard !isChoice else { return model.isNarrow ? .narrowChoice : .choice }
    return model.isNarrow ? .narrow : bandwidth == .phone ? .phone : .wide
  }

  var dictionaryFile: String { words.path }

  /// Nil for an unknown search.
  func model(of search: String) -> SearchModel? { models[search] }
}
