import Dialogue
import Foundation
import LookupsHTTP
import Records

/// Where lookups find their rows: in the store's tables, or at a web service.
struct DataSources: Sendable {
  let store: any Store
  private static let web = HTTPLookups(
    authorization: ProcessInfo.processInfo.environment["ORIOLE_HTTP_AUTHORIZATION"])

  @Sendable func facts(for query: Query) async throws(StoreError) -> [Facts] {
    guard let address = WebAddress(query.statement) else { return try await store.facts(for: query) }
    return try await Self.web.facts(for: query, at: address)
  }
}
