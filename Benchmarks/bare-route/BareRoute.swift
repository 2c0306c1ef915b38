import Hummingbird

/// A web server with one address that says ok, to compare with.
@main
enum BareRoute {
  static func main() async throws {
    let router = Router()
    router.post("/bare") { request, _ in
      _ = try await request.body.collect(upTo: 16_384)
      return "ok"
    }
    let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8081
    try await Application(router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)))
      .runService()
  }
}
