import Foundation
import OrioleChat
import Testing

@testable import Web

/// `oriole serve` and `oriole-serve` as programs.
@Suite struct ServeProgramTests {
  @Test func `a server answers, and tells its visitors when it is stopped`() async throws {
    let server = try ServeProgram(["--port", "0"])
    let chat = try await ChatClient.connect(to: try await server.address())
    try await chat.send("when do you open")
    var last: ChatUpdate?
    var hasStopped = false
    for try await update in await chat.updates() {
      last = update
      guard case .message(_, "Nine to six.", _, _) = update, !hasStopped else { continue }
      hasStopped = true
      server.stop()
    }
    #expect(last == .ended(disposition: "contained", reason: "stopping"))
    #expect(try await server.status() == 0)
    #expect(server.errors.isEmpty)
  }

  @Test func `the command line finds the server and becomes it`() async throws {
    let server = try ServeProgram(["serve", "--port=0"], of: "oriole", settings: "serve: {limits: {chats: 1}}\n")
    let caller = WebCaller(try await server.address())
    #expect(try await caller.post("/api/chats", "{}").status == 201)
    #expect(try await caller.post("/api/chats", "{}").code == "busy")
    server.stop()
    #expect(try await server.status() == 0)
    let help = try ServeProgram(["serve", "--help"], of: "oriole")
    #expect(try await help.status() == 0)
    #expect(help.output.contains("USAGE: oriole serve"))
  }

  @Test func `what is wrong with settings and options is told in a line`() async throws {
    let cases: [([String], String, Int32, String)] = [
      (["--prot", "1"], "", 2, "“--prot” is no option"), (["--port"], "", 2, "--port needs a value"),
      (["--port", "x"], "", 1, "serve.port: “x” is not a whole number"),
      ([], "serve: {prot: 1}", 1, "oriole.yaml:3: “serve.prot” is no setting"),
      (["--config", "none.yaml"], "", 1, "none.yaml: cannot be read"),
      (["--assistant", "nowhere"], "", 1, "nowhere"),
      (["--port", "0"], "serve: {certificate: no.pem, key: no.pem}", 1, "no.pem"),
      (["--port", "0", "--host", "300.1.1.1"], "", 1, "300.1.1.1"),
    ]
    for (arguments, settings, status, words) in cases {
      let server = try ServeProgram(arguments, settings: settings)
      #expect(try await server.status() == status, "\(arguments)")
      #expect(server.errors.contains(words), "\(server.errors)")
      #expect(server.errors.split(separator: "\n").count == 1, "\(server.errors)")
    }
  }

  @Test func `a port that is taken is told in a line`() async throws {
    let first = try ServeProgram(["--port", "0"])
    let port = try #require(try await first.address().port)
    let second = try ServeProgram(["--port", "\(port)"])
    #expect(try await second.status() == 1)
    #expect(second.errors.contains("127.0.0.1:\(port)"))
    first.stop()
    _ = try await first.status()
  }

  @Test func `settings are shown with where they were set`() async throws {
    let config = try ServeProgram(
      ["config"], of: "oriole", settings: "serve: {port: 9}\n", environment: ["ORIOLE_SERVE_HOST": "::"])
    #expect(try await config.status() == 0)
    #expect(config.output.contains("serve.port: 9"))
    #expect(config.output.contains("(oriole.yaml:3)"))
    #expect(config.output.contains("($ORIOLE_SERVE_HOST)"))
  }

  @Test func `with a certificate it speaks HTTPS only`() async throws {
    let server = try ServeProgram(["--port", "0"], settings: "serve: {certificate: c.pem, key: k.pem}\n") { folder in
      try Shell.certificate(in: folder)
    }
    let address = try await server.address()
    #expect(address.scheme == "https")
    let health = try Shell.run("curl -sSk -D - \(address)health", in: server.folder)
    #expect(health.contains(#""status":"ok""#))
    #expect(health.lowercased().contains("strict-transport-security"))
    server.stop()
    #expect(try await server.status() == 0)
  }
}
