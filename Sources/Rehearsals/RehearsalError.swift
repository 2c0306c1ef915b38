/// Why a conversation could not be played to its end, in one line.
public struct RehearsalError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public init(_ message: String) { self.message = message }
  public var description: String { message }
}
