/// What recordings did to a prompt that was playing while they sounded.
public struct BargeInReport: Sendable, Hashable, Codable {
  /// From the first sound of speech to silence from Oriole; nil where no prompt fell silent.
  public private(set) var medianBargeInMilliseconds: Double?
  public private(set) var p95BargeInMilliseconds: Double?
  /// The share of utterances, 0–1, that did not stop it for good; nil without utterances.
  public private(set) var missedBargeIns: Double?
  /// The share of recordings without speech, 0–1, that stopped the prompt; nil without such recordings.
  public private(set) var falseStops: Double?
  /// The share of them that made the prompt wait for a moment, and go on.
  public private(set) var falsePauses: Double?
  /// How often the prompt was stopped while nobody spoke, by its own echo or what else was on the line.
  public private(set) var selfInterruptions: Int
  /// How long the prompt sounded in all.
  public private(set) var promptSeconds: Double

  /// What one recording did, in seconds of it.
  public struct Outcome: Sendable, Hashable {
    public var speech: MarkedSpeech
    /// When Oriole fell silent at last, before the prompt was stopped; nil where it was not stopped.
    public var silentSince: Double?
    public var isPaused: Bool

    public init(speech: MarkedSpeech, silentSince: Double?, isPaused: Bool) {
      self.speech = speech
      self.silentSince = silentSince
      self.isPaused = isPaused
    }
  }

  public init(_ outcomes: [Outcome], selfInterruptions: Int, promptSeconds: Double) {
    let spoken = outcomes.filter(\.speech.isSpeech)
    let others = outcomes.filter { !$0.speech.isSpeech }
    let delays = spoken.compactMap { outcome in outcome.silentSince.map { ($0 - outcome.speech.start) * 1000 } }
    medianBargeInMilliseconds = Quantile.of(delays, at: 0.5)
    p95BargeInMilliseconds = Quantile.of(delays, at: 0.95)
    missedBargeIns = spoken.isEmpty ? nil : Double(spoken.count - delays.count) / Double(spoken.count)
    if !others.isEmpty {
      falseStops = Double(others.count { $0.silentSince != nil }) / Double(others.count)
      falsePauses = Double(others.count { $0.isPaused && $0.silentSince == nil }) / Double(others.count)
    }
    self.selfInterruptions = selfInterruptions
    self.promptSeconds = promptSeconds
  }
}
