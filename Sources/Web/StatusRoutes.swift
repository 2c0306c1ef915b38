import Hummingbird
import Settings

/// Whether the server is well, and what it counts.
struct StatusRoutes: WebPart {
  let desk: ChatDesk
  let metrics: WebMetrics
  let settings: WebSettings
  /// Asked whenever somebody looks.
  let reports: [@Sendable () async -> StatusReport]

  private struct Health: Encodable {
    var status: String
    var chats: Int
    /// What else there is, and how it is.
    var parts: [String: String]?
  }

  private func allReports() async -> [StatusReport] {
    var all: [StatusReport] = []
    for report in reports { all.append(await report()) }
    return all
  }

  func add(to routes: inout WebRoutes) {
    routes.on(.get, "/health") { _, _ in
      guard await !desk.isStopping else {
        return Response(json: Health(status: "stopping", chats: 0), status: .serviceUnavailable)
      }
      let parts = Dictionary(await allReports().map { ($0.part, $0.state) }) { $1 }
      return Response(json: Health(status: "ok", chats: await desk.open(), parts: parts.isEmpty ? nil : parts))
    }
    guard settings.metrics != .off else { return }
    routes.on(.get, "/metrics") { request, context in
      // Behind a proxy on the same machine everybody seems to be local.
      let isLocal = ClientAddress.isLoopback(context.channel.remoteAddress) && request.headers[.forwardedFor] == nil
      guard isLocal || settings.metrics == .anyone else { throw WebError.notFound }
      let page = metrics.page(openChats: await desk.open(), beside: await allReports().flatMap(\.metrics))
      return Response(text: page, type: "text/plain; version=0.0.4")
    }
  }
}
