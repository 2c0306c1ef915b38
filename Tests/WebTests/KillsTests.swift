import Foundation
import Testing

/// What `Benchmarks/kills` does: 400 visitors wait for six agents, while the server and the desks are killed 30 times.
/// On PostgreSQL it is run by hand.
@Suite struct KillsTests {
  @Test(.timeLimit(.minutes(8)))
  func `each of 400 visitors is served once, and told so, however often programs are killed`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-kills-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = FileManager.default.currentDirectoryPath + "/Benchmarks/kills"
    let output = try Shell.run("'\(script)' --build debug sqlite store.sqlite 2>&1; echo status $?", in: folder)
    #expect(output.contains("30 kills (server 10, desks 20)"), "\(output)")
    #expect(output.contains("ended {'handedOff': 400}, 0 were not told, 0 problems"), "\(output)")
    #expect(output.hasSuffix("status 0\n"), "\(output)")
  }
}
