public import Understanding

/// What a recogniser made of one recording.
public struct HeardUtterance: Sendable, Hashable {
  /// What was said; empty when it is nothing that should be heard, such as noise or another language.
  public var transcript: String
  public var hypothesis: String
  /// The other guesses, best first.
  public var alternatives: [String]
  /// Of the hypothesis, 0–1.
  public var confidence: Double
  /// How long the recording is, how long recognising it took in all, and how much of that came after its last sound.
  public var soundSeconds: Double
  public var processingSeconds: Double
  public var finalSeconds: Double
  /// What the guesses come to beside the numbers that are valid; nil where it is not numbers that are said.
  public var code: CodeAnswer?

  public init(
    transcript: String, hypothesis: String, alternatives: [String] = [], confidence: Double, soundSeconds: Double,
    processingSeconds: Double, finalSeconds: Double, code: CodeAnswer? = nil
  ) {
    self.transcript = transcript
    self.hypothesis = hypothesis
    self.alternatives = alternatives
    self.confidence = confidence
    self.soundSeconds = soundSeconds
    self.processingSeconds = processingSeconds
    self.finalSeconds = finalSeconds
    self.code = code
  }

  /// The hypothesis has all the words of the transcript and no others.
  public var isRight: Bool { SpokenWords.words(in: hypothesis) == SpokenWords.words(in: transcript) }

  /// Another number was accepted than the one said.
  fileprivate var isWronglyAccepted: Bool {
    guard case .accepted(let number, _) = code else { return false }
    return number != SpokenDigits(language: .english).digits(in: transcript, expectingDigits: true)
  }

  fileprivate var isAccepted: Bool { if case .accepted = code { true } else { false } }

  fileprivate var isRepaired: Bool { if case .accepted(_, isRepaired: true) = code { true } else { false } }

  fileprivate var isSpeech: Bool { !SpokenWords.words(in: transcript).isEmpty }
}

/// How well recordings are recognised.
public struct SpeechReport: Sendable, Hashable, Codable {
  public private(set) var utterances: Int
  /// Substituted, deleted and inserted words for each word said; nil when none was said.
  public private(set) var wordErrorRate: Double?
  /// The share of utterances with words, 0–1, that are recognised without an error; nil without such utterances.
  public private(set) var sentenceAccuracy: Double?
  /// The same when the best of all guesses is taken: what asking back and other knowledge can still win.
  public private(set) var oracleSentenceAccuracy: Double?
  /// How often the confidence of an utterance recognised without an error is above that of another one, wrong or without
  /// words to hear, 0–1; nil when there are none of either.
  public private(set) var rejectionAUC: Double?
  /// The share of utterances recognised with errors or without words to hear whose confidence still reaches that of 95 %
  /// of the right ones, 0–1; nil when there are none of either.
  public private(set) var wrongAcceptedAt95: Double?
  /// Seconds of processing for each second of sound.
  public private(set) var realTimeFactor: Double?
  /// From the last sound to the result, as processing alone takes it.
  public private(set) var medianFinalMilliseconds: Double?
  public private(set) var p95FinalMilliseconds: Double?
  /// Where numbers are said, shares of the utterances, 0–1: of those with the number that was said or none, with another
  /// number, with any, and with one that was not the first guess.
  public private(set) var rightOrAskedAgain: Double?
  public private(set) var wrongAccepted: Double?
  public private(set) var accepted: Double?
  public private(set) var repaired: Double?
  /// Words of the sentences that have no pronunciation and cannot be heard.
  public var droppedWords: [String]?

  public init(_ heard: [HeardUtterance]) {
    utterances = heard.count
    var errors = WordErrors()
    for utterance in heard {
      errors.count(SpokenWords.words(in: utterance.hypothesis), insteadOf: SpokenWords.words(in: utterance.transcript))
    }
    wordErrorRate = errors.rate
    let spoken = heard.filter(\.isSpeech)
    sentenceAccuracy = Self.share(of: spoken, where: \.isRight)
    oracleSentenceAccuracy = Self.share(of: spoken) { utterance in
      let words = SpokenWords.words(in: utterance.transcript)
      return utterance.isRight || utterance.alternatives.contains { SpokenWords.words(in: $0) == words }
    }
    let right = spoken.filter(\.isRight).map(\.confidence)
    let wrong = heard.filter { !$0.isSpeech || !$0.isRight }.map(\.confidence)
    rejectionAUC = Metrics.areaUnderROC(positives: right, negatives: wrong)
    wrongAcceptedAt95 = Self.accepted(wrong, keeping: 0.95, of: right)
    let sound = heard.reduce(0) { $0 + $1.soundSeconds }
    realTimeFactor = sound > 0 ? heard.reduce(0) { $0 + $1.processingSeconds } / sound : nil
    let finals = heard.map { $0.finalSeconds * 1000 }
    medianFinalMilliseconds = Quantile.of(finals, at: 0.5)
    p95FinalMilliseconds = Quantile.of(finals, at: 0.95)
    let numbers = heard.filter { $0.code != nil }
    rightOrAskedAgain = Self.share(of: numbers) { !$0.isWronglyAccepted }
    wrongAccepted = Self.share(of: numbers, where: \.isWronglyAccepted)
    accepted = Self.share(of: numbers, where: \.isAccepted)
    repaired = Self.share(of: numbers, where: \.isRepaired)
  }

  private static func share(of heard: [HeardUtterance], where isRight: (HeardUtterance) -> Bool) -> Double? {
    heard.isEmpty ? nil : Double(heard.count(where: isRight)) / Double(heard.count)
  }

  private static func accepted(_ wrong: [Double], keeping share: Double, of right: [Double]) -> Double? {
    guard !wrong.isEmpty, let threshold = Quantile.of(right, at: 1 - share) else { return nil }
    return Double(wrong.count { $0 >= threshold }) / Double(wrong.count)
  }
}
