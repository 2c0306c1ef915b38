/// What is wrong with the settings, in one line: where, and what would be right.
public struct SettingsError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public var description: String { message }

  init(_ message: String) { self.message = message }
}
