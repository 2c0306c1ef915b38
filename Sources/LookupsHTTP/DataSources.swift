public import Dialogue
import Foundation
public import Records

/// Where lookups find their rows: in the store's tables, or at a web service.
public struct DataSources: Sendable {
  private let store: any Store
  private static let web = HTTPLookups(
    authorization: ProcessInfo.processInfo.environment["ORIOLE_HTTP_AUTHORIZATION"])

  /// - Parameter store: whose tables are asked.
  public init(store: any Store) { self.store = store }

  /// The rows for a query, wherever they are.
  @Sendable public func facts(for query: Query) async throws(StoreError) -> [Facts] {
    guard let address = WebAddress(query.statement) else { return try await store.facts(for: query) }
    return try await Self.web.facts(for: query, at: address)
  }
}
