public import Voice

/// Recognises one call's speech with PocketSphinx, on an executor of its own.
///
/// Partial words come from a search that runs along with the speech.
public actor PocketSphinxRecognizer: SpeechRecognizer {
  /// Speech after this much of one utterance is not heard: 60 s.
  public static let longestUtterance = 60 * LineFormat.sampleRate

  private let executor = BlockingExecutor(label: "pocketsphinx")
  private let resources: RecognizerResources
  private var decoder: Decoder
  private var loaded: Set<String> = []
  private var utterance: Utterance?

  private struct Utterance {
    var heard = 0
    var decimator: Decimator?
    var samples: [Int16] = []
  }

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  init(resources: RecognizerResources) throws(SpeechError) {
    self.resources = resources
    decoder = try Decoder(model: resources.model, dictionary: resources.dictionaryFile, tuning: resources.tuning)
  }

  /// Throws `engineFailed` for a search that the resources were not made with.
  public func begin(search: String) throws(SpeechError) {
    if utterance != nil {
      utterance = nil
      try decoder.end()
    }
    guard let languageModel = resources.languageModel(search) else {
      throw SpeechError(.engineFailed, "unknown search '\(search)'; there are \(resources.searches.joined(separator: ", "))")
    }
    if !loaded.contains(search) {
      try decoder.load(languageModel: languageModel, search: search)
      loaded.insert(search)
    }
    try decoder.select(search: search)
    try decoder.start()
    utterance = Utterance(decimator: resources.model.sampleRate == 8000 ? Decimator() : nil)
  }

  /// Throws `engineFailed` before `begin` and for sound that is not of 16 kHz.
  public func hear(_ frame: AudioFrame) throws(SpeechError) -> String {
    guard utterance != nil else { throw SpeechError(.engineFailed, "sound before the utterance was begun") }
    guard frame.sampleRate == LineFormat.sampleRate else {
      throw SpeechError(.engineFailed, "sound of \(frame.sampleRate) Hz; the recogniser takes 16 kHz")
    }
    let room = Self.longestUtterance - (utterance?.heard ?? 0)
    let samples = Array(frame.samples.prefix(room))
    utterance?.heard += samples.count
    let native = utterance?.decimator?.process(samples) ?? samples
    if !native.isEmpty { try decoder.process(native, isWhole: false) }
    return joined(decoder.text())
  }

  /// Throws `engineFailed` before `begin`.
  public func finish() throws(SpeechError) -> Recognition {
    guard utterance != nil else { throw SpeechError(.engineFailed, "the utterance was never begun") }
    utterance = nil
    try decoder.end()
    let words = decoder.words()
    let text = words.map(\.text).joined(separator: " ")
    guard !words.isEmpty else { return Recognition(best: Hypothesis(text: "", confidence: 0)) }
    let confidence = min(1, max(0, words.map(\.posterior).min() ?? 0))
    let others = decoder.nBest(limit: 10).filter { $0.text != text }
    return Recognition(
      best: Hypothesis(text: joined(text), confidence: confidence),
      alternatives: others.prefix(10).map { Hypothesis(text: joined($0.text), confidence: 0) })
  }

  /// Hanzi are written without spaces between words.
  private func joined(_ text: String) -> String { text }
}
