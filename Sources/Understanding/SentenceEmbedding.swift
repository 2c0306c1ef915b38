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
  private let rows: [Int8]

  /// The bytes that the table takes in memory.
  public var byteCount: Int { rows.count + scales.count * 4 + segmentation.byteCount }

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
    let counts = (0..<3).map { Self.word(bytes, at: 8 + 4 * $0) }
    let (width, count, listBytes) = (Int(counts[0]), Int(counts[1]), Int(counts[2]))
    guard (1...1_024).contains(width), (1...1_000_000).contains(count),
      bytes.count == 24 + listBytes + count * 4 + count * width, let cut = Segmentation.Cut(rawValue: bytes[20])
    else { throw Malformed(description: "is cut off or damaged (\(bytes.count) bytes)") }
    let list = bytes[24..<24 + listBytes].split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
    guard list.count == count else { throw Malformed(description: "has \(list.count) pieces, not \(count)") }
    let scaleStart = 24 + listBytes
    dimensions = width
    segmentation = Segmentation(list.map { String(decoding: $0, as: UTF8.self) }, cut: cut)
    scales = (0..<count).map { Float(bitPattern: Self.word(bytes, at: scaleStart + 4 * $0)) }
    rows = bytes[(scaleStart + 4 * count)...].map { Int8(bitPattern: $0) }
    guard scales.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw Malformed(description: "has a scale that is no number")
    }
  }

  private static func word(_ bytes: [UInt8], at start: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
  }

  /// The vector of a normalised text, of length 1; nil when no piece of it is known.
  func vector(_ normalized: [UInt32]) -> [Float]? {
    let pieces = segmentation.pieces(of: normalized)
    guard !pieces.isEmpty else { return nil }
    var sum = [Float](repeating: 0, count: dimensions)
    rows.withUnsafeBufferPointer { rows in
      sum.withUnsafeMutableBufferPointer { sum in
        for piece in pieces {
          let scale = scales[Int(piece)]
          let row = UnsafeBufferPointer(rebasing: rows[Int(piece) * dimensions..<(Int(piece) + 1) * dimensions])
          for column in 0..<dimensions { sum[column] += scale * Float(row[column]) }
        }
      }
    }
    let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 1e-6 else { return nil }
    return sum.map { $0 / length }
  }
}
