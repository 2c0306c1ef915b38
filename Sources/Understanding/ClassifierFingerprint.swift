extension IntentClassifier {
  /// Raise it when training gives something else for the same examples; what the settings or the features change shows
  /// by itself.
  private static let algorithm: UInt64 = 2

  /// Stands for everything that training depends on: classifiers with the same one are the same.
  ///
  /// - Parameters: as of the initialiser that trains.
  /// - Returns: 32 hexadecimal digits, the same in every run and on every machine.
  public static func fingerprint(
    examples: [Example], background: [String] = [], general: [String] = [], language: Language,
    embedding: SentenceEmbedding? = nil
  ) -> String {
    let conditions = conditions(language: language, embedding: embedding, tuning: Tuning(language: language))
    return identity(conditions, examples: examples, background: background, general: general).hex
  }

  /// Stands for everything that this classifier's training depended on.
  public var fingerprint: String { identity.hex }

  /// What decides over training, apart from the examples.
  static func conditions(language: Language, embedding: SentenceEmbedding?, tuning: Tuning) -> Fingerprint {
    var fingerprint = Fingerprint()
    fingerprint.add(algorithm)
    fingerprint.add(language.rawValue)
    // By reflection, so that no setting that is added later can be forgotten here.
    fingerprint.add(String(describing: tuning))
    let probe = NgramFeatures(Normalizer.normalized("Where's my PARCEL no. 457012? 我的包裹呢"), language: language)
    for hash in probe.words + probe.pieces + probe.sounds { fingerprint.add(hash) }
    fingerprint.add(embedding?.fingerprint ?? Fingerprint())
    return fingerprint
  }

  /// Texts count as they are written, and their order counts: it decides over the numbers of intents and n-grams.
  static func identity(
    _ conditions: Fingerprint, examples: [Example], background: [String], general: [String]
  ) -> Fingerprint {
    var fingerprint = conditions
    fingerprint.add(UInt64(examples.count))
    for example in examples {
      fingerprint.add(example.intent.rawValue)
      fingerprint.add(example.text)
    }
    for phrases in [background, general] {
      fingerprint.add(UInt64(phrases.count))
      for phrase in phrases { fingerprint.add(phrase) }
    }
    return fingerprint
  }
}
