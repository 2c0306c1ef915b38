import Assistant

/// All that is wrong with an assistant's files: what `oriole check` tells.
struct CheckedAssistant {
  let check: AssistantCheck
  let problems: [AssistantProblem]

  /// - Parameter folder: the assistant's.
  /// - Throws: `Failure` when there is no such folder.
  init(_ folder: String) async throws {
    do { check = try AssistantCheck(folder) } catch { throw Failure(error) }
    let tried = try await TriedStatements(check)
    problems = AssistantProblem.sorted(
      check.problems(columns: tried.columns) + tried.problems + (await UnknownWords.problems(check)))
  }
}
