public import Voice

/// Speaks with eSpeak NG, whose state is one per process: hence the one shared instance.
///
/// Languages are `en` and `zh`; Chinese goes by way of pinyin, and Latin words in it are spoken by the English voice.
public actor ESpeakSynthesizer: SpeechSynthesizer {
  public static let shared = ESpeakSynthesizer()

  private let executor = BlockingExecutor(label: "espeak")
  private var engine: ESpeakEngine?
  private var styles = SpeakingStyle.standard

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private init() {}

  /// Changes how a language is spoken from the next sentence on.
  ///
  /// Throws `badLanguage` for a language other than `en` and `zh`, `modelNotFound` for a voice that is not installed.
  public func setStyle(_ style: SpeakingStyle, for language: String) throws(SpeechError) {
    guard styles[language] != nil else { throw Self.unknown(language) }
    try ready().select(style)
    styles[language] = style
  }

  /// Speaks a sentence; its sound has 22,050 samples a second and comes in chunks of 40 ms, at once as they are made.
  ///
  /// The text is plain: `<`, `&` and `[[` mean nothing. Throws `badLanguage` for a language other than `en` and `zh`,
  /// `modelNotFound` without eSpeak's data or voice, `engineFailed` when eSpeak does.
  public func speak(
    _ sentence: String, language: String, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) throws(SpeechError) {
    guard let style = styles[language] else { throw Self.unknown(language) }
    let engine = try ready()
    for run in SpokenRun.runs(of: sentence, language: language) {
      try engine.select(run.language == language ? style : english(beside: style))
      guard try engine.speak(run.text, emit: emit) else { return }
    }
  }

  /// A word's phonemes as ARPAbet without stress, such as `["HH", "AH", "L", "OW"]`; empty for what is not spoken.
  public func pronounce(_ word: String) throws(SpeechError) -> [String] {
    PhonemeMapper.arpabet(ipa: try ready().phonemes(of: word, voice: PhonemeMapper.voice), word: word)
  }

  /// The English voice at the tempo of the sentence around it.
  private func english(beside style: SpeakingStyle) -> SpeakingStyle {
    (try? SpeakingStyle(voice: styles["en"]?.voice ?? "en", speed: style.speed, pitch: style.pitch)) ?? style
  }

  private func ready() throws(SpeechError) -> ESpeakEngine {
    if let engine { return engine }
    let started = try ESpeakEngine()
    engine = started
    return started
  }

  private static func unknown(_ language: String) -> SpeechError {
    SpeechError(.badLanguage, "no voice speaks '\(language)'; there are en, zh")
  }
}
