public import Assistant

/// All that is wrong with an assistant's files: what `oriole check` tells.
public struct CheckedAssistant {
  public let check: AssistantCheck
  public let problems: [AssistantProblem]

  /// - Parameter folder: the assistant's.
  /// - Throws: when there is no such folder.
  public init(_ folder: String) async throws(TeachingError) {
    do { check = try AssistantCheck(folder) } catch { throw TeachingError(error.description) }
    let tried = try await TriedStatements(check)
    problems = AssistantProblem.sorted(
      check.problems(columns: tried.columns) + tried.problems + (await UnknownWords.problems(check)))
  }
}
