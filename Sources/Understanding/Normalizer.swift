internal import Foundation

/// Turns what a caller typed or said into tokens: compatibility forms folded (NFKC: full-width becomes half-width),
/// lower case, contractions whole ("where's"), and punctuation, control characters and emoji dropped.
///
/// Only the first 2,000 Unicode scalars of a text are read, so that no caller can make a turn expensive.
public struct Normalizer: Sendable, Hashable {
  public let language: Language

  public init(language: Language) { self.language = language }

  /// The tokens of the text in this language's unit: words for languages with spaces, characters for Chinese.
  public func tokens(_ text: String) -> [String] {
    language == .mandarin ? characters(text) : words(text)
  }

  /// Words in order. A run of hanzi (or kana, hangul) is one token: "查询order订单" gives 查询, order, 订单.
  public func words(_ text: String) -> [String] {
    Self.normalized(text).split(separator: Self.space).map { Self.string($0) }
  }

  /// One token for each hanzi, and one for each word in another script: "查询order" gives 查, 询, order.
  public func characters(_ text: String) -> [String] {
    Self.units(Self.normalized(text))
  }

  /// Each hanzi, and each word in another script.
  static func units(_ normalized: [UInt32]) -> [String] {
    normalized.split(separator: space).flatMap { run -> [String] in
      guard let first = run.first, isUnspaced(first) else { return [string(run)] }
      return run.map { string([$0]) }
    }
  }

  /// The most Unicode scalars of a text that are read.
  static let limit = 2_000
  static let space: UInt32 = 0x20
  static let apostrophe: UInt32 = 0x27

  /// The text as Unicode scalar values: tokens separated by one space each, none at the ends; a change between a
  /// script with spaces and one without is a token boundary.
  static func normalized(_ text: String) -> [UInt32] {
    var cleaner = Cleaner()
    var text = text
    let fast: Bool? = text.utf8.withContiguousStorageIfAvailable { bytes in
      let head = bytes.prefix(limit)
      guard head.allSatisfy({ $0 < 0x80 }) else { return false }
      cleaner.reserve(head.count)
      for byte in head { cleaner.addASCII(byte) }
      return true
    }
    if fast != true {
      text =
        String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit))).precomposedStringWithCompatibilityMapping
      // A single scalar may decompose into as many as 18, hence the second bound.
      for scalar in text.unicodeScalars.prefix(2 * limit) { cleaner.add(scalar) }
    }
    return cleaner.finished()
  }

  /// The text's first 2,000 scalars in compatibility form and small letters; plain ones without Unicode's tables.
  static func folded(_ text: String) -> String {
    let isShort = text.utf8.count <= limit
    let head = isShort ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    let isASCII = head.utf8.allSatisfy { $0 < 0x80 }
    return (isASCII ? head : head.precomposedStringWithCompatibilityMapping).lowercased()
  }

  /// True for scripts written without spaces: hanzi, kana, and hangul.
  static func isUnspaced(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x2E80: false
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7AF,
      0xF900...0xFAFF, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  static func string(_ scalars: some Sequence<UInt32>) -> String {
    var view = String.UnicodeScalarView()
    for value in scalars {
      if let scalar = Unicode.Scalar(value) { view.append(scalar) }
    }
    return String(view)
  }
}

/// Builds the normalised scalars one by one.
private struct Cleaner {
  private var output: [UInt32] = []
  private var pendingSpace = false
  private var pendingApostrophe = false

  mutating func reserve(_ count: Int) { output.reserveCapacity(count + 1) }

  func finished() -> [UInt32] { output }

  mutating func addASCII(_ byte: UInt8) {
    switch byte {
    case 0x61...0x7A, 0x30...0x39: keep(UInt32(byte))
    case 0x41...0x5A: keep(UInt32(byte) + 0x20)
    case 0x27: separateUnlessJoined()
    default: separate()
    }
  }

  mutating func add(_ scalar: Unicode.Scalar) {
    if scalar.isASCII { return addASCII(UInt8(truncatingIfNeeded: scalar.value)) }
    switch scalar.value {
    case 0x2018, 0x2019, 0x02BC, 0xFF07: return separateUnlessJoined()
    // Variation selectors and invisible marks join nothing and part nothing.
    case 0xFE00...0xFE0F, 0x200B...0x200F, 0x00AD, 0xFEFF: return
    case 0x4E00...0x9FFF: return keep(scalar.value)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .letterNumber: keep(scalar.value)
    case .uppercaseLetter, .titlecaseLetter:
      for lower in scalar.properties.lowercaseMapping.unicodeScalars { keep(lower.value) }
    case .decimalNumber:
      if let digit = scalar.properties.numericValue.flatMap({ UInt32(exactly: $0) }) { keep(0x30 + digit) }
    case .nonspacingMark, .spacingMark: if !pendingSpace, !output.isEmpty { keep(scalar.value) }
    case .format: break
    default: separate()
    }
  }

  private mutating func keep(_ scalar: UInt32) {
    defer { (pendingSpace, pendingApostrophe) = (false, false) }
    guard let last = output.last else { return output.append(scalar) }
    if pendingApostrophe, !pendingSpace, last > 0x39, scalar > 0x39 {
      output.append(Normalizer.apostrophe)
    } else if pendingSpace || pendingApostrophe {
      output.append(Normalizer.space)
    } else if Normalizer.isUnspaced(last) != Normalizer.isUnspaced(scalar) {
      output.append(Normalizer.space)
    }
    output.append(scalar)
  }

  private mutating func separate() { pendingSpace = true }

  /// An apostrophe joins two letters and parts anything else.
  private mutating func separateUnlessJoined() {
    if pendingApostrophe { pendingSpace = true } else { pendingApostrophe = true }
  }
}
