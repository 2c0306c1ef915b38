import Assistant
import Foundation
import Records
import RecordsPostgres
import RecordsSQLite

/// Which store is meant, and its opening.
extension AssistantOptions {
  /// Whether a store was named.
  var namesStore: Bool { store != nil || !(ProcessInfo.processInfo.environment["ORIOLE_STORE"] ?? "").isEmpty }

  /// The store's file or address, also where there is none yet; an address may hold a password.
  private var storeName: String {
    if let store { return store }
    let environment = ProcessInfo.processInfo.environment
    if let named = environment["ORIOLE_STORE"], !named.isEmpty { return named }
    let data =
      environment["XDG_DATA_HOME"].flatMap { $0.isEmpty ? nil : $0 }
      ?? NSHomeDirectory() + "/.local/share"
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    return "\(data)/oriole/\(name).sqlite"
  }

  func openStore() async throws -> any DurableStore {
    let name = storeName
    do {
      if PostgresAddress.isAddress(name) { return try await PostgresStore(PostgresAddress(name)) }
      if let scheme = name.firstRange(of: "://") {
        throw Failure(
          "\(name[..<scheme.lowerBound]): no such kind of store; one is a file, or postgres://user@host/database")
      }
      return try SQLiteStore(path: name)
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  /// The store where there is one already.
  func openExistingStore() async throws -> any DurableStore {
    let name = storeName
    guard name.contains("://") || FileManager.default.fileExists(atPath: name) else {
      throw Failure("\(name): no such store")
    }
    return try await openStore()
  }
}

extension Store {
  /// Loads the assistant's data where it is new or has changed.
  func load(_ assistant: LoadedAssistant) async throws {
    do {
      try await load(assistant.tables.map { DataTable(name: $0.name, columns: $0.columns, rows: $0.rows) })
    } catch {
      throw Failure(error)
    }
  }
}
