import Foundation

/// Writes records as JSON, straight into the bytes of the text.
///
/// Foundation's encoder first builds a tree of values: for journals that is seven times the work, a seventh of what a
/// chat's turn costs. The text is what Foundation's own would be with `.withoutEscapingSlashes`, but for the order of
/// the keys: it is that of the declarations, and the alphabet's where the keys are a dictionary's.
struct JSONText {
  /// - Throws: what the value's own `encode` throws, and for `Data`, `URL` and `Decimal`, which no record has.
  static func text(of value: some Encodable) throws -> String {
    let output = JSONOutput()
    try output.write(value)
    return String(decoding: output.bytes, as: UTF8.self)
  }
}

/// The text so far, and the objects and arrays that are open in it.
final class JSONOutput {
  private(set) var bytes: [UInt8] = []
  /// How each that is open will be closed, and whether it has something in it.
  private var open: [(end: UInt8, isEmpty: Bool)] = []

  init() { bytes.reserveCapacity(1_024) }

  var depth: Int { open.count }

  /// Begins an object or array; returns its depth.
  func begin(_ start: Character, _ end: Character) -> Int {
    bytes.append(start.asciiValue ?? 0)
    open.append((end.asciiValue ?? 0, true))
    return open.count
  }

  /// Makes room for the next thing in what was begun at this depth: all that was begun in it since is closed.
  func next(at depth: Int) {
    close(to: depth)
    guard let last = open.indices.last, last == depth - 1 else { return }
    if open[last].isEmpty { open[last].isEmpty = false } else { bytes.append(0x2C) }
  }

  func key(_ name: String, at depth: Int) {
    next(at: depth)
    write(name)
    bytes.append(0x3A)
  }

  func write<Value: Encodable>(_ value: Value) throws {
    // Types are compared first, because a cast costs more than what is written.
    if Value.self == String.self, let text = value as? String { return write(text) }
    if Value.self == [String: String].self, let facts = value as? [String: String] { return write(facts) }
    if Value.self == Data.self || Value.self == URL.self || Value.self == Decimal.self {
      let context = EncodingError.Context(codingPath: [], debugDescription: "\(Value.self) has no form in records")
      throw EncodingError.invalidValue(value, context)
    }
    let (depth, before) = (open.count, bytes.count)
    try value.encode(to: JSONTextEncoder(output: self))
    if bytes.count == before { _ = begin("{", "}") }
    close(to: depth)
  }

  func write(_ facts: [String: String]) {
    let depth = begin("{", "}")
    for (name, fact) in facts.sorted(by: { $0.key < $1.key }) {
      key(name, at: depth)
      write(fact)
    }
    close(to: depth - 1)
  }

  func write(_ text: String) {
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

  private func writeEscaped(_ byte: UInt8) {
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

  /// A number or word as it stands.
  func write(plain text: String) { bytes.append(contentsOf: text.utf8) }

  func write(_ number: Double) {
    guard number.isFinite else { return write(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf") }
    let text = number.description
    write(plain: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  private func close(to depth: Int) {
    while open.count > depth, let last = open.popLast() { bytes.append(last.end) }
  }
}
