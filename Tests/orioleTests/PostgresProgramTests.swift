import Foundation
import PostgresServers
import Testing

/// The program on a PostgreSQL database.
@Suite(.serialized) struct PostgresProgramTests {
  @Test func `a typed call keeps its records where ORIOLE_STORE says`() async throws {
    let address = try PostgresServer.shared().freshAddress()
    let call = try await Program.run(
      "text", "--format", "json", input: "where is my order\n457012\nno thank you\nbye\n",
      environment: ["ORIOLE_STORE": address])
    #expect(call.status == 0 && call.errors.isEmpty, "\(call.errors)")
    #expect(call.events.contains { $0["event"] as? String == "lookedUp" && $0["found"] as? Int == 1 }, "\(call.output)")
    let replay = try await Program.run("replay", "last", "--store", address)
    #expect(replay.output.contains("goes the same way today"), "\(replay.output) \(replay.errors)")
  }

  @Test func `a recorded call keeps its records`() async throws {
    let address = try PostgresServer.shared().freshAddress()
    let call = try await Program.run("wav", "Audio/calls/order-status.wav", "--store", address)
    #expect(call.status == 0 && call.errors.isEmpty, "\(call.errors)")
    let replay = try await Program.run("replay", "last", "--store", address)
    #expect(replay.status == 0 && replay.output.contains("goes the same way today"), "\(replay.output)")
  }

  @Test(.timeLimit(.minutes(4))) func `a server that restarts in the middle of a call delays it`() async throws {
    let server = try PostgresServer()
    let caller = try Program(["text", "--format", "json", "--store", server.address()])
    let desk = try Program(["desk", "--agent", "Anna", "--store", server.address()])
    caller.type("talk to a person\n")
    try await caller.prints("\"event\":\"handoff\"")
    desk.type("claim\n")
    try await caller.prints("agent_joined")
    try server.stop(.immediate)
    desk.type("say Still here.\n")
    try await Task.sleep(for: .seconds(2))
    try server.start()
    try await caller.prints("Still here.")
    caller.type("so am I\n")
    try await desk.prints("so am I")
    desk.type("close solved\nquit\n")
    let ended = try await caller.end()
    #expect(ended.events.last?["disposition"] as? String == "handedOff")
    #expect(ended.errors.isEmpty, "\(ended.errors)")
    #expect(try await desk.end().errors.isEmpty)
    server.end()
  }

  @Test(arguments: [
    ("postgres://oriole@127.0.0.1:1/shop", "postgres://oriole@127.0.0.1:1/shop: Connection refused"),
    ("postgres://ann:secret@host", "names no database"), ("postgres://ann:secret@[::1/shop", "is no address"),
    ("mysql://ann:secret@host/shop", "mysql: no such kind of store"),
  ])
  func `an address that leads nowhere is one line, without its password`(address: String, words: String) async throws {
    for command in [["text"], ["desk", "list"], ["replay", "last"]] {
      let program = try Program(command + ["--store", address])
      program.closeInput()
      let result = try await program.end()
      #expect(result.status == 1)
      #expect(result.errorLines.count == 1, "\(result.errors)")
      #expect(result.errors.hasPrefix("oriole: ") && result.errors.contains(words), "\(result.errors)")
      #expect(!result.errors.contains("secret") && result.output.isEmpty)
    }
  }

  @Test func `a password is in no list of processes, and not shown with the settings`() async throws {
    let address = try PostgresServer.shared().address(password: PostgresServer.password)
    let desk = try Program(["desk", "--agent", "Anna", "--store", address])
    try await desk.prints("Nobody is waiting.")
    let listed = try String(contentsOfFile: "/proc/\(desk.identifier)/cmdline", encoding: .utf8)
    #expect(listed.contains("postgres://oriole:******@127.0.0.1") && !listed.contains(PostgresServer.password))
    desk.type("quit\n")
    #expect(try await desk.end().status == 0)
    let config = try await Program.run("config", environment: ["ORIOLE_STORE": address])
    #expect(config.output.contains("postgres://oriole:***@127.0.0.1"), "\(config.output)")
    #expect(!config.output.contains(":\(PostgresServer.password)@"))
  }

  @Test func `what the server refuses is said in its words`() async throws {
    let server = try PostgresServer.shared()
    let refusals = [
      (server.address(database: "nowhere", password: PostgresServer.password), "database \"nowhere\" does not exist"),
      (server.address(password: "wrong"), "password authentication failed"),
      (server.address(password: nil), "wants a password"),
    ]
    for (address, words) in refusals {
      let commands = [
        ["kiosk", "--calls", "1"], ["desk", "list"], ["text"], ["wav", "Audio/calls/order-status.wav"],
      ]
      for command in commands {
        let program = try Program(command + ["--store", address])
        program.closeInput()
        let result = try await program.end()
        #expect(result.status == 1)
        #expect(result.errorLines.count == 1 && result.errors.contains(words), "\(result.errors)")
      }
    }
  }
}
