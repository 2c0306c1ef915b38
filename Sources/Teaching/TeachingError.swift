/// Why something cannot be tried or taught, in one line.
public struct TeachingError: Error, Sendable, Hashable, CustomStringConvertible {
  public var message: String
  public var description: String { message }

  public init(_ message: String) { self.message = message }
}
