import Assistant
import Calls
import Dialogue
import Foundation
import Logging
import LookupsHTTP
import Records
import ServiceLifecycle
import Settings
import Stores
import UnixSignals
import Web

/// `oriole serve`: the web server, and its wiring.
@main
enum Serve {
  static func main() async {
    SecretArguments.hide()
    do {
      let arguments = try ServeArguments(Array(CommandLine.arguments.dropFirst()))
      if arguments.wantsHelp { return print(ServeArguments.help) }
      try await run(arguments)
    } catch let usage as ServeArguments.Mistake {
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
    var logger = Logger(label: "oriole", factory: { StreamLogHandler.standardError(label: $0) })
    logger.logLevel = Logger.Level(rawValue: web.logLevel) ?? .info

    let folder = AssistantPlace.folder(settings.assistant, environment: environment)
    let assistant = try AssistantLoader.load(
      folder, models: ProgramFolder.models, cache: ClassifierCache(environment: environment, home: NSHomeDirectory()))
    let store = try await StoreName(AssistantPlace.store(settings.store, folder: folder, environment: environment))
      .open()
    try await store.load(assistant.tables.map { DataTable(name: $0.name, columns: $0.columns, rows: $0.rows) })

    let metrics = WebMetrics()
    let desk = ChatDesk(
      calling: Calling(
        assistant: assistant, store: store, hours: DeskHours(assistant.script.handoff.hours) { Date() },
        ask: DataSources(store: store).facts), limits: web.limits, metrics: metrics,
      warn: { [logger] in logger.warning("\($0)") })
    let scheme = web.certificate == nil ? "http" : "https"
    let server = WebServer(settings: web, desk: desk, metrics: metrics, logger: logger) { port in
      print("Oriole chats at \(scheme)://\(web.host):\(port)/")
      fflush(nil)
    }
    var configuration = ServiceGroupConfiguration(
      services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(web.stopSeconds)
    try await ServiceGroup(configuration: configuration).run()
  }
}
