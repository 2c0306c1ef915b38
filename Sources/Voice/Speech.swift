/// One guess of the recogniser at what was said.
public struct Hypothesis: Sendable, Hashable {
  public var text: String
  /// 0–1.
  public var confidence: Double

  public init(text: String, confidence: Double) {
    self.text = text
    self.confidence = confidence
  }
}

/// What the recogniser made of one utterance; `best` is empty text when it heard no words.
public struct Recognition: Sendable, Hashable {
  public var best: Hypothesis
  /// Other guesses, best first; at most 10.
  public var alternatives: [Hypothesis]
  /// What the confidence was made of; nil without words.
  public var signs: ConfidenceSigns?

  public init(best: Hypothesis, alternatives: [Hypothesis] = [], signs: ConfidenceSigns? = nil) {
    self.best = best
    self.alternatives = alternatives
    self.signs = signs
  }
}

/// Turns one caller's speech into words while it is spoken. Calls come in the order
/// `begin`, `hear`…, `finish`; `begin` during an utterance abandons it.
public protocol SpeechRecognizer: Sendable {
  /// Starts an utterance that is searched by the named search (such as `anything`, `digits`); an unknown name is an error.
  func begin(search: String) async throws(SpeechError)
  /// Takes the next 16 kHz sound of the utterance; the words so far.
  func hear(_ frame: AudioFrame) async throws(SpeechError) -> String
  /// Ends the utterance.
  func finish() async throws(SpeechError) -> Recognition
}

/// Turns text into speech.
public protocol SpeechSynthesizer: Sendable {
  /// Speaks one sentence in a language (`en`, `zh`): gives its sound in chunks as they are made.
  ///
  /// `pace` is how fast beside the usual, 0.5–2. `emit` takes each chunk (any length, any one rate) and says whether
  /// more is wanted; `badLanguage` for a language that is not there.
  func speak(
    _ sentence: String, language: String, pace: Double, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) async throws(SpeechError)
}

extension SpeechSynthesizer {
  /// Speaks one sentence at the usual pace.
  public func speak(
    _ sentence: String, language: String, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) async throws(SpeechError) {
    try await speak(sentence, language: language, pace: 1, emit: emit)
  }
}

/// What went wrong in hearing or speaking. `message` names the file, word or language in one line.
public struct SpeechError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: Sendable, Hashable { case modelNotFound, badModel, badLanguage, engineFailed }
  public var code: Code
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}
