/// 128 bits that stand for content, the same in every run and on every machine: two chains of `Hash` from different
/// starts, the second over the bytes in reverse. It tells content apart that differs by chance, not by design.
struct Fingerprint: Sendable, Hashable {
  private(set) var first = Hash.start
  private(set) var second = Hash.edge

  init() {}

  init(first: UInt64, second: UInt64) {
    self.first = first
    self.second = second
  }

  /// 32 hexadecimal digits.
  var hex: String {
    [first, second].map { half in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: max(0, 16 - digits.count)) + digits
    }.joined()
  }

  mutating func add(_ number: UInt64) {
    first = Hash.pair(first, number)
    second = Hash.pair(second, number.byteSwapped)
  }

  mutating func add(_ other: Fingerprint) {
    add(other.first)
    add(other.second)
  }

  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
  }

  /// Adds the length too, so that "ab", "c" is not "a", "bc".
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    add(UInt64(bytes.count))
    var place = 0
    while bytes.count - place >= 8 {
      add(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
      place += 8
    }
    guard place < bytes.count else { return }
    add(bytes[place...].reduce(0) { $0 << 8 | UInt64($1) })
  }
}
