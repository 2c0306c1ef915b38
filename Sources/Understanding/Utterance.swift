/// What one caller said or typed in one turn, as text.
public struct Utterance: Sendable, Hashable, Codable {
  /// The best guess; empty when there was sound but no words were recognised.
  public var text: String
  /// 0–1: 1 for typed text, the recogniser's estimate for speech.
  public var confidence: Double
  public var language: Language
  /// The recogniser's other guesses, best first.
  public var alternatives: [String]
  /// True when typed: letters stand as the caller wrote them.
  public var isTyped: Bool

  public init(
    _ text: String, confidence: Double = 1, language: Language = .english, alternatives: [String] = [],
    isTyped: Bool = false
  ) {
    self.text = text
    self.confidence = confidence.isFinite ? min(max(confidence, 0), 1) : 0
    self.language = language
    self.alternatives = alternatives
    self.isTyped = isTyped
  }
}
