import GRDB
import Records

extension StoreError {
  /// What a failure of the database at `path` means to those who use the store.
  init(_ failure: any Error, at path: String) {
    switch failure {
    case let error as StoreError:
      self = error
    case is CancellationError:
      self.init(.unavailable, "\(path): the work was cancelled")
    case let error as DatabaseError:
      let message = error.message ?? "no reason given"
      switch error.resultCode {
      case .SQLITE_NOTADB: self.init(.corrupt, "\(path): is not a database")
      case .SQLITE_CORRUPT: self.init(.corrupt, "\(path): is damaged: \(message)".onOneLine)
      case .SQLITE_CONSTRAINT: self.init(.conflict, "\(path): \(message)".onOneLine)
      case .SQLITE_BUSY: self.init(.unavailable, "\(path): another process has kept it locked for too long")
      case .SQLITE_READONLY: self.init(.unavailable, "\(path): cannot be written")
      case .SQLITE_ERROR, .SQLITE_MISUSE: self.init(.badStatement, "\(path): \(message)".onOneLine)
      default: self.init(.unavailable, "\(path): \(message)".onOneLine)
      }
    default:
      self.init(.unavailable, "\(path): \(failure)".onOneLine)
    }
  }
}
