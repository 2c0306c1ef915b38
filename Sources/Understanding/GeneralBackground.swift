internal import Dispatch

/// Chooses background for one assistant among phrases that hardly any assistant is there for.
///
/// What its own examples explain is left out: an assistant for gardeners should not learn that roses are none of its
/// business. Nor may the phrases drown few examples.
enum GeneralBackground {
  /// From this cosine with an example on, a phrase counts as explained: most paraphrases lie above it.
  private static let explained: Float = 0.7
  /// So many are taken however few examples there are; otherwise at most as many as there are examples.
  private static let least = 300

  /// Chooses phrases; of too many every second, third… is taken.
  ///
  /// - Parameters:
  ///   - phrases: as authored.
  ///   - examples: of the assistant's intents.
  ///   - embedding: tells what lies near; without one only a phrase that is an example itself is left out.
  /// - Returns: those that no example explains, in their order.
  static func chosen(from phrases: [String], examples: [Example], embedding: SentenceEmbedding?) -> [String] {
    guard !phrases.isEmpty else { return [] }
    let known = Set(examples.map { Normalizer.normalized($0.text) })
    let most = max(least, known.count)
    let step = 1 + (phrases.count - 1) / most
    let taken = stride(from: 0, to: phrases.count, by: step).map { phrases[$0] }
    return unexplained(taken, by: known, embedding: embedding)
  }

  private static func unexplained(
    _ phrases: [String], by known: Set<[UInt32]>, embedding: SentenceEmbedding?
  ) -> [String] {
    let texts = phrases.map(Normalizer.normalized)
    let near = embedding.flatMap { neighbours(known, $0) }
    var isStrange = texts.map { !known.contains($0) }
    isStrange.withUnsafeMutableBufferPointer { isStrange in
      // Each phrase writes its own place, so the threads never meet.
      nonisolated(unsafe) let isStrange = isStrange
      DispatchQueue.concurrentPerform(iterations: texts.count) { place in
        guard isStrange[place], let near, let vector = embedding?.vector(texts[place]),
          let nearest = near.nearest(Neighbours.query(vector), in: 0)
        else { return }
        isStrange[place] = nearest.cosine < explained
      }
    }
    return zip(phrases, isStrange).filter(\.1).map(\.0)
  }

  /// All texts as one class.
  private static func neighbours(_ texts: Set<[UInt32]>, _ embedding: SentenceEmbedding) -> Neighbours? {
    let rows = texts.compactMap { embedding.vector($0).map(Neighbours.query) }
    return Neighbours(
      dimensions: embedding.dimensions, starts: [0, rows.count], rows: rows.flatMap(\.self),
      examples: rows.indices.map { Int32(truncatingIfNeeded: $0) })
  }
}
