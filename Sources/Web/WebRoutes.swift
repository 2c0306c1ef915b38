public import HTTPTypes
public import Hummingbird

/// A part of what the web server shows: chats, pages, and what others add.
public protocol WebPart: Sendable {
  /// Adds the part's addresses.
  func add(to routes: inout WebRoutes)
}

/// The addresses of the web server, and what each of them does.
public struct WebRoutes {
  /// Answers a request.
  public typealias Handler = @Sendable (Request, WebContext) async throws -> Response

  private let router: Router<WebContext>
  /// By path, in the order in which they were added.
  private(set) var methods: [(path: String, methods: [HTTPRequest.Method])] = []
  /// The addresses at which sockets are opened.
  var sockets: [String: SocketLimits] = [:]

  init(router: Router<WebContext>) { self.router = router }

  /// Adds what one method does at one address, such as `/api/chats/{chat}`.
  public mutating func on(_ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler) {
    router.on(RouterPath(path), method: method) { request, context in try await handler(request, context) }
    if let index = methods.firstIndex(where: { $0.path == path }) {
      methods[index].methods.append(method)
    } else {
      methods.append((path, [method]))
    }
  }

  /// Answers all other methods at the addresses there are.
  func refuseOtherMethods() {
    for (path, methods) in methods {
      let allowed = methods.map(\.rawValue) + (methods.contains(.get) ? ["HEAD"] : [])
      for method in WebGate.known where method != .head && !methods.contains(method) {
        router.on(RouterPath(path), method: method) { _, _ -> Response in throw WebError.wrongMethod(allowed) }
      }
    }
  }
}
