import Foundation
import Testing

/// A caller at a keyboard and an agent at a desk, in programs of their own.
@Suite(.serialized) struct DeskTests {
  private func caller(_ store: String) throws -> Program {
    try Program(["text", "--format", "json", "--store", store])
  }

  /// A caller who is in the queue.
  private func waitingCaller(_ store: String) async throws -> Program {
    let caller = try caller(store)
    caller.type("talk to a person\n")
    try await caller.prints("\"event\":\"handoff\"")
    return caller
  }

  /// Anna takes the caller, and her desk is killed.
  private func claimAndKill(_ caller: Program, _ store: String) async throws {
    let desk = try desk(store)
    desk.type("claim\n")
    try await caller.prints("agent_joined")
    desk.kill()
    _ = try await desk.end()
  }

  private func desk(_ store: String, agent: String = "Anna") throws -> Program {
    try Program(["desk", "--agent", agent, "--store", store])
  }

  @Test(arguments: StorePlace.allCases)
  func `a caller is handed over, talked with and closed`(place: StorePlace) async throws {
    let scratch = try Scratch()
    let store = try place.make(in: scratch)
    let caller = try caller(store)
    caller.type("where is my order\n457012\ntalk to a person\n")
    try await caller.prints("\"event\":\"handoff\"")
    let desk = try desk(store)
    desk.type("list\n")
    try await desk.prints("order_status")
    desk.type("claim 1\n")
    try await desk.prints("where is my order")
    try await desk.prints("457012")
    try await caller.prints("agent_joined")
    desk.type("say Hello, your parcel is at the neighbours.\n")
    try await caller.prints("your parcel is at the neighbours")
    caller.type("oh thank you\n")
    try await desk.prints("oh thank you")
    desk.type("close solved\n")
    try await desk.prints("closed: solved")
    let ended = try await caller.end()
    #expect(ended.status == 0)
    #expect(ended.events.last?["disposition"] as? String == "handedOff")
    desk.type("list\nquit\n")
    #expect(try await desk.end().status == 0)
  }

  @Test(arguments: StorePlace.allCases)
  func `a ticket survives the killing of the caller's side`(place: StorePlace) async throws {
    let scratch = try Scratch()
    let store = try place.make(in: scratch)
    let caller = try await waitingCaller(store)
    caller.kill()
    _ = try await caller.end()
    let list = try await Program.run("desk", "list", "--agent", "Anna", "--store", store)
    #expect(list.status == 0)
    #expect(list.output.contains("talk_to_person") || list.output.contains("asked"))
  }

  @Test(arguments: StorePlace.allCases)
  func `a desk that is killed and started again goes on with its caller`(place: StorePlace) async throws {
    let scratch = try Scratch()
    let store = try place.make(in: scratch)
    let caller = try await waitingCaller(store)
    try await claimAndKill(caller, store)
    let second = try desk(store)
    second.type("say I am back.\n")
    try await caller.prints("I am back.")
    second.type("close solved\nquit\n")
    #expect(try await caller.end().events.last?["disposition"] as? String == "handedOff")
    #expect(try await second.end().status == 0)
  }

  @Test func `a caller whose agent does not come back is in the queue again`() async throws {
    let scratch = try Scratch()
    let store = scratch.file("s.sqlite")
    let caller = try await waitingCaller(store)
    try await claimAndKill(caller, store)
    try await caller.prints("agent_lost", within: 40)
    let second = try desk(store, agent: "Ben")
    second.type("claim 1\n")
    try await caller.prints("You are through to Ben")
    caller.closeInput()
    second.type("quit\n")
    _ = try await caller.end()
    _ = try await second.end()
  }

  @Test func `a desk's mistakes are one line each, and it goes on`() async throws {
    let scratch = try Scratch()
    let desk = try desk(scratch.file("s.sqlite"))
    desk.type("claim 99\nclose\nsay hello\nnonsense\nquit\n")
    desk.closeInput()
    let result = try await desk.end()
    #expect(result.status == 0)
    #expect(result.errorLines.count == 4, "\(result.errors)")
    #expect(result.errorLines.allSatisfy { $0.hasPrefix("oriole: ") })
  }
}
