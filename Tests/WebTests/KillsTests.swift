import Foundation
import PostgresServers
import Testing

/// What `Benchmarks/kills` does: hundreds of visitors wait for six agents, while the server and the desks are killed 30
/// times.
@Suite struct KillsTests {
  @Test(.timeLimit(.minutes(8)))
  func `each of 400 visitors is served once, and told so, however often programs are killed`() throws {
    try Self.kill(400, at: "sqlite store.sqlite")
  }

  /// With fewer visitors than there, for the time that it takes.
  @Test(.timeLimit(.minutes(8))) func `on PostgreSQL so is each of 200`() throws {
    try Self.kill(200, at: "postgres '\(try PostgresServer.shared().freshAddress())'")
  }

  private static func kill(_ visitors: Int, at store: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-kills-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = FileManager.default.currentDirectoryPath + "/Benchmarks/kills"
    let output = try Shell.run(
      "'\(script)' --callers \(visitors) --build debug \(store) 2>&1; echo status $?", in: folder)
    #expect(output.contains("30 kills (server 10, desks 20)"), "\(output)")
    #expect(output.contains("ended {'handedOff': \(visitors)}, 0 were not told, 0 problems"), "\(output)")
    #expect(output.hasSuffix("status 0\n"), "\(output)")
  }
}
