import Foundation
public import Records
import RecordsPostgres
import RecordsSQLite

/// A store as it is named: a file, or the address of a PostgreSQL database.
public struct StoreName: Sendable {
  private enum Kind {
    case file(String)
    case postgres(PostgresAddress)
  }
  private let kind: Kind

  /// - Parameter text: a path, or `postgres://user@host/database`.
  /// - Throws: `unavailable` for an address of another kind, or one that cannot be understood.
  public init(_ text: String) throws(StoreError) {
    if PostgresAddress.isAddress(text) {
      kind = .postgres(try PostgresAddress(text))
    } else if let scheme = text.firstRange(of: "://") {
      throw StoreError(
        .unavailable,
        "\(text[..<scheme.lowerBound]): no such kind of store; one is a file, or postgres://user@host/database")
    } else {
      kind = .file(text)
    }
  }

  /// For messages: without a password.
  public var shown: String {
    switch kind {
    case .file(let path): path
    case .postgres(let address): address.shown
    }
  }

  /// False for a file that is not there yet; whether a server is there shows when it is asked.
  public var mayExist: Bool {
    switch kind {
    case .file(let path): FileManager.default.fileExists(atPath: path)
    case .postgres: true
    }
  }

  /// Opens the store, making it where it is new.
  ///
  /// - Returns: the store.
  /// - Throws: `unavailable` for a place that cannot be used, `corrupt` for one that holds something else.
  public func open() async throws(StoreError) -> any DurableStore {
    switch kind {
    case .file(let path): try SQLiteStore(path: path)
    case .postgres(let address): try await PostgresStore(address)
    }
  }
}
