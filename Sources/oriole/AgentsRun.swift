import ArgumentParser
import Foundation

/// Accounts are kept by the web server's program, which has the library for their passwords.
struct AgentsRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents", abstract: "Says who may log in at the web pages for agents and managers.",
    discussion: "`oriole agents --help` shows what can be done: list, add, set, password, disable, enable, remove.")

  @Argument(parsing: .captureForPassthrough, help: "As `oriole agents --help` shows.")
  var arguments: [String] = []

  func run() throws {
    let server = try SiblingProgram(name: "oriole-serve")
    if !server.isThere { try server.build() }
    throw server.become(with: ["agents"] + arguments)
  }
}
