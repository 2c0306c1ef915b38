import Assistant
import Foundation
import Records
import Settings
import Stores

/// Which store is meant, and its opening.
extension AssistantOptions {
  /// Whether a store was named.
  var namesStore: Bool { store != nil || Self.settings?.store != nil }

  /// The store that is meant, also where there is none yet.
  private func storeName() throws(StoreError) -> StoreName {
    let environment = ProcessInfo.processInfo.environment
    return try StoreName(AssistantPlace.store(store ?? Self.settings?.store, folder: folder, environment: environment))
  }

  func openStore() async throws -> any DurableStore {
    do {
      return try await storeName().open()
    } catch {
      throw Failure(error)
    }
  }

  /// The store where there is one already.
  func openExistingStore() async throws -> any DurableStore {
    do throws(StoreError) {
      let name = try storeName()
      guard name.mayExist else { throw StoreError(.notFound, "\(name.shown): no such store") }
      return try await name.open()
    } catch {
      throw Failure(error)
    }
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
