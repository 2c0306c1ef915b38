/// A hash of 64 bits that is the same in every run (RFC 9923): it tells what is equal, and keeps nothing secret.
enum FNV1a {
  /// Of no bytes.
  static let start: UInt64 = 14_695_981_039_346_656_037

  /// The hash of the bytes that gave `hash`, and one more.
  static func hash(_ hash: UInt64, adding byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 1_099_511_628_211 }

  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(start) { hash($0, adding: $1) } }
}
