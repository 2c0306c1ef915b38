/// A table of vectors for pieces of text, distilled from a sentence encoder: texts that mean alike get vectors that lie
/// close together, whatever their words.
///
/// The vector of a text is the sum of its pieces' vectors at length 1. Layout of the file, numbers little-endian: the
/// 8 bytes `ORIOLEV1`; three 32-bit counts (dimensions, pieces, bytes of the piece list); a byte for how text is cut
/// (0 words into pieces, 1 the longest known string) and three zero bytes; the pieces as UTF-8, each ended by a line
/// feed; for each piece a 32-bit float, its scale; for each piece its dimensions as 8-bit integers.
public struct SentenceEmbedding: Sendable {
  /// The numbers of a vector, 1–1,024.
  public let dimensions: Int
  private let segmentation: Segmentation
  private let scales: [Float]
  /// The whole file, for the rows at its end: they are most of it, and this way they are not copied.
  private let bytes: [UInt8]
  private let rowStart: Int
  /// Stands for the file's content.
  let fingerprint: Fingerprint

  /// The bytes that the table takes in memory.
  public var byteCount: Int { bytes.count + scales.count * 4 + segmentation.byteCount }

  /// What is wrong with a table.
  public struct Malformed: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// Reads a table's file.
  ///
  /// - Throws: `Malformed` when the bytes are no such file, or not all of it.
  public init(_ bytes: [UInt8]) throws(Malformed) {
    guard bytes.starts(with: Array("ORIOLEV1".utf8)), bytes.count > 24 else {
      throw Malformed(description: "is no embedding table")
    }
    var reader = ByteReader(bytes, from: 8)
    let counts = reader.numbers(UInt32.self, count: 3)?.map { Int($0) } ?? [0, 0, 0]
    let (width, count, listBytes) = (counts[0], counts[1], counts[2])
    guard (1...1_024).contains(width), (1...1_000_000).contains(count),
      bytes.count == 24 + listBytes + count * 4 + count * width, let cut = Segmentation.Cut(rawValue: bytes[20])
    else { throw Malformed(description: "is cut off or damaged (\(bytes.count) bytes)") }
    let segmentation = Segmentation(list: bytes[24..<24 + listBytes], count: count, cut: cut)
    guard segmentation.count == count else {
      throw Malformed(description: "has \(segmentation.count) pieces, not \(count)")
    }
    var scaleReader = ByteReader(bytes, from: 24 + listBytes)
    self.segmentation = segmentation
    self.bytes = bytes
    dimensions = width
    rowStart = 24 + listBytes + count * 4
    scales = scaleReader.numbers(UInt32.self, count: count)?.map { Float(bitPattern: $0) } ?? []
    var fingerprint = Fingerprint()
    bytes.withUnsafeBytes { fingerprint.add($0) }
    self.fingerprint = fingerprint
    guard scales.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw Malformed(description: "has a scale that is no number")
    }
  }

  /// The vector of a normalised text, of length 1; nil when no piece of it is known.
  func vector(_ normalized: [UInt32]) -> [Float]? {
    let pieces = segmentation.pieces(of: normalized)
    guard !pieces.isEmpty else { return nil }
    var sum = [Float](repeating: 0, count: dimensions)
    bytes.withUnsafeBufferPointer { bytes in
      sum.withUnsafeMutableBufferPointer { sum in
        for piece in pieces {
          let scale = scales[Int(piece)]
          let start = rowStart + Int(piece) * dimensions
          let row = UnsafeBufferPointer(rebasing: bytes[start..<start + dimensions])
          for column in 0..<dimensions { sum[column] += scale * Float(Int8(bitPattern: row[column])) }
        }
      }
    }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 1e-6 else { return nil }
    return sum.map { $0 / length }
  }
}
