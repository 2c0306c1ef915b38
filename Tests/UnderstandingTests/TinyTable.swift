@testable import Understanding

/// Builds tables as bytes.
enum TinyTable {
  static func bytes(_ rows: [(piece: String, vector: [Int8])], cut: Segmentation.Cut = .words) -> [UInt8] {
    let list = Array(rows.map { $0.piece + "\n" }.joined().utf8)
    var bytes = Array("ORIOLEV1".utf8)
    for count in [rows.first?.vector.count ?? 0, rows.count, list.count] {
      bytes += word(UInt32(count))
    }
    bytes += [cut.rawValue, 0, 0, 0] + list
    for _ in rows { bytes += word(Float(1.0 / 127).bitPattern) }
    return bytes + rows.flatMap { $0.vector.map { UInt8(bitPattern: $0) } }
  }

  private static func word(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) } }

  /// Things that are sent lie one way, money another, weather a third.
  static func embedding() throws -> SentenceEmbedding {
    try SentenceEmbedding(
      bytes([
        ("parcel", [127, 0, 0]), ("package", [120, 10, 0]), ("shipment", [110, 0, 10]), ("refund", [0, 127, 0]),
        ("money", [0, 120, 10]), ("rain", [0, 0, 127]), ("where", [20, 0, 20]), ("is", [2, 2, 2]), ("my", [2, 2, 2]),
        ("back", [0, 20, 0]), ("##s", [1, 1, 1]), ("want", [5, 10, 5]),
      ]))
  }
}
