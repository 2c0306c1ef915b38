import ArgumentParser
import Foundation
import Settings

/// The web server is a program of its own, which is built when it is first asked for.
struct ServeRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Chats with visitors on the web: a page, a widget for other sites, and an API.",
    discussion: "`oriole serve --help` shows its options, `oriole config` its settings.")

  @Argument(parsing: .captureForPassthrough, help: "As `oriole serve --help` shows.")
  var arguments: [String] = []

  func run() throws {
    let server = try SiblingProgram(name: "oriole-serve")
    if !server.isThere { try server.build() }
    throw server.become(with: arguments)
  }
}
