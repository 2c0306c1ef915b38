internal import Foundation

/// Takes secret figures, such as a PIN, out of what callers say.
public enum SecretText {
  /// The text with ones in place of a secret's figures, so that reading it again goes the same way.
  ///
  /// - Parameters:
  ///   - text: what was said or typed.
  ///   - count: how many figures the secret has.
  ///   - asked: while it is being proven who calls, how many figures are asked for: when there are more, the last ones
  ///     are the secret. Nil else: then only what follows “PIN”, “password” or 密码.
  ///   - language: the text's.
  /// - Returns: the text as it was where it has no secret; else in small letters.
  public static func masked(_ text: String, count: Int, asked: Int?, language: Language) -> String {
    guard asked != nil || mayNameSecret(text) else { return text }
    let folded = NumberToken.folded(text)
    let scanned = NumberToken.scan(folded).filter {
      if case .mark = $0.token { false } else { !SpokenDigits.separators.contains($0.token) }
    }
    let tokens = scanned.map(\.token)
    let readings = SpokenDigits.readings(tokens, expectingDigits: true)
    var secret = named(readings, tokens, count)
    if secret.isEmpty, let asked, readings.reduce(0, { $0 + $1.digits.count }) > asked {
      secret = last(readings, count)
    }
    guard let from = secret.first, let to = secret.last else { return text }
    let span = scanned[from.tokens.lowerBound].span.lowerBound..<scanned[to.tokens.upperBound - 1].span.upperBound
    let figures = secret.reduce(0) { $0 + $1.digits.count }
    let isTyped = secret.contains { if case .numeral = scanned[$0.tokens.lowerBound].token { true } else { false } }
    let one = isTyped ? "1" : language == .mandarin ? "一" : "one"
    let mask = Array(repeating: one, count: figures).joined(separator: one == "one" ? " " : "")
    return String(folded[..<span.lowerBound]) + mask + String(folded[span.upperBound...])
  }

  /// Most texts name none, and need no closer look.
  private static func mayNameSecret(_ text: String) -> Bool {
    var last: UInt32 = 0
    for byte in text.utf8 {
      last = last << 8 | UInt32(byte)
      // “pi” and “pa” in letters of either size, 密, and the full-width letters before ＰＩＮ and ｐｉｎ.
      switch last & 0xFFFF | 0x2020 {
      case 0x7069, 0x7061: return true
      default: break
      }
      switch last & 0xFF_FFFF {
      case 0xE5AF86, 0xEFBCB0, 0xEFBD90: return true
      default: break
      }
    }
    return false
  }

  private typealias Reading = (digits: String, tokens: Range<Int>)

  /// The figures after the secret's name, with at most three words between.
  private static func named(_ readings: [Reading], _ tokens: [NumberToken], _ count: Int) -> [Reading] {
    let names = tokens.indices.filter { index in
      words.contains(tokens[index]) || tokens[index] == .han("密") && tokens.element(index + 1) == .han("码")
    }
    guard let name = names.last,
      let first = readings.firstIndex(where: { $0.tokens.lowerBound > name && $0.tokens.lowerBound <= name + 5 })
    else { return [] }
    return taken(readings[first...], count)
  }

  private static func last(_ readings: [Reading], _ count: Int) -> [Reading] {
    var figures = 0
    var first = readings.count
    while first > 0, figures < count {
      first -= 1
      figures += readings[first].digits.count
    }
    return Array(readings[first...])
  }

  private static func taken(_ readings: ArraySlice<Reading>, _ count: Int) -> [Reading] {
    var figures = 0
    return Array(
      readings.prefix { reading in
        defer { figures += reading.digits.count }
        return figures < count
      })
  }

  private static let words: Set<NumberToken> = [.word("pin"), .word("password"), .word("passcode")]
}
