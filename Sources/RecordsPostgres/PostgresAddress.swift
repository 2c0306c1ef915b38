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
      let hidden = text.replacing(url, with: withoutPassword(url)).onOneLine
      throw StoreError(.unavailable, "\(withoutPassword(url)): is no address of a database: \(hidden)")
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

  /// `postgres://user:…@host` for an address that may not be understood.
  private static func withoutPassword(_ url: String) -> String {
    guard let start = url.firstRange(of: "://")?.upperBound, let at = url[start...].lastIndex(of: "@"),
      let colon = url[start..<at].firstIndex(of: ":")
    else { return url }
    return url[..<colon] + ":…" + url[at...]
  }
}
