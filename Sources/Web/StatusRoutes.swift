import Hummingbird
import Settings

/// Whether the server is well, and what it counts.
struct StatusRoutes: WebPart {
  let desk: ChatDesk
  let metrics: WebMetrics
  let settings: WebSettings

  private struct Health: Encodable {
    var status: String
    var chats: Int
  }

  func add(to routes: inout WebRoutes) {
    routes.on(.get, "/health") { _, _ in
      guard await !desk.isStopping else {
        return Response(json: Health(status: "stopping", chats: 0), status: .serviceUnavailable)
      }
      return Response(json: Health(status: "ok", chats: await desk.open()))
    }
    guard settings.metrics != .off else { return }
    routes.on(.get, "/metrics") { request, context in
      // Behind a proxy on the same machine everybody seems to be local.
      let isLocal = ClientAddress.isLoopback(context.channel.remoteAddress) && request.headers[.forwardedFor] == nil
      guard isLocal || settings.metrics == .anyone else { throw WebError.notFound }
      return Response(text: metrics.page(openChats: await desk.open()), type: "text/plain; version=0.0.4")
    }
  }
}
