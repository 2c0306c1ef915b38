import Agents
import ArgumentParser
import Foundation
import Records

struct DeskRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "The agent's desk: lists waiting callers, claims one, talks, closes.",
    discussion: DeskPage.help.joined(separator: "\n"))

  @OptionGroup var options: AssistantOptions
  @Option(help: "The agent's name (default: $USER).")
  var agent: String?
  @Argument(help: "One command, such as list; without it commands are read line by line.")
  var command: [String] = []

  func run() async throws {
    let store = try await options.openStore()
    do {
      let desk = try Desk(store: store, agent: agent ?? ProcessInfo.processInfo.environment["USER"] ?? "agent")
      try await desk.present()
      // A desk that was restarted goes on with its caller.
      if let held = try await desk.list().first(where: { $0.agent == desk.agent && $0.state == .claimed }) {
        _ = try await desk.claim(held.ticket)
      }
      if command.isEmpty {
        try await converse(desk, store)
      } else {
        _ = try await obey(command.joined(separator: " "), desk)
      }
    } catch let error as StoreError {
      throw Failure(error)
    } catch let mistake as DeskCommand.Mistake {
      throw Failure("\(mistake)", isUsage: true)
    }
  }

  private func converse(_ desk: Desk, _ store: any Store) async throws {
    for line in DeskPage.list(try await desk.list()) { CallPrinter.write(line) }
    let presence = Task {
      while !Task.isCancelled {
        await hear(desk)
        await tellingFailures { try await desk.present() }
        try? await Task.sleep(for: .seconds(1))
      }
    }
    // Another process's words come at once, where the store tells of them.
    let news = Task { for await _ in store.changes() { await hear(desk) } }
    let keyboard = LineReader()
    while let line = await keyboard.next() {
      do {
        guard try await obey(line, desk) else { break }
      } catch let error as StoreError {
        Failure.print(error.description)
      } catch let mistake as DeskCommand.Mistake {
        Failure.print("\(mistake)")
      }
    }
    presence.cancel()
    news.cancel()
    try await desk.leave()
  }

  private func hear(_ desk: Desk) async {
    await tellingFailures {
      for update in try await desk.hear() { CallPrinter.write(DeskPage.update(update)) }
    }
  }

  /// What fails beside the agent's own commands is told, and tried again.
  private func tellingFailures(_ work: () async throws -> Void) async {
    do { try await work() } catch { Failure.print("\(error)") }
  }

  /// - Returns: false when the agent goes.
  private func obey(_ line: String, _ desk: Desk) async throws -> Bool {
    guard let command = try DeskCommand.parse(line, holdsTicket: await desk.ticket != nil) else { return true }
    switch command {
    case .list: DeskPage.list(try await desk.list()).forEach(CallPrinter.write)
    case .claim(let number): DeskPage.show(try await desk.claim(number)).forEach(CallPrinter.write)
    case .show(let number): DeskPage.show(try await desk.show(number)).forEach(CallPrinter.write)
    case .say(let text): try await desk.say(text)
    case .close(let disposition):
      try await desk.close(as: disposition)
      CallPrinter.write("closed: \(disposition)")
    case .help: DeskPage.help.forEach(CallPrinter.write)
    case .quit: return false
    }
    return true
  }
}
