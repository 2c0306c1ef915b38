import ArgumentParser
import Assistant
import Foundation
import Teaching

struct CheckRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Finds everything that is wrong with an assistant's files.",
    discussion: """
      One problem a line: file, line, error or warning, and what it is. With an error, Oriole would refuse the assistant \
      or say something wrong, and the exit status is 1.
      """)

  @Argument(help: "The assistant's folder (default: $ORIOLE_ASSISTANT, or Models/shop).")
  var folder: String?
  @Option(help: "The same.")
  var assistant: String?
  @Flag(help: "Takes warnings as seriously as errors.")
  var strict = false
  @Option(help: "How it is shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard folder == nil || assistant == nil else { throw ValidationError("give one folder, not two") }
  }

  func run() async throws {
    let checked: CheckedAssistant
    do throws(TeachingError) {
      checked = try await CheckedAssistant(AssistantOptions.folder(folder ?? assistant))
    } catch { throw Failure(error) }
    let (check, problems) = (checked.check, checked.problems)
    switch format {
    case .text: (problems.map(\.description) + [Self.summary(problems, check)]).forEach(CallPrinter.write)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      CallPrinter.write(String(decoding: try encoder.encode(problems), as: UTF8.self))
    }
    guard problems.allSatisfy({ $0.severity == .warning && !strict }) else { throw ExitCode(1) }
  }

  private static func summary(_ problems: [AssistantProblem], _ check: AssistantCheck) -> String {
    func count(_ number: Int, _ name: String) -> String { "\(number) \(name)\(number == 1 ? "" : "s")" }
    guard problems.isEmpty else {
      let errors = problems.count { $0.severity == .error }
      let counts = [(errors, "error"), (problems.count - errors, "warning")]
      return counts.filter { $0.0 > 0 }.map(count).joined(separator: ", ")
    }
    let size = check.size
    let parts = [(size.intents, "intent"), (size.questions, "question"), (size.languages, "language")]
    return "\(check.folder): \(parts.map(count).joined(separator: ", ")): no problems"
  }
}
