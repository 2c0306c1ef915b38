/// When something is said in a recording, in seconds from its start.
public struct MarkedSpeech: Sendable, Hashable {
  public var start: Double
  public var end: Double

  /// - Parameters:
  ///   - start: of the first sound of the speech.
  ///   - end: of its last sound; the same as `start` where nothing is said at all.
  public init(start: Double, end: Double) {
    self.start = start
    self.end = end
  }

  public var isSpeech: Bool { end > start }
}

/// An utterance as an endpointer found it: when it decided that speech had begun and ended, in seconds of the recording.
public struct FoundTurn: Sendable, Hashable {
  public var started: Double
  /// Infinite where no end was found.
  public var ended: Double

  public init(started: Double, ended: Double) {
    self.started = started
    self.ended = ended
  }
}

/// How well the edges of speech are found in recordings with marked speech.
public struct TurnReport: Sendable, Hashable, Codable {
  /// Recordings with speech.
  public private(set) var utterances: Int
  /// From the first sound of speech to the decision that it has begun; nil where nothing was found.
  public private(set) var medianOnsetMilliseconds: Double?
  public private(set) var p95OnsetMilliseconds: Double?
  /// From the last sound of speech to the decision that it has ended, of the turns that were not cut.
  public private(set) var medianEndpointMilliseconds: Double?
  public private(set) var p95EndpointMilliseconds: Double?
  /// The share of utterances, 0–1, in which a turn was ended before the last sound of speech; nil without utterances.
  public private(set) var cutIns: Double?
  /// The share of utterances, 0–1, of which nothing was found; nil without utterances.
  public private(set) var missed: Double?
  /// The share of recordings without speech, 0–1, in which speech was found; nil without such recordings.
  public private(set) var falseStarts: Double?
  /// Seconds of processing for each second of sound; nil without sound.
  public var realTimeFactor: Double?

  /// - Parameter recordings: each with the turns found in it, in order.
  public init(_ recordings: [(speech: MarkedSpeech, found: [FoundTurn])]) {
    var (onsets, endpoints): ([Double], [Double]) = ([], [])
    var (cut, missing) = (0, 0)
    let spoken = recordings.filter(\.speech.isSpeech)
    for (speech, found) in spoken {
      // A turn that ended before the speech was noise, and one that began long after it too.
      let turns = found.filter { $0.ended > speech.start && $0.started < speech.end + Self.lateness }
      guard let first = turns.first else {
        missing += 1
        continue
      }
      onsets.append((first.started - speech.start) * 1000)
      if first.ended < speech.end { cut += 1 } else { endpoints.append((first.ended - speech.end) * 1000) }
    }
    utterances = spoken.count
    medianOnsetMilliseconds = Quantile.of(onsets, at: 0.5)
    p95OnsetMilliseconds = Quantile.of(onsets, at: 0.95)
    // An end that was never found is later than any other, but no number that JSON has.
    medianEndpointMilliseconds = Quantile.of(endpoints, at: 0.5).map { min($0, Self.latest) }
    p95EndpointMilliseconds = Quantile.of(endpoints, at: 0.95).map { min($0, Self.latest) }
    cutIns = Self.share(cut, of: spoken.count)
    missed = Self.share(missing, of: spoken.count)
    let others = recordings.filter { !$0.speech.isSpeech }
    falseStarts = Self.share(others.count { !$0.found.isEmpty }, of: others.count)
  }

  /// Seconds after its last sound within which even a short word is found, if it is.
  private static let lateness = 0.3
  private static let latest = 60_000.0

  private static func share(_ count: Int, of all: Int) -> Double? { all > 0 ? Double(count) / Double(all) : nil }
}
