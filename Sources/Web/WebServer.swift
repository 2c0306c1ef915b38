public import Calls
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
public import Logging
import NIOCore
public import Records
public import ServiceLifecycle
public import Settings
public import Teaching

/// The web server: chats, pages and status, and what others add.
public struct WebServer: Service, CustomStringConvertible {
  private let settings: WebSettings
  private let desk: ChatDesk
  private let authority: Authority
  private let parts: [any WebPart]
  private let logger: Logger
  private let metrics: WebMetrics
  private let lessons: TeachingDesk
  private let isRunning: @Sendable (Int) async -> Void
  private static let sweepPause = Duration.seconds(5)
  /// In the log; not with all that it has.
  public var description: String { "the web server" }

  /// - Parameters:
  ///   - settings: where it listens, and how much it takes on.
  ///   - desk: the chats.
  ///   - authority: who may see and do more than visitors.
  ///   - log: calls and tickets, for figures.
  ///   - teaching: how lessons are tried before they are put live.
  ///   - metrics: what is counted, the desk's too.
  ///   - live: the spoken calls whose sound is here.
  ///   - parts: what is served beside chats and their pages.
  ///   - reports: what else there is to tell at `/health` and `/metrics`.
  ///   - logger: where it writes.
  ///   - isRunning: told the port when requests are taken.
  public init(
    settings: WebSettings, desk: ChatDesk, authority: Authority, log: any CallLog,
    teaching: TeachingEffect.Playing, metrics: WebMetrics,
    live: LiveCalls = LiveCalls(), parts: [any WebPart] = [],
    reports: [@Sendable () async -> StatusReport] = [], logger: Logger,
    isRunning: @escaping @Sendable (Int) async -> Void = { _ in }
  ) {
    (self.settings, self.desk, self.authority, self.metrics, self.logger) = (settings, desk, authority, metrics, logger)
    self.isRunning = isRunning
    let figures = ReportDesk(log: log, now: desk.now)
    lessons = TeachingDesk(chats: desk, playing: teaching)
    self.parts =
      [
        ChatRoutes(desk: desk, metrics: metrics, settings: settings), PageRoutes(),
        StatusRoutes(desk: desk, metrics: metrics, settings: settings, reports: reports),
        SessionRoutes(authority), StaffPages(),
        SoundRoutes(live: live, store: desk.calling.store, authority: authority, settings: settings),
        DeskRoutes(
          authority: authority, seats: DeskSeats(desk: desk, authority: authority, wrapUp: settings.wrapUpSeconds)),
        ReportRoutes(chats: desk, authority: authority, desk: figures),
        AccountRoutes(chats: desk, authority: authority),
        TeachingRoutes(chats: desk, authority: authority, reports: figures, desk: lessons),
      ] + parts
  }

  /// The server's addresses, and what each takes.
  var routes: (WebRoutes, Router<WebContext>) {
    let router = Router(context: WebContext.self, options: .autoGenerateHeadEndpoints)
    router.add(middleware: WebGate(settings: settings, metrics: metrics))
    var routes = WebRoutes(router: router)
    for part in parts { part.add(to: &routes) }
    routes.refuseOtherMethods()
    return (routes, router)
  }

  /// Runs until it is told to stop; then chats are told, and what is being answered is finished.
  public func run() async throws {
    let application = try application()
    try await withGracefulShutdownHandler {
      try await withThrowingTaskGroup { group in
        group.addTask { try await run(application) }
        group.addTask { try? await lookAfterChats() }
        group.addTask { try? await holdChats() }
        // The server ends when it is told to stop, or cannot start.
        defer { group.cancelAll() }
        try await group.next()
      }
    } onGracefulShutdown: {
      Task { await desk.close() }
    }
    await desk.close()
    await lessons.close()
  }

  private func run(_ application: some ApplicationProtocol) async throws {
    do {
      try await application.run()
    } catch  where error is IOError || error is SocketAddressError {
      throw WebStartError(settings, error)
    }
  }

  private func application() throws -> some ApplicationProtocol {
    let count = ConnectionCount(limit: settings.limits.connectionsPerAddress, metrics: metrics)
    let (routes, router) = routes
    let responder = router.buildResponder()
    let (metrics, sockets, isCounted) = (metrics, routes.sockets, !settings.trustsForwarded)
    let idle = TimeAmount.seconds(Int64(settings.limits.requestSeconds) * 2)
    let http = HTTPServerBuilder {
      UpgradableHTTP(
        responder: $0, routes: responder, sockets: sockets, count: isCounted ? count : nil, metrics: metrics, idle: idle
      )
    }
    let (isRunning, desk, settings) = (isRunning, desk, settings)
    return Application(
      responder: responder,
      server: try settings.tls.map { try .tls(http, tlsConfiguration: $0) } ?? http,
      configuration: ApplicationConfiguration(
        address: .hostname(settings.host, port: settings.port),
        availableConnectionsDelegate: MaximumAvailableConnections(settings.limits.connections)),
      onServerRunning: { channel in
        let port = channel.localAddress?.port ?? 0
        // Not before it listens: where another program does, that one holds its chats.
        await desk.hold(at: ListeningPlace(host: settings.host, port: port).description)
        await isRunning(port)
      },
      logger: quietLogger)
  }

  /// The framework's own lines are for those who look for faults.
  private var quietLogger: Logger {
    var logger = logger
    if logger.logLevel == .info { logger.logLevel = .notice }
    return logger
  }

  /// Says every second that the chats here have a holder.
  private func holdChats() async throws {
    while true {
      try await Task.sleep(for: .seconds(1))
      await desk.keepHolding()
    }
  }

  /// Ends abandoned chats, forgets sessions that are over, and sends every 15 s a sign of life to those who read.
  private func lookAfterChats() async throws {
    for round in 1... {
      try await Task.sleep(for: Self.sweepPause)
      await desk.sweep()
      await desk.renew()
      if round % 3 == 0 { await desk.beat() }
      if round % 60 == 0 { await authority.sweep() }
    }
  }
}
