import Foundation
import PostgresServers

/// Where the programs of a test keep their records.
enum StorePlace: CaseIterable {
  case sqlite, postgres

  /// What `--store` takes: new, and empty.
  func make(in scratch: Scratch) throws -> String {
    switch self {
    case .sqlite: scratch.file("store-\(UUID().uuidString).sqlite")
    case .postgres: try PostgresServer.shared().freshAddress()
    }
  }
}
