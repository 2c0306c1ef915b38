public import Voice

/// Guesses how an English word that no dictionary has is pronounced.
public struct PhonemeMapper: Sendable {
  public init() {}

  /// ARPAbet phones without stress.
  public func pronounce(_ word: String) async throws(SpeechError) -> [String] {
    throw SpeechError(.engineFailed, "'\(word)' has no pronunciation")
  }
}
