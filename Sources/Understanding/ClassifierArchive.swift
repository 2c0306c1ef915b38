// A trained classifier as bytes, numbers little-endian; a list is its 64-bit count and its numbers:
//
//     8 bytes            ORIOLEC1, the last one being the format's version
//     2 × 64 bits        the conditions: what decided over training, apart from the examples
//     2 × 64 bits        the fingerprint: the conditions and the examples
//     lists of bytes     the intents: a list of 32-bit lengths, and all their UTF-8
//     list of 64 bits    the n-grams' hashes
//     list of floats     their inverse document frequencies
//     float              the same of an n-gram not seen
//     32 bits            the number of classes
//     lists of 8 bits, floats, floats     the model's weights, scales and biases
//     32 bits, lists of 32, 16, 32 bits   the neighbours' dimensions, starts, rows and examples
//     2 doubles          the calibration's sharpness and "none of these"
//     lists of 32 bits   the training texts, normalised
//     64 bits            the checksum over all of the above

extension IntentClassifier {
  /// What is wrong with an archive.
  public struct Malformed: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  private static let magic = Array("ORIOLEC1".utf8)
  private static let checksumLength = 8

  /// The trained classifier as bytes, from which it is made again without training. The embedding is not among them.
  public func archive() -> [UInt8] {
    var writer = ByteWriter(Self.magic)
    for half in [conditions.first, conditions.second, identity.first, identity.second] { writer.add(half) }
    writer.add(lists: intents.map { Array($0.rawValue.utf8) })
    writer.add(list: space.ngrams.hashes)
    writer.add(list: space.ngrams.idf.map(\.bitPattern))
    writer.add(space.ngrams.unseenIDF.bitPattern)
    writer.add(UInt32(clamping: model.classes))
    writer.add(list: model.weights)
    writer.add(list: model.scales.map(\.bitPattern))
    writer.add(list: model.bias.map(\.bitPattern))
    writer.add(UInt32(clamping: neighbours.dimensions))
    writer.add(list: neighbours.starts.map { UInt32(clamping: $0) })
    writer.add(list: neighbours.rows)
    writer.add(list: neighbours.examples)
    writer.add([calibration.sharpness.bitPattern, calibration.none.bitPattern])
    writer.add(lists: texts)
    return Self.sealed(writer.bytes)
  }

  /// Makes a classifier of an archive; it understands and explains exactly as the one that was archived.
  ///
  /// - Parameters:
  ///   - archive: what `archive()` gave, of this program or another with the same way of training.
  ///   - language: the one that it was trained for.
  ///   - embedding: the table that it was trained with.
  /// - Throws: `Malformed` when the bytes are no archive, damaged, or of a classifier that was trained otherwise.
  public init(archive: [UInt8], language: Language, embedding: SentenceEmbedding? = nil) throws(Malformed) {
    guard archive.starts(with: Self.magic), archive.count >= Self.magic.count + Self.checksumLength else {
      throw Malformed(description: "is no classifier of this format")
    }
    let body = archive.count - Self.checksumLength
    var seal = ByteReader(archive, from: body)
    guard seal.number(UInt64.self) == Self.checksum(archive[..<body]) else {
      throw Malformed(description: "is cut off or damaged (\(archive.count) bytes)")
    }
    let tuning = Tuning(language: language)
    var reader = ByteReader(archive, from: Self.magic.count, to: body)
    guard let conditions = reader.fingerprint(), let identity = reader.fingerprint(),
      conditions == Self.conditions(language: language, embedding: embedding, tuning: tuning)
    else { throw Malformed(description: "was trained in another way, for another language or with another table") }
    guard let intents = reader.intents(), let ngrams = reader.ngrams(language, tuning),
      let model = reader.model(), let neighbours = reader.neighbours(), let calibration = reader.calibration(),
      let texts = reader.lists(UInt32.self), reader.isAtEnd
    else { throw Malformed(description: "holds a number that no training gives") }
    let space = TextSpace(ngrams: ngrams, embedding: embedding, tuning: tuning)
    guard model.classes == intents.count || model.classes == intents.count + 1,
      model.classes == 0 || model.scales.count == space.count,
      neighbours.examples.allSatisfy({ texts.indices.contains(Int($0)) })
    else { throw Malformed(description: "has parts that do not belong together") }
    self.language = language
    self.intents = intents
    self.space = space
    self.model = model
    self.neighbours = neighbours
    self.calibration = calibration
    self.tuning = tuning
    self.texts = texts
    self.conditions = conditions
    self.identity = identity
  }

  /// The bytes with their checksum.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var writer = ByteWriter(bytes)
    writer.add(checksum(bytes[...]))
    return writer.bytes
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var fingerprint = Fingerprint()
    bytes.withUnsafeBytes { fingerprint.add($0) }
    return fingerprint.first
  }
}

// MARK: - Sections

extension ByteReader {
  fileprivate mutating func float() -> Float? { number(UInt32.self).map { Float(bitPattern: $0) } }
  fileprivate mutating func floats() -> [Float]? { list(UInt32.self)?.map { Float(bitPattern: $0) } }

  fileprivate mutating func fingerprint() -> Fingerprint? {
    numbers(UInt64.self, count: 2).map { Fingerprint(first: $0[0], second: $0[1]) }
  }

  fileprivate mutating func intents() -> [Intent]? {
    guard let names = lists(UInt8.self) else { return nil }
    let intents = names.compactMap { String(validating: $0, as: UTF8.self).map(Intent.init(rawValue:)) }
    return intents.count == names.count ? intents : nil
  }

  fileprivate mutating func ngrams(_ language: Language, _ tuning: Tuning) -> FeatureSpace? {
    guard let hashes = list(UInt64.self), let idf = floats(), let unseen = float() else { return nil }
    return FeatureSpace(hashes: hashes, idf: idf, unseenIDF: unseen, language: language, tuning: tuning)
  }

  fileprivate mutating func model() -> QuantizedModel? {
    guard let classes = number(UInt32.self), let weights = list(Int8.self), let scales = floats(), let bias = floats()
    else { return nil }
    return QuantizedModel(classes: Int(classes), weights: weights, scales: scales, bias: bias)
  }

  fileprivate mutating func neighbours() -> Neighbours? {
    guard let dimensions = number(UInt32.self), let starts = list(UInt32.self), let rows = list(Int16.self),
      let examples = list(Int32.self)
    else { return nil }
    return Neighbours(dimensions: Int(dimensions), starts: starts.map { Int($0) }, rows: rows, examples: examples)
  }

  fileprivate mutating func calibration() -> Calibration? {
    numbers(UInt64.self, count: 2).flatMap {
      Calibration(sharpness: Double(bitPattern: $0[0]), none: Double(bitPattern: $0[1]))
    }
  }
}
