import Foundation
import PostgresServers
import Testing

/// What `Benchmarks/kills` does: 400 visitors wait for six agents, while the server and the desks are killed 30 times.
@Suite(.serialized) struct KillsTests {
  @Test(.timeLimit(.minutes(8)), arguments: ["sqlite", "postgres"])
  func `each of 400 visitors is served once, and told so, however often programs are killed`(kind: String) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-kills-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = kind == "postgres" ? try PostgresServer.shared().freshAddress() : "store.sqlite"
    let script = FileManager.default.currentDirectoryPath + "/Benchmarks/kills"
    let output = try Shell.run("'\(script)' --build debug \(kind) '\(store)' 2>&1; echo status $?", in: folder)
    #expect(output.contains("30 kills (server 10, desks 20)"), "\(output)")
    #expect(output.contains("ended {'handedOff': 400}, 0 were not told, 0 problems"), "\(output)")
    #expect(output.hasSuffix("status 0\n"), "\(output)")
  }
}
