public import Voice

/// Recognises one call's speech with PocketSphinx, on an executor of its own.
///
/// A search runs along with the speech and gives the words so far. It takes off the cepstral mean of the call's earlier
/// utterances, which for the first ones is a poor guess; so an utterance it is unsure of is decoded once more as a whole
/// with its own mean: about 25 ms for each second of it.
public actor PocketSphinxRecognizer: SpeechRecognizer {
  /// Speech after this many seconds of one utterance is not heard.
  public static let longestUtterance = 60
  /// A longer utterance is not decoded twice: its answer would wait too long.
  private static let longestSecondPass = 10
  private static let longestNBest = 10
  /// One short word tells less of the line than a sentence.
  private static let choiceLeaning: Float = 100

  private let executor = BlockingExecutor(label: "pocketsphinx")
  private let resources: RecognizerResources
  private let tuning: DecoderTuning
  private let bandwidth: Bandwidth
  private var decoder: Decoder
  private var loaded: Set<String> = []
  private var mean: CepstralMean
  private var utterance: Utterance?

  private struct Utterance {
    /// Of single words.
    var isChoice: Bool
    var heard = 0
    var decimator: Decimator?
    var samples: [Int16] = []
    var isWhole = true
    var frames = CepstralFrames()
  }

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(resources: RecognizerResources, bandwidth: Bandwidth) throws(SpeechError) {
    self.resources = resources
    tuning = resources.tuning(for: bandwidth)
    self.bandwidth = bandwidth
    var decoder = try Decoder(model: resources.model, dictionary: resources.dictionaryFile, tuning: tuning)
    var usual = decoder.cepstralMean
    if let line = resources.line(for: bandwidth) {
      try decoder.adapt(transform: line.transform)
      usual = line.mean
    }
    mean = CepstralMean(usual)
    self.decoder = decoder
  }

  /// Throws `engineFailed` for a search that the resources were not made with.
  public func begin(search: String) throws(SpeechError) {
    if utterance != nil {
      utterance = nil
      try decoder.end()
    }
    guard let model = resources.model(of: search) else {
      let known = resources.searches.joined(separator: ", ")
      throw SpeechError(.engineFailed, "unknown search '\(search)'; there are \(known)")
    }
    if !loaded.contains(search) {
      switch model {
      case .languageModel(let file): try decoder.load(languageModel: file.path, search: search)
      case .choice(let choice): try decoder.load(choice: choice, search: search)
      }
      loaded.insert(search)
    }
    try decoder.select(search: search)
    decoder.set(cepstralMean: mean.values)
    try decoder.start()
    utterance = Utterance(isChoice: model.isChoice, decimator: resources.model.isNarrow ? Decimator() : nil)
  }

  /// Throws `engineFailed` before `begin` and for sound that is not of 16 kHz.
  public func hear(_ frame: AudioFrame) throws(SpeechError) -> String {
    guard var current = utterance else { throw SpeechError(.engineFailed, "sound before the utterance was begun") }
    guard frame.sampleRate == LineFormat.sampleRate else {
      throw SpeechError(.engineFailed, "sound of \(frame.sampleRate) Hz; the recogniser takes 16 kHz")
    }
    utterance = nil  // The samples are then appended in place.
    let heard = frame.samples.prefix(Self.longestUtterance * LineFormat.sampleRate - current.heard)
    current.heard += heard.count
    let samples = current.decimator?.process(Array(heard)) ?? Array(heard)
    current.isWhole = current.heard <= Self.longestSecondPass * LineFormat.sampleRate
    if current.isWhole { current.samples += samples }
    utterance = current
    guard !samples.isEmpty else { return joined(decoder.text()) }
    try decoder.process(samples)
    utterance?.frames.add(decoder.takeFrames())
    return joined(decoder.text())
  }

  /// Throws `engineFailed` before `begin`.
  public func finish() throws(SpeechError) -> Recognition {
    guard let heard = utterance else { throw SpeechError(.engineFailed, "the utterance was never begun") }
    utterance = nil
    try decoder.end()
    let speech = heard.frames.speech
    let own =
      heard.isChoice
      ? mean.withLevel(resources.model.loudAboveMean, below: heard.frames.loudness).leaning(
        Self.choiceLeaning, sum: speech.sum, count: speech.count)
      : mean.leaning(Float(tuning.leaning), sum: speech.sum, count: speech.count)
    mean.learn(sum: speech.sum, count: speech.count)
    var words = decoder.words(ofChoice: heard.isChoice)
    if heard.isWhole, !heard.samples.isEmpty, heard.isChoice || sureness(of: words) < tuning.sureness {
      decoder.set(cepstralMean: own.values)
      try decoder.decode(whole: heard.samples)
      words = decoder.words(ofChoice: heard.isChoice)
    }
    return recognition(of: words, isChoice: heard.isChoice)
  }

  private func recognition(of found: [DecodedWord], isChoice: Bool) -> Recognition {
    let guesses = decoder.nBest(limit: Self.longestNBest + 1)
    let likelihoods = guesses.prefix(Self.longestNBest).map(\.likelihood)
    var words = found
    if isChoice { for index in words.indices { words[index].posterior = 1 / max(1, likelihoods.reduce(0, +)) } }
    guard let signs = ConfidenceSigns(words: words, likelihoods: likelihoods) else {
      return Recognition(best: Hypothesis(text: "", confidence: 0))
    }
    let weights = resources.confidenceWeights(for: bandwidth, isChoice: isChoice)
    let text = words.map(\.text).joined(separator: " ")
    let best = Hypothesis(text: joined(text), confidence: weights.confidence(signs))
    let others = guesses.filter { $0.text != text }
    return Recognition(
      best: best,
      alternatives: others.prefix(Self.longestNBest).map { other in
        Hypothesis(text: joined(other.text), confidence: best.confidence * other.likelihood)
      }, signs: signs)
  }

  /// The least posterior of a word: one doubtful word makes the sentence worth another search.
  private func sureness(of words: [DecodedWord]) -> Double { words.map(\.posterior).min() ?? 0 }

  /// Hanzi are written without spaces between words.
  private func joined(_ text: String) -> String {
    var joined = ""
    for word in text.split(separator: " ") {
      let isAfterHanzi = joined.unicodeScalars.last?.properties.isIdeographic ?? true
      let isHanzi = word.unicodeScalars.first?.properties.isIdeographic ?? false
      joined += (isAfterHanzi && isHanzi) || joined.isEmpty ? word : " " + word
    }
    return joined
  }
}
