import Foundation
import Records

/// Runs what an assistant's author wrote.
extension PostgresSession {
  /// Types in which the server may take an argument, by their numbers in `pg_type`.
  private enum Kind {
    static let text: UInt32 = 25
    static let whole: Set<UInt32> = [20, 21, 23]
    static let decimal: Set<UInt32> = [700, 701, 1700]
  }

  /// What is done with a value that is not of the type that the statement takes.
  enum Misfit {
    /// Nothing is equal to it: as NULL.
    case matchesNothing
    /// The server refuses it.
    case isRefused
  }

  /// Runs a statement within a transaction.
  ///
  /// - Parameters:
  ///   - statement: as it was authored.
  ///   - prefix: stands before it.
  ///   - arguments: by name; names that are not given are NULL.
  ///   - misfit: for values of another type.
  /// - Returns: what the server gave.
  /// - Throws: what the server refuses.
  func run(
    _ statement: NumberedStatement, after prefix: String = "", _ arguments: [String: String], misfit: Misfit
  ) throws(PostgresFault) -> PostgresRows {
    let types = try types(of: prefix + statement.sql, count: statement.names.count)
    let values = zip(statement.names, types).map { name, type in
      arguments[name].flatMap { misfit == .matchesNothing ? Self.fitting($0, type) : $0 }
    }
    return try runPrepared(values)
  }

  /// What the server cannot tell the type of is a text.
  private func types(of sql: String, count: Int) throws(PostgresFault) -> [UInt32] {
    var types = [UInt32](repeating: 0, count: count)
    while true {
      try script("SAVEPOINT oriole_reading")
      do {
        return try prepare(sql, types: types)
      } catch {
        guard error.state == "42P18", let unknown = Self.number(in: error.message), types.indices.contains(unknown - 1),
          types[unknown - 1] == 0
        else { throw error }
        types[unknown - 1] = Kind.text
        try script("ROLLBACK TO oriole_reading")
      }
    }
  }

  /// The number in `could not determine data type of parameter $2`, in whatever language.
  private static func number(in message: String) -> Int? {
    guard let dollar = message.lastIndex(of: "$") else { return nil }
    return Int(message[dollar...].dropFirst().prefix { $0.isNumber })
  }

  /// A value as the server reads it in this type; nil when it is none.
  private static func fitting(_ value: String, _ type: UInt32) -> String? {
    if Kind.whole.contains(type) {
      let trimmed = value.trimmingCharacters(in: .whitespaces)
      let number = Int64(trimmed) ?? Double(trimmed).flatMap { Int64(exactly: $0) }
      let limit: ClosedRange<Int64> =
        switch type {
        case 21: Int64(Int16.min)...Int64(Int16.max)
        case 23: Int64(Int32.min)...Int64(Int32.max)
        default: .min ... .max
        }
      return number.flatMap { limit.contains($0) ? String($0) : nil }
    }
    guard Kind.decimal.contains(type) else { return value }
    return Double(value.trimmingCharacters(in: .whitespaces)).map { String($0) }
  }
}

extension PostgresRows {
  /// The rows as facts: every value is text, as each store gives it: whole numbers without a fraction, NULL empty.
  var facts: [[String: String]] {
    rows.map { row in
      Dictionary(
        zip(columns, zip(row, types)).map { ($0, Self.fact($1.0, type: $1.1)) }, uniquingKeysWith: { first, _ in first }
      )
    }
  }

  private static func fact(_ value: String?, type: UInt32) -> String {
    guard let value else { return "" }
    switch type {
    case 16: return value == "t" ? "1" : "0"
    case 17: return bytes(value)
    case 700, 701: return value == "-0" ? "0" : value
    case 1700 where value.contains("."):
      let whole = value.reversed().drop { $0 == "0" }.reversed()
      return String(whole.last == "." ? whole.dropLast() : whole[...])
    default: return value
    }
  }

  /// `\xE4BDA0` as text.
  private static func bytes(_ value: String) -> String {
    guard value.hasPrefix("\\x") else { return value }
    let digits = Array(value.dropFirst(2))
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
      UInt8(String(digits[$0...($0 + 1)]), radix: 16)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
