public import Voice

/// eSpeak NG: speech at 22,050 Hz in English and Mandarin.
///
/// The library keeps its state in globals, so there is one instance in a process. The same text in the same style always
/// gives the same samples, whatever was spoken before.
public actor ESpeakSynthesizer: SpeechSynthesizer {
  /// The process's one owner of eSpeak.
  public static let shared = ESpeakSynthesizer()

  /// Seconds of sound of one piece; 300 characters at the slowest speed take less.
  private static let secondBound = 300
  /// Pieces of at most 300 characters that one call speaks.
  private static let pieceBound = 100

  private let executor = BlockingExecutor(label: "oriole.espeak")
  private var styles = SpeakingStyle.standard
  private var engine: ESpeakEngine?

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  private init() {}

  /// Changes how a language is spoken from the next sentence on.
  ///
  /// - Parameters:
  ///   - style: for `zh`, its voice must read pinyin with tone numbers.
  ///   - language: `en` or `zh`.
  /// - Throws: `badLanguage` for a language other than `en` and `zh`, and for a voice that is not installed.
  public func setStyle(_ style: SpeakingStyle, for language: String) throws(SpeechError) {
    _ = try self.style(for: language)
    try ready().select(style)
    styles[language] = style
  }

  /// Speaks one sentence: gives its sound in chunks of 50 ms as they are made, the first at once.
  ///
  /// Words of the other language within the sentence, Latin ones in Mandarin, hanzi in English, are spoken in that language's
  /// voice. The text is plain: `<`, `&` and `[[` begin no codes.
  ///
  /// - Parameters:
  ///   - sentence: text; what is longer than 300 characters is cut at sentences and commas.
  ///   - language: `en` or `zh`.
  ///   - pace: how fast beside the style's speed; the result stays within eSpeak's 80–450 words a minute.
  ///   - emit: takes each chunk of mono sound at 22,050 Hz; false stops the synthesis.
  /// - Throws: `badLanguage` for another language or where eSpeak's data or voice is missing, `engineFailed` when
  ///   eSpeak fails.
  public func speak(
    _ sentence: String, language: String, pace: Double = 1, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) throws(SpeechError) {
    _ = try style(for: language)
    let engine = try ready()
    for piece in SentenceSplitter.sentences(in: sentence, language: language).prefix(Self.pieceBound) {
      for segment in SpokenSegment.segments(of: piece, language: language) {
        let emission = Emission(sampleRate: engine.sampleRate, secondBound: Self.secondBound, emit: emit)
        try engine.speak(
          segment.text, in: style(for: segment.language).paced(by: pace), hasEndPause: segment.hasEndPause,
          into: emission)
        guard !emission.isOverlong else {
          throw SpeechError(.engineFailed, "eSpeak NG does not come to an end with '\(segment.text.prefix(40))'")
        }
        if emission.isStopped { return }
      }
    }
  }

  /// Speaks one sentence as somebody else: no language's style is changed.
  ///
  /// - Parameters:
  ///   - sentence: in the language of the style's voice, at most 300 characters.
  ///   - style: whose voice.
  ///   - emit: as for ``speak(_:language:pace:emit:)``.
  /// - Throws: `badLanguage` where the voice is missing, `engineFailed` when eSpeak fails.
  public func speak(
    _ sentence: String, as style: SpeakingStyle, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) throws(SpeechError) {
    let engine = try ready()
    let emission = Emission(sampleRate: engine.sampleRate, secondBound: Self.secondBound, emit: emit)
    let text = SpokenSegment.printable(String(sentence.prefix(SentenceSplitter.lengthBound)))
    try engine.speak(text, in: style, hasEndPause: false, into: emission)
  }

  /// An English word's phonemes as ARPAbet without stress, such as `["HH", "AH", "L", "OW"]`; empty for what is not spoken.
  public func pronounce(_ word: String) throws(SpeechError) -> [String] {
    guard word.count <= SentenceSplitter.lengthBound else { return [] }
    let phonemes = try ready().phonemes(of: SpokenSegment.printable(word), in: PhonemeMapper.style)
    return PhonemeMapper.arpabet(ipa: phonemes, word: word)
  }

  private func style(for language: String) throws(SpeechError) -> SpeakingStyle {
    guard let style = styles[language] else {
      throw SpeechError(.badLanguage, "no voice speaks '\(language)'; there are en, zh")
    }
    return style
  }

  private func ready() throws(SpeechError) -> ESpeakEngine {
    if let engine { return engine }
    let started = try ESpeakEngine()
    engine = started
    return started
  }
}
