/// A change of the business's data that a caller may ask for.
public struct ActionScript: Sendable, Hashable {
  public var name: String
  /// SQL that writes, with named arguments: `:order`, `:customer`.
  public var statement: String
  /// The question that is always asked before.
  public var ask: Localized
  /// Said when nothing was left to change; nil says that it failed.
  public var unchanged: Localized?

  public init(name: String, statement: String, ask: Localized, unchanged: Localized? = nil) {
    self.name = name
    self.statement = statement
    self.ask = ask
    self.unchanged = unchanged
  }
}

/// One change to be made, once.
public struct ActionRequest: Sendable, Hashable, Codable {
  public var name: String
  public var statement: String
  public var arguments: [String: String]
  /// The same key never changes anything twice; its first receipt is given again.
  public var key: String

  public init(name: String, statement: String, arguments: [String: String], key: String) {
    self.name = name
    self.statement = statement
    self.arguments = arguments
    self.key = key
  }
}

/// What came of a change.
public struct Receipt: Sendable, Hashable, Codable {
  /// Six digits, which the caller hears and the business finds the change by.
  public var reference: String
  /// Rows that were changed; 0 when there was nothing to change.
  public var changes: Int

  public init(reference: String, changes: Int) {
    self.reference = reference
    self.changes = changes
  }
}
