import HTTPTypes
import Hummingbird
import Logging
import Settings

/// What every request passes: who sends it and how often, from which site, and what every response carries.
struct WebGate: RouterMiddleware {
  typealias Context = WebContext

  let settings: WebSettings
  let metrics: WebMetrics
  private let rate: RateLimit
  /// What a page may load, unless it says so itself: nothing of other sites.
  private let policy: String

  init(settings: WebSettings, metrics: WebMetrics) {
    (self.settings, self.metrics) = (settings, metrics)
    let framers = (["'self'"] + settings.origins.map(\.description).sorted()).joined(separator: " ")
    policy =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
      + "base-uri 'none'; form-action 'none'; frame-ancestors \(framers)"
    rate = RateLimit(perMinute: settings.limits.requestsPerMinute)
  }

  func handle(
    _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let began = ContinuousClock.now
    var context = context
    if settings.trustsForwarded, let client = ClientAddress.forwarded(request.headers) { context.client = client }
    var response: Response
    var code: String?
    do {
      response = try await answer(request, context, next)
    } catch {
      let shown = WebError(error)
      if shown.status.code == 500 { context.logger.error("\(request.method) \(request.uri.path): \(error)") }
      code = shown.code
      response = shown.response
    }
    guarded(&response, to: request)
    let status = response.status.code
    metrics.observe(
      method: Self.known.contains(request.method) ? request.method.rawValue : "OTHER", status: status, code: code,
      time: began.duration(to: .now))
    context.logger.debug("\(request.method) \(request.uri.path) \(status)")
    return response
  }

  /// All others are refused at every address.
  static let known: Set<HTTPRequest.Method> = [.get, .head, .post, .put, .patch, .delete, .options]

  private func answer(
    _ request: Request, _ context: WebContext, _ next: @concurrent (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard Self.known.contains(request.method) else {
      throw WebError.wrongMethod(Self.known.map(\.rawValue).sorted())
    }
    let isAPI = request.uri.path.hasPrefix("/api/")
    if isAPI, !rate.admits(context.client) { throw WebError.tooFast }
    guard isAPI, let site = request.headers[.origin] else { return try await next(request, context) }
    guard WebOrigin.isOwn(site, request.head) || isAllowed(site) else { throw WebError.wrongOrigin }
    if request.method == .options, request.headers[.accessControlRequestMethod] != nil {
      return Response(
        status: .noContent,
        headers: [
          .accessControlAllowMethods: "GET, POST",
          .accessControlAllowHeaders: "Authorization, Content-Type, Last-Event-ID", .accessControlMaxAge: "600",
        ])
    }
    return try await next(request, context)
  }

  private func isAllowed(_ site: String) -> Bool { WebOrigin(site).map(settings.origins.contains) ?? false }

  /// Tells browsers what they may do with the response.
  private func guarded(_ response: inout Response, to request: Request) {
    response.headers[.xContentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "no-referrer"
    if response.headers[.permissionsPolicy] == nil {
      response.headers[.permissionsPolicy] = "camera=(), microphone=(), geolocation=()"
    }
    if response.headers[.contentSecurityPolicy] == nil { response.headers[.contentSecurityPolicy] = policy }
    if settings.certificate != nil { response.headers[.strictTransportSecurity] = "max-age=31536000" }
    guard request.uri.path.hasPrefix("/api/") else { return }
    response.headers[.vary] = "Origin"
    if let site = request.headers[.origin].flatMap(WebOrigin.init), settings.origins.contains(site) {
      response.headers[.accessControlAllowOrigin] = site.description
      response.headers[.accessControlExposeHeaders] = "Retry-After"
    }
  }
}

extension HTTPField.Name {
  static let referrerPolicy = HTTPField.Name("referrer-policy") ?? .via
  static let permissionsPolicy = HTTPField.Name("permissions-policy") ?? .via
}
