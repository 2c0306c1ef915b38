import ArgumentParser
import Foundation
import Settings

struct ConfigRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows the settings as they are in effect, what they mean, and where they were set.",
    discussion: """
      Settings stand in a YAML file, `serve: {port: 9000}`, or in the environment, ORIOLE_SERVE_PORT=9000, which comes \
      first. What is shown can be kept as such a file. Passwords are masked.
      """)

  @Option(help: "The settings' file (default: $ORIOLE_CONFIG, or oriole.yaml in this folder).")
  var config: String?

  func run() throws {
    do {
      let settings = try EffectiveSettings(file: config, environment: ProcessInfo.processInfo.environment)
      settings.lines.forEach(CallPrinter.write)
    } catch {
      throw Failure(error)
    }
  }
}
