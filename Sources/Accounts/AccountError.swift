public import Records

/// Why something with accounts was not done, in one line.
public enum AccountError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was given is not taken: why.
  case refused(String)
  /// Too many passwords are being checked.
  case busy
  case store(StoreError)

  public var description: String {
    switch self {
    case .refused(let reason): reason
    case .busy: "too many passwords are being checked; try again in a moment"
    case .store(let error): error.message
    }
  }
}
