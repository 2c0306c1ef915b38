import Agents
import ArgumentParser
import Foundation
import Records
import Understanding

struct DeskRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "The agent's desk: lists waiting callers, claims one, talks, closes.",
    discussion: DeskPage.help.joined(separator: "\n"))

  @OptionGroup var options: AssistantOptions
  @Option(help: "The agent's name (default: $USER).")
  var agent: String?
  @Option(help: "Skills that the agent has, with commas between them (default: all).")
  var skills: String?
  @Option(help: "Languages that the agent speaks, such as en,zh (default: all).")
  var languages: String?
  @Option(help: "Seconds after each caller in which none comes.")
  var wrapUp = 0.0
  @Flag(help: "Callers do not come by themselves: the agent claims them.")
  var byHand = false
  @Argument(help: "One command, such as list; without it commands are read line by line.")
  var command: [String] = []

  func validate() throws {
    guard (0...3_600).contains(wrapUp) else { throw ValidationError("--wrap-up is 0 to 3600") }
  }

  /// What the options say that the agent can serve.
  private var competence: Competence {
    func names(_ list: String?) -> Set<String>? {
      list.map { Set($0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }) }
    }
    return Competence(
      skills: names(skills), languages: names(languages).map { Set($0.map(Language.init(rawValue:))) })
  }

  func run() async throws {
    let store = try await options.openStore()
    do {
      let desk = try Desk(
        store: store, agent: agent ?? ProcessInfo.processInfo.environment["USER"] ?? "agent", able: competence,
        wrapUpSeconds: wrapUp)
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
    try await desk.begin(byHand ? .byHand : .ready)
    // Where the store tells of changes, another process's words come at once.
    let news = Task { for await _ in desk.news(of: store) { await Self.tell(desk) } }
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
    news.cancel()
    try await desk.leave()
  }

  /// Shows what is new; what fails beside the agent's own commands is told, and tried again.
  private static func tell(_ desk: Desk) async {
    do {
      try await desk.present()
      for update in try await desk.hear() { CallPrinter.write(DeskPage.update(update)) }
      if let offered = try await desk.takeOffer() { DeskPage.show(offered).forEach(CallPrinter.write) }
    } catch {
      Failure.print("\(error)")
    }
  }

  /// - Returns: false when the agent goes.
  private func obey(_ line: String, _ desk: Desk) async throws -> Bool {
    guard let command = try DeskCommand.parse(line, holdsTicket: await desk.ticket != nil) else { return true }
    switch command {
    case .list: DeskPage.list(try await desk.list()).forEach(CallPrinter.write)
    case .agents: DeskPage.agents(try await desk.agents(), at: Date()).forEach(CallPrinter.write)
    case .report: DeskPage.report(try await desk.report()).forEach(CallPrinter.write)
    case .ready: try await desk.begin(.ready)
    case .pause: try await desk.begin(.pause)
    case .claim(let number): DeskPage.show(try await desk.claim(number)).forEach(CallPrinter.write)
    case .show(let number): DeskPage.show(try await desk.show(number)).forEach(CallPrinter.write)
    case .say(let text): try await desk.say(text)
    case .close(let disposition):
      try await desk.close(as: disposition)
      CallPrinter.write("closed: \(disposition)")
    case .hold(let isHeld): try await desk.hold(isHeld)
    case .note(let text): try await desk.note(text)
    case .transfer(let agent, let skill, let note):
      try await desk.handOver(to: agent, skill: skill, note: note)
      CallPrinter.write("handed over to \(agent ?? skill ?? "")")
    case .back(let step):
      try await desk.handBack(to: step, note: "")
      CallPrinter.write("handed back")
    case .help: DeskPage.help.forEach(CallPrinter.write)
    case .quit: return false
    }
    return true
  }
}
