import Accounts
import Assistant
import Calls
import Dialogue
import Foundation
import Kiosks
import Logging
import LookupsHTTP
import NIOCore
import Records
import ServiceLifecycle
import Settings
import Stores
import Teaching
import UnixSignals
import Web

/// `oriole serve`: the web server, and its wiring.
@main
enum Serve {
  static func main() async {
    SecretArguments.hide()
    // Reading and writing takes little beside what conversations take, which run on as many threads as there are cores:
    // with fewer loops each wakes less often (6 % more turns a second on two cores, see `make bench-serve`).
    NIOSingletons.groupLoopCountSuggestion = max(1, System.coreCount / 2)
    do {
      var words = Array(CommandLine.arguments.dropFirst())
      if words.first == "agents" {
        words.removeFirst()
        guard let arguments = try AgentsArguments(words) else { return print(AgentsArguments.help) }
        return try await AgentsRun.run(arguments)
      }
      let arguments = try ServeArguments(words)
      if arguments.wantsHelp { return print(ServeArguments.help) }
      try await run(arguments)
    } catch let usage as GivenOptions.Mistake {
      end(usage.message, 2)
    } catch {
      end("\(error)", 1)
    }
  }

  private static func end(_ message: String, _ status: Int32) -> Never {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    FileHandle.standardError.write(Data("oriole: \(line)\n".utf8))
    exit(status)
  }

  private static func run(_ arguments: ServeArguments) async throws {
    let environment = ProcessInfo.processInfo.environment
    let settings = try EffectiveSettings(file: arguments.config, environment: arguments.environment(over: environment))
    let web = settings.web
    var logger = Logger(label: "oriole", factory: { MaskedLogHandler(StreamLogHandler.standardError(label: $0)) })
    logger.logLevel = Logger.Level(rawValue: web.logLevel) ?? .info

    let folder = AssistantPlace.folder(settings.assistant, environment: environment)
    let load: @Sendable (String) throws -> LoadedAssistant = { folder in
      try AssistantLoader.load(
        folder, models: ProgramFolder.models, cache: ClassifierCache(environment: environment, home: NSHomeDirectory()))
    }
    let read: @Sendable () throws -> LoadedAssistant = { try load(folder) }
    let (inUse, chatted) = (AssistantInUse(folder, read: read), AssistantInUse(folder, read: read))
    let assistant = try read()
    let store = try await StoreName(AssistantPlace.store(settings.store, folder: folder, environment: environment))
      .open()
    let calling: @Sendable (LoadedAssistant) async throws -> Calling = { assistant in
      try await store.load(assistant.tables.map { DataTable(name: $0.name, columns: $0.columns, rows: $0.rows) })
      return Calling(
        assistant: assistant, store: store, hours: DeskHours(assistant.script.handoff.hours) { Date() },
        ask: DataSources(store: store).facts)
    }

    let metrics = WebMetrics()
    let desk = ChatDesk(
      calling: try await calling(assistant), limits: web.limits, metrics: metrics,
      warn: { [logger] in logger.warning("\($0)") },
      // Beside the kiosk's: each is told of a change once.
      renewal: {
        guard let changed = try await chatted.changed() else { return nil }
        return try await calling(changed)
      })
    let (figures, live) = (CallerFigures(), LiveCalls())
    let callers = LiveCallers(
      assistant: inUse, calling: calling, settings: settings.kiosk, node: web.publicAddress?.description,
      live: live, figures: figures, logger: logger)
    let spoken = try await callers.services(
      assistant, files: arguments.recordedCallers, stopping: .seconds(web.stopSeconds))
    let scheme = web.certificate == nil ? "http" : "https"
    let server = WebServer(
      settings: web, desk: desk, authority: Authority(book: AccountBook(store: store), settings: web),
      log: store, teaching: .init { try load($0) }, metrics: metrics, live: live,
      reports: spoken.isEmpty ? [] : [{ figures.report }], logger: logger
    ) { port in
      print("Oriole chats at \(scheme)://\(web.host):\(port)/")
      fflush(nil)
    }
    // The last one is stopped first: callers who speak to agents need the web until their calls have ended.
    var configuration = ServiceGroupConfiguration(
      services: ([
        server,
        Retention(
          store: store, days: settings.retention, recordings: settings.kiosk.recordings.map { RecordingFolder($0) },
          logger: logger),
      ] + spoken).map {
        .init(service: $0, successTerminationBehavior: .ignore)
      },
      gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(web.stopSeconds)
    try await ServiceGroup(configuration: configuration).run()
  }
}
