import HTTPTypes
public import Hummingbird
import Settings

extension WebRoutes {
  /// Adds an address at which clients open a WebSocket, from the server's own pages only.
  ///
  /// The socket is ended when `run` returns, or the server stops.
  ///
  /// - Parameters:
  ///   - path: the address, the same for all clients; what differs stands in the query.
  ///   - limits: what each socket may cost.
  ///   - accept: looks at the request before there is a socket, for who sends it; throws to refuse.
  ///   - run: is given what `accept` found, and the socket.
  public mutating func socket<Value: Sendable>(
    _ path: String, limits: SocketLimits = SocketLimits(),
    accept: @escaping @Sendable (Request, WebContext) async throws -> Value,
    run: @escaping @Sendable (Value, Socket) async -> Void
  ) {
    sockets[path] = limits
    on(.get, path) { request, context in
      guard let upgrade = context.upgrade else { throw WebError.socketExpected }
      guard request.isFromOwnPage else { throw WebError.wrongOrigin }
      let value = try await accept(request, context)
      upgrade.agree(to: SocketRun(limits: limits, client: context.client) { await run(value, $0) })
      return Response(status: .switchingProtocols)
    }
  }
}

extension Request {
  /// Whether a page of this server's sends it, as browsers say.
  var isFromOwnPage: Bool { headers[.origin].map { WebOrigin.isOwn($0, head) } ?? false }
}
