public import Understanding

/// How well moods are told on labelled texts. Keeps no time: whoever trains fills `trainSeconds` in.
public struct MoodEvaluation: Sendable, Hashable, Codable {
  /// One line of a test: its label as written, and the text.
  public struct Line: Sendable, Hashable {
    public var label: String
    public var text: String

    public init(label: String, text: String) {
      self.label = label
      self.text = text
    }
  }

  /// None of the labels is known to mean a mood (see `frustratedLabels`).
  public struct UnknownLabels: Error, Sendable, Hashable {
    /// Up to ten of the labels, sorted.
    public var labels: [String]
  }

  /// The number of texts.
  public private(set) var utterances: Int
  /// The share of texts whose mood is told right (frustrated from a probability of 0.5 up), 0–1; 0 without texts.
  public private(set) var accuracy: Double
  /// The odds that a frustrated text has a higher probability than a calm one, 0–1; nil when one mood is missing.
  public private(set) var areaUnderCurve: Double?
  /// Of the texts called frustrated, the share that is, 0–1; 0 when none is called so.
  public private(set) var precision: Double
  /// Of the frustrated texts, the share called so, 0–1; 0 when there is none.
  public private(set) var recall: Double
  /// The harmonic mean of precision and recall, 0–1.
  public private(set) var f1: Double
  /// How far probabilities are from the shares seen, the mean over ten bins of probability by their texts, 0–1.
  public private(set) var calibrationError: Double
  /// How long training took; nil when nothing was trained.
  public var trainSeconds: Double?
  /// How long telling a mood takes on one core; nil when it was not measured.
  public var microsecondsPerUtterance: Double?

  /// Labels that mean frustrated or negative, in lower case. Of two numbers the lower one below 0, else 1, means it.
  public static let frustratedLabels: Set<String> = [
    "frustrated", "frustration", "negative", "neg", "angry", "anger", "annoyed", "annoyance", "upset", "dissatisfied",
    "unsatisfied", "unhappy", "complaint", "complaining", "bad", "true", "yes", "负", "负面", "负向", "消极", "差评", "不满", "愤怒",
    "生气",
  ]
  /// Labels that mean the opposite; the other one of two labels then means frustrated.
  public static let calmLabels: Set<String> = [
    "calm", "other", "others", "neutral", "positive", "pos", "satisfied", "happy", "friendly", "none", "good", "false",
    "no", "not_frustrated", "non_frustrated", "正", "正面", "正向", "积极", "好评", "满意", "中性", "平静",
  ]

  /// Which of the labels in use mean frustrated; compared without case and outer white space.
  public static func frustrated(among labels: Set<String>) throws(UnknownLabels) -> Set<String> {
    let names = Dictionary(labels.map { ($0, Self.name($0)) }, uniquingKeysWith: { first, _ in first })
    let known = labels.filter { frustratedLabels.contains(names[$0] ?? "") }
    if !known.isEmpty { return known }
    let below = labels.filter { Int(names[$0] ?? "").map { $0 < 0 } ?? false }
    if !below.isEmpty { return below }
    if labels.allSatisfy({ ["0", "1"].contains(names[$0]) }) { return labels.filter { names[$0] == "1" } }
    let rest = labels.filter { !calmLabels.contains(names[$0] ?? "") }
    if rest.count < labels.count, rest.count <= 1 { return rest }
    throw UnknownLabels(labels: Array(labels.sorted().prefix(10)))
  }

  /// The lines as examples to train or test with.
  public static func examples(_ lines: [Line]) throws(UnknownLabels) -> [MoodClassifier.Example] {
    let frustrated = try frustrated(among: Set(lines.map(\.label)))
    return lines.map { MoodClassifier.Example($0.text, isFrustrated: frustrated.contains($0.label)) }
  }

  /// Measures on examples.
  ///
  /// - Parameters:
  ///   - examples: labelled texts that nothing was trained on.
  ///   - probability: how likely the writer of a text is frustrated, 0–1.
  public init(of examples: [MoodClassifier.Example], probability: (String) -> Double) {
    let told = examples.map { (probability: probability($0.text), isFrustrated: $0.isFrustrated) }
    let called = told.filter { $0.probability >= 0.5 }
    let right = called.count(where: \.isFrustrated)
    let frustrated = told.count(where: \.isFrustrated)
    utterances = told.count
    let missed = frustrated - right
    accuracy = Self.share(told.count - missed - (called.count - right), of: told.count)
    precision = Self.share(right, of: called.count)
    recall = Self.share(right, of: frustrated)
    f1 = Self.share(2 * right, of: called.count + frustrated)
    areaUnderCurve = Self.areaUnderCurve(told)
    calibrationError = Self.calibrationError(told)
  }

  private static func name(_ label: String) -> String {
    String(label.lowercased().drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func share(_ part: Int, of whole: Int) -> Double { whole > 0 ? Double(part) / Double(whole) : 0 }

  /// By ranks; a tie counts half.
  private static func areaUnderCurve(_ told: [(probability: Double, isFrustrated: Bool)]) -> Double? {
    let sorted = told.sorted { $0.probability < $1.probability }
    let frustrated = sorted.count(where: \.isFrustrated)
    guard frustrated > 0, frustrated < sorted.count else { return nil }
    var calmBelow = 0.0
    var pairs = 0.0
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end].probability == sorted[start].probability { end += 1 }
      let tied = Double(sorted[start..<end].count(where: \.isFrustrated))
      let calm = Double(end - start) - tied
      pairs += tied * (calmBelow + calm / 2)
      calmBelow += calm
      start = end
    }
    return pairs / (Double(frustrated) * Double(sorted.count - frustrated))
  }

  private static func calibrationError(_ told: [(probability: Double, isFrustrated: Bool)]) -> Double {
    var gaps = [Double](repeating: 0, count: 10)
    for one in told {
      let probability = one.probability.isFinite ? min(max(one.probability, 0), 1) : 0
      gaps[min(Int(probability * 10), 9)] += probability - (one.isFrustrated ? 1 : 0)
    }
    return told.isEmpty ? 0 : gaps.reduce(0) { $0 + abs($1) } / Double(told.count)
  }
}
