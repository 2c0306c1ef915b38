import Assistant
import Calls
import Foundation
import Logging
import LookupsHTTP
import Records
import RecordsSQLite
import ServiceLifecycle
import Settings
import Teaching

@testable import Accounts
@testable import Web

/// A real server in this process, at a port that is free.
final class TestServer: Sendable {
  let port: Int
  let store: SQLiteStore
  let desk: ChatDesk
  let accounts: AccountBook
  let authority: Authority
  let metrics: WebMetrics
  private let group: ServiceGroup
  private let running: Task<Void, any Error>

  var address: URL { URL(string: "http://127.0.0.1:\(port)") ?? URL(fileURLWithPath: "/") }

  /// Starts one, with other settings than the usual ones where a test needs them.
  init(parts: [any WebPart] = [], _ change: (inout WebSettings) -> Void = { _ in }) async throws {
    var settings = WebSettings()
    settings.port = 0
    settings.limits.newChatsPerMinute = 1_000
    change(&settings)
    let assistant = try Library.assistant.get()
    store = try SQLiteStore.inMemory()
    try await store.load(assistant.tables.map { DataTable(name: $0.name, columns: $0.columns, rows: $0.rows) })
    metrics = WebMetrics()
    accounts = AccountBook(store: store, cost: .init(rounds: 10, blocks: 1, repeats: 1))
    authority = Authority(book: accounts, settings: settings)
    desk = ChatDesk(
      calling: Calling(assistant: assistant, store: store, hours: .always, ask: DataSources(store: store).facts),
      limits: settings.limits, metrics: metrics, warn: { _ in })
    let (ports, found) = AsyncStream<Int>.makeStream()
    var logger = Logger(label: "test")
    logger.logLevel = .error
    let server = WebServer(
      settings: settings, desk: desk, authority: authority, log: store,
      teaching: .init { try AssistantLoader.load($0) }, metrics: metrics, parts: parts, logger: logger,
      isRunning: { found.yield($0) })
    let group = ServiceGroup(configuration: .init(services: [server], logger: logger))
    self.group = group
    running = Task {
      defer { found.finish() }
      try await group.run()
    }
    var first: Int?
    for await port in ports {
      first = port
      break
    }
    guard let first else { throw TestFailure("the server did not start") }
    port = first
  }

  /// Stops it as a signal would, and returns when it has stopped.
  func stop() async throws {
    await group.triggerGracefulShutdown()
    try await running.value
  }

  /// Runs a test against a server, which is stopped whatever happens.
  static func with(
    parts: [any WebPart] = [], _ change: (inout WebSettings) -> Void = { _ in },
    _ test: (TestServer) async throws -> Void
  ) async throws {
    let server = try await TestServer(parts: parts, change)
    do {
      try await test(server)
    } catch {
      try? await server.stop()
      throw error
    }
    try await server.stop()
  }
}

struct TestFailure: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
