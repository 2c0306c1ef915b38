public import Understanding

/// What is odd about training data, though it can be used.
public struct DataFaults: Sendable, Hashable {
  /// One phrase under two labels.
  public struct Ambiguity: Sendable, Hashable {
    public var first: LabelledText
    public var second: LabelledText
  }

  /// Phrases under two labels: each further label of a phrase with the phrase's first place. Phrases are compared as
  /// the classifier sees them, without case and punctuation.
  public let ambiguities: [Ambiguity]
  /// Lines whose text has no letter and no digit, which nothing can be learnt from.
  public let emptyTexts: [LabelledText]
  /// The only example of each label that has but one.
  public let loneExamples: [LabelledText]

  public init(in texts: [LabelledText], language: Language) {
    let normalizer = Normalizer(language: language)
    var firsts: [String: LabelledText] = [:]
    var seen: Set<[String]> = []
    var counts: [String: Int] = [:]
    var ambiguities: [Ambiguity] = []
    var emptyTexts: [LabelledText] = []
    for text in texts {
      let phrase = normalizer.words(text.text).joined(separator: " ")
      guard !phrase.isEmpty else {
        emptyTexts.append(text)
        continue
      }
      counts[text.label, default: 0] += 1
      guard seen.insert([phrase, text.label]).inserted else { continue }
      if let first = firsts[phrase] {
        ambiguities.append(Ambiguity(first: first, second: text))
      } else {
        firsts[phrase] = text
      }
    }
    self.ambiguities = ambiguities
    self.emptyTexts = emptyTexts
    let empty = Set(emptyTexts)
    loneExamples = texts.filter { counts[$0.label] == 1 && !empty.contains($0) }
  }

  /// The first line of each label that has no training example.
  public static func untrained(_ texts: [LabelledText], known labels: Set<String>) -> [LabelledText] {
    var seen = labels
    return texts.filter { seen.insert($0.label).inserted }
  }
}
