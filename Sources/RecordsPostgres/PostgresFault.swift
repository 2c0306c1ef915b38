import Records

/// Why the server or the way to it failed.
struct PostgresFault: Error {
  enum Kind {
    /// The connection is gone: what was asked may or may not have been done.
    case lost
    /// The server refused the statement, with its SQLSTATE.
    case refused(state: String)
  }
  var kind: Kind
  /// In one line.
  var message: String

  init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message.onOneLine
  }

  var state: String? { if case .refused(let state) = kind { state } else { nil } }

  var isLost: Bool { state == nil }
  /// Another transaction was in the way: the same again may well succeed.
  var isPassing: Bool { state == "40001" || state == "40P01" }
  var isCancelled: Bool { state == "57014" }
  /// What the statement itself is to blame for: its words, its names, its values.
  var isOfStatement: Bool {
    guard let state else { return false }
    return ["42", "22", "0A", "25", "21", "26", "34"].contains { state.hasPrefix($0) } && state != "42501"
  }
}

extension StoreError {
  /// What a failure at this address means to those who use the store.
  init(_ failure: any Error, at place: String) {
    switch failure {
    case let error as StoreError:
      self = error
    case let fault as PostgresFault:
      let message = "\(place): \(fault.message)"
      switch fault.state {
      case nil: self.init(.unavailable, message)
      case "57014": self.init(.unavailable, "\(place): took too long")
      case let state? where state.hasPrefix("23"): self.init(.conflict, message)
      case let state? where state.hasPrefix("XX"): self.init(.corrupt, message)
      default: self.init(fault.isOfStatement ? .badStatement : .unavailable, message)
      }
    default:
      self.init(.unavailable, "\(place): \(failure)".onOneLine)
    }
  }
}
