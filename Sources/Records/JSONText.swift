import Foundation

/// The bytes of a JSON text so far, and the objects and arrays that are open in it. Pure.
///
/// Foundation's encoder first builds a tree of values: for journals that is several times the work, a seventh of what a
/// chat's turn cost. The text is what Foundation's own would be with `.withoutEscapingSlashes`, but for the order of
/// the keys: it is that of the declarations, and the alphabet's where the keys are a dictionary's.
struct JSONText {
  private(set) var bytes: [UInt8] = []
  /// How each that is open will be closed, and whether it has something in it.
  private var open: [(end: UInt8, isEmpty: Bool)] = []

  init() {
    bytes.reserveCapacity(1_024)
    open.reserveCapacity(16)
  }

  /// How many are open.
  var depth: Int { open.count }

  /// Begins an object; returns its depth.
  mutating func beginObject() -> Int { begin(0x7B, 0x7D) }

  /// Begins an array; returns its depth.
  mutating func beginArray() -> Int { begin(0x5B, 0x5D) }

  private mutating func begin(_ start: UInt8, _ end: UInt8) -> Int {
    bytes.append(start)
    open.append((end, true))
    return open.count
  }

  /// Makes room for the next thing in what was begun at this depth: all that was begun in it since is closed.
  mutating func next(at depth: Int) {
    close(to: depth)
    guard let last = open.indices.last, last == depth - 1 else { return }
    if open[last].isEmpty { open[last].isEmpty = false } else { bytes.append(0x2C) }
  }

  /// Closes all that is open beyond this depth.
  mutating func close(to depth: Int) {
    while open.count > depth, let last = open.popLast() { bytes.append(last.end) }
  }

  mutating func key(_ name: String, at depth: Int) {
    next(at: depth)
    write(name)
    bytes.append(0x3A)
  }

  /// With the keys in the alphabet's order, so that a text is the same in every run.
  mutating func write(_ facts: [String: String]) {
    let depth = beginObject()
    for (name, fact) in facts.sorted(by: { $0.key < $1.key }) {
      key(name, at: depth)
      write(fact)
    }
    close(to: depth - 1)
  }

  mutating func write(_ text: String) {
    bytes.append(0x22)
    var text = text
    text.withUTF8 { utf8 in
      // Nearly all texts have nothing to escape.
      guard utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
        return bytes.append(contentsOf: utf8)
      }
      for byte in utf8 { writeEscaped(byte) }
    }
    bytes.append(0x22)
  }

  private mutating func writeEscaped(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C: bytes += [0x5C, byte]
    case 0x08: bytes += "\\b".utf8
    case 0x09: bytes += "\\t".utf8
    case 0x0A: bytes += "\\n".utf8
    case 0x0C: bytes += "\\f".utf8
    case 0x0D: bytes += "\\r".utf8
    case 0..<0x20:
      let hex = String(byte, radix: 16)
      bytes += "\\u00\(hex.count < 2 ? "0" : "")\(hex)".utf8
    default: bytes.append(byte)
    }
  }

  /// A whole number, or a word such as `true`, as it stands.
  mutating func write(plain text: String) { bytes.append(contentsOf: text.utf8) }

  /// A number as Swift writes it, without `.0`; one that is not finite as a text.
  mutating func write(_ number: some BinaryFloatingPoint & LosslessStringConvertible) {
    guard number.isFinite else { return write(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf") }
    let text = number.description
    write(plain: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
}
