import Foundation
import Voice

/// The part of an acoustic model's `mdef` that names its phones, in both the binary and the text form.
enum ModelDefinition {
  private static let limit = 1000

  static func phones(file: String) throws(SpeechError) -> Set<String> {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw SpeechError(.modelNotFound, "\(file): unreadable")
    }
    let phones = data.starts(with: Data("BMDF".utf8)) ? binary(data) : text(data)
    guard let phones, !phones.isEmpty else { throw SpeechError(.badModel, "\(file): not a Sphinx model definition") }
    return phones
  }

  /// `BMDF`, version, length of a description, the description, ten integers of which the first is the number of
  /// phones, then the phones with a zero after each.
  private static func binary(_ data: Data) -> Set<String>? {
    guard data.count > 12 else { return nil }
    let start = 12 + integer(data, at: 8)
    guard start + 40 < data.count else { return nil }
    let count = integer(data, at: start)
    guard (1...limit).contains(count) else { return nil }
    let names = data.dropFirst(start + 40).prefix(count * 64).split(separator: 0, maxSplits: count)
    guard names.count >= count else { return nil }
    return Set(names.prefix(count).map { String(decoding: $0, as: UTF8.self) })
  }

  /// Lines `phone left right position …`; those of the phones proper have `-` for the context.
  private static func text(_ data: Data) -> Set<String>? {
    let lines = String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard lines.contains(where: { $0.hasSuffix("n_base") }) else { return nil }
    let fields = lines.map { $0.split(whereSeparator: \.isWhitespace) }
    return Set(fields.filter { $0.count > 4 && $0[1...3].allSatisfy { $0 == "-" } }.prefix(limit).map { String($0[0]) })
  }

  /// A little-endian 32-bit integer, clamped to what a file may hold.
  private static func integer(_ data: Data, at offset: Int) -> Int {
    min(Int(data.dropFirst(offset).prefix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }), 1 << 30)
  }
}
