/// What is wrong with an assistant's files: where, and what, in one line.
public struct AssistantError: Error, Sendable, Hashable, CustomStringConvertible {
  public var file: String
  /// From 1; nil when the whole file is meant.
  public var line: Int?
  public var message: String

  public init(file: String, line: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// At a place as scripts name it, `file:line`.
  init(at source: String, _ message: String) {
    let parts = source.split(separator: ":")
    self.init(
      file: parts.dropLast().joined(separator: ":"), line: parts.last.flatMap { Int($0) }, message: message)
  }

  public var description: String {
    line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
  }
}
