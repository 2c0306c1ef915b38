import CPQ
public import Records

/// Where a PostgreSQL database is: `postgres://user@host/database`.
///
/// Whatever libpq understands may stand in it, also several hosts; a password is better kept in `PGPASSWORD` or
/// `~/.pgpass`, where no list of processes shows it.
public struct PostgresAddress: Sendable, Hashable {
  /// As it was given; may hold a password.
  let url: String
  /// The address without its password, for messages.
  public let shown: String

  /// Whether a store's name is such an address, right or wrong.
  public static func isAddress(_ name: String) -> Bool {
    name.hasPrefix("postgres://") || name.hasPrefix("postgresql://")
  }

  /// - Throws: `unavailable` for an address that libpq does not understand, or that names no database.
  public init(_ url: String) throws(StoreError) {
    self.url = url
    guard Self.isAddress(url), !url.contains("\0") else {
      throw StoreError(.unavailable, "a PostgreSQL address is postgres://user@host/database")
    }
    let fields = try Self.fields(of: url)
    guard let database = fields["dbname"], !database.isEmpty else {
      throw StoreError(.unavailable, "\(Self.withoutPassword(url)): names no database: postgres://user@host/database")
    }
    let user = fields["user"].map { "\($0)@" } ?? ""
    let port = fields["port"].flatMap { Int($0) }.map { ":\($0)" } ?? ""
    let host = fields["host"] ?? ""
    shown =
      host.hasPrefix("/")
      ? "postgres://\(user)\(port)/\(database)?host=\(host)" : "postgres://\(user)\(host)\(port)/\(database)"
  }

  private static func fields(of url: String) throws(StoreError) -> [String: String] {
    var reason: UnsafeMutablePointer<CChar>?
    guard let options = PQconninfoParse(url, &reason) else {
      let text = reason.map { String(cString: $0) } ?? "is refused"
      PQfreemem(reason)
      // libpq quotes the whole address in its reason.
      let shown = withoutPassword(url)
      // What else it quotes may be a piece of a password.
      let hidden = text.replacing(url, with: shown).split(separator: "\"", omittingEmptySubsequences: false)
        .enumerated().map { $0.isMultiple(of: 2) || shown == url || $1 == shown ? String($1) : "…" }
        .joined(separator: "\"").onOneLine
      throw StoreError(.unavailable, "\(shown): is no address of a database: \(hidden)")
    }
    defer { PQconninfoFree(options) }
    var fields: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.val { fields[String(cString: keyword)] = String(cString: value) }
      option += 1
    }
    return fields
  }

  /// An address that may not be understood, cut before what may be a password.
  private static func withoutPassword(_ url: String) -> String {
    guard let start = url.firstRange(of: "://")?.upperBound else { return "" }
    let end = url[start...].firstIndex { ":?".contains($0) }
    return end.map { url[..<$0] + "…" } ?? url
  }
}
