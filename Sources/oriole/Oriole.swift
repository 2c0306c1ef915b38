import ArgumentParser
import Foundation
import Settings

/// The command line, and the only wiring.
@main
struct Oriole: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "oriole",
    abstract: "Answers customers by voice and text, offline, and hands over to people.",
    subcommands: [
      TextRun.self, WAVRun.self, KioskRun.self, DeskRun.self, EvaluateRun.self, ExplainRun.self,
      PronounceRun.self, CheckRun.self, TestRun.self, ReplayRun.self, RecordRun.self,
      SchemaRun.self, NewRun.self, ReportRun.self, PlanRun.self, TeachRun.self,
      ServeRun.self, AgentsRun.self, ConfigRun.self, BackupRun.self, RestoreRun.self, ForgetRun.self, RetainRun.self,
    ])

  /// Usage errors end with 2, all others with 1; each is one line on standard error.
  static func main() async {
    SecretArguments.hide()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      Failure.print(failure.message)
      Foundation.exit(failure.isUsage ? 2 : 1)
    } catch let code as ExitCode {
      // What there is to say has been said.
      Foundation.exit(code.rawValue)
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    let code = exitCode(for: error)
    guard code != .success else {
      print(fullMessage(for: error))
      Foundation.exit(0)
    }
    Failure.print(message(for: error))
    Foundation.exit(code == .validationFailure ? 2 : 1)
  }
}

/// Why a command ends without success: one line.
struct Failure: Error, CustomStringConvertible {
  var message: String
  var isUsage = false

  var description: String { message }

  init(_ message: String, isUsage: Bool = false) {
    self.message = message
    self.isUsage = isUsage
  }

  /// Of any error that describes itself in a line.
  init(_ error: some Error & CustomStringConvertible) { self.init(error.description) }

  static func print(_ message: String) {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    FileHandle.standardError.write(Data("oriole: \(line)\n".utf8))
  }
}
