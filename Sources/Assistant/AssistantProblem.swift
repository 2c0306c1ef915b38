/// Something about an assistant's files that their author should know, in one line.
public struct AssistantProblem: Sendable, Hashable, Codable, CustomStringConvertible {
  public enum Severity: String, Sendable, Hashable, Codable {
    /// Oriole refuses the assistant, or would say something wrong.
    case error
    /// It works, though hardly as it was meant.
    case warning
  }

  public var file: String
  /// From 1; nil when the whole file is meant.
  public var line: Int?
  public var severity: Severity
  public var message: String

  public init(file: String, line: Int? = nil, severity: Severity, message: String) {
    self.file = file
    self.line = line
    self.severity = severity
    self.message = message.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// What loading would stop at.
  public init(_ error: AssistantError) {
    self.init(file: error.file, line: error.line, severity: .error, message: error.message)
  }

  /// `file:line: error: message`, as compilers print it and editors read it.
  public var description: String {
    "\(file):\(line.map { "\($0):" } ?? "") \(severity.rawValue): \(message)"
  }

  /// Each problem once, by file and line.
  public static func sorted(_ problems: some Sequence<AssistantProblem>) -> [AssistantProblem] {
    Set(problems).sorted {
      ($0.file, $0.line ?? 0, $0.severity.rawValue, $0.message) < (
        $1.file, $1.line ?? 0, $1.severity.rawValue, $1.message
      )
    }
  }
}
