import Calls
import Dialogue
import Foundation
import Records
import RecordsSQLite
import Testing
import Understanding
import Voice

@testable import Web

/// The sound of a call over its WebSocket: who may hear it, and what it survives.
@Suite struct SoundSocketTests {
  /// A call in this process whose caller waits for a person, with a line that is ticked by hand.
  private struct Scene {
    let server: TestServer
    let bridge = AudioBridge()
    let ticket: Int
    let call: CallID

    init(_ server: TestServer, node: String? = nil, isHere: Bool = true) async throws {
      self.server = server
      let start = Start(channel: .kiosk, language: .english)
      let calling = server.desk.calling
      let call = try await calling.begin(
        start, line: TextLine(), pacing: .live, observer: CallObserver(happened: { _ in }))
      self.call = call.id
      if isHere { await server.live.began(call, bridge: bridge) }
      var handoff = Handoff(
        queue: "general", reason: .asked, language: .english, intent: nil, slots: [:], frustration: 0, tried: [],
        transcript: [])
      handoff.node = node
      ticket = try await server.store.openTicket(for: call.id, handoff, limit: 10, at: Date()).number
    }

    func claim(by agent: String) async throws { _ = try await server.store.claim(ticket, by: agent, at: Date()) }

    func open(_ staff: StaffCaller, _ query: String? = nil) async throws -> RawSocket {
      try await RawSocket(
        "/api/desk/sound?\(query ?? "ticket=\(ticket)")", port: server.port, fields: ["Cookie": staff.cookie])
    }
  }

  /// The status that the server answers instead of a socket.
  private func refusal(_ open: () async throws -> RawSocket) async -> String {
    do {
      _ = try await open()
      return "open"
    } catch {
      return "\(error)".split(separator: " ").dropFirst().first.map(String.init) ?? "\(error)"
    }
  }

  private static let frame = [UInt8](repeating: 0, count: 640)

  @Test func `only the agent who holds the caller and supervisors hear a call`() async throws {
    try await TestServer.with { server in
      let scene = try await Scene(server)
      let ada = try await StaffCaller.loggedIn(server, "ada")
      let ben = try await StaffCaller.loggedIn(server, "ben")
      let sue = try await StaffCaller.loggedIn(server, "sue", as: .supervisor)
      #expect(await refusal { try await scene.open(ada) } == "403")
      try await scene.claim(by: "ada")
      #expect(await refusal { try await scene.open(ben) } == "403")
      #expect(await refusal { try await scene.open(ben, "call=\(scene.call.value)") } == "403")
      #expect(await refusal { try await scene.open(ada, "ticket=99") } == "404")
      #expect(await refusal { try await scene.open(sue, "call=99") } == "404")
      for query in ["", "ticket=x", "call=-1", "ticket=99999999999999999999"] {
        #expect(await refusal { try await scene.open(sue, query) } == "400")
      }
      let stranger = StaffCaller(caller: ada.caller, cookie: "none=1", csrfToken: "")
      #expect(await refusal { try await scene.open(stranger) } == "401")
      #expect(await refusal { try await scene.open(ada) } == "open")
      let listening = try await scene.open(sue)
      #expect(await listening.message()?.text.contains(#""listening""#) == true)
      #expect(try await server.store.auditTrail(before: nil, limit: 100).contains { $0.action == "call.listen" })
    }
  }

  @Test func `the place of a call's sound is told, on another server too`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server, "ada")
      let here = try await Scene(server)
      try await here.claim(by: "ada")
      let place = try await ada.get("/api/desk/sound/place?ticket=\(here.ticket)")
      #expect(place.status == 200 && place.json["node"] == nil)
      try await server.store.closeTicket(here.ticket, by: "ada", as: "done", at: Date())
      let elsewhere = try await Scene(server, node: "https://two.example", isHere: false)
      try await elsewhere.claim(by: "ada")
      #expect(try await ada.get("/api/desk/sound/place?ticket=\(elsewhere.ticket)")["node"] == "https://two.example")
      #expect(await refusal { try await elsewhere.open(ada) } == "421")
      try await server.store.closeTicket(elsewhere.ticket, by: "ada", as: "done", at: Date())
      let nowhere = try await Scene(server, isHere: false)
      try await nowhere.claim(by: "ada")
      #expect(try await ada.get("/api/desk/sound/place?ticket=\(nowhere.ticket)").code == "no_sound")
    }
  }

  @Test func `the caller's sound comes, and ends with the call`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server, "ada")
      let scene = try await Scene(server)
      try await scene.claim(by: "ada")
      let socket = try await scene.open(ada)
      #expect(await socket.message()?.text.contains(#""waiting""#) == true)
      scene.bridge.follow(.agentJoined("ada"))
      let line = try VoiceLine(
        pacing: .live, recognizers: [:], synthesizer: NoVoice(), keys: { () throws(AudioError) in NoKeys() },
        melody: nil, bridge: scene.bridge, warn: { _ in })
      var heard: Int16 = 0
      // Until what the agent says has come through; a busy machine may take a while.
      for tick in 0..<500 where tick < 10 || heard != 256 {
        await socket.send(frame: 2, [UInt8](repeating: 1, count: 640).enumerated().map { $0.offset % 2 == 0 ? 0 : 1 })
        let frame = AudioFrame(samples: [Int16](repeating: 513, count: 320), sampleRate: 16_000)
        heard = await line.tick(frame).sound.samples.first ?? 0
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(heard == 256)
      var sounds = 0
      while sounds < 5, let message = await socket.message() {
        if message.opcode == 2 {
          #expect(message.data.count == 640 && message.data.prefix(2) == [1, 2])
          sounds += 1
        }
      }
      #expect(sounds == 5)
      await server.live.ended(scene.call)
      var last: [RawSocket.Frame] = []
      while let message = await socket.message() { last = last.suffix(1) + [message] }
      #expect(last.first?.text.contains("call_ended") == true && last.last?.code == 1_000)
    }
  }

  @Test func `what is no sound ends the socket, and the call goes on`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server, "ada")
      let scene = try await Scene(server)
      try await scene.claim(by: "ada")
      for (opcode, data, code) in [
        (UInt8(2), [UInt8](repeating: 0, count: 639), 1_003), (2, [], 1_003), (2, Self.frame + Self.frame, 1_009),
        (1, Array("hello".utf8), 1_007), (1, Array("[]".utf8), 1_007),
        (1, Array(#"{"type":"end"}"#.utf8), 1_000),
      ] {
        let socket = try await scene.open(ada)
        await socket.send(frame: opcode, data)
        var last: RawSocket.Frame?
        while let message = await socket.message() { last = message }
        #expect(last?.code == code, "\(opcode) \(data.count)")
      }
      // Too fast: cut off, whatever is in it.
      let socket = try await scene.open(ada)
      for _ in 0..<2_000 { await socket.send(frame: 2, Self.frame) }
      var last: RawSocket.Frame?
      while let message = await socket.message() { last = message }
      #expect(last == nil || last?.code == 1_008)
      #expect(await refusal { try await scene.open(ada) } == "open")
    }
  }

  @Test func `the sound ends when the caller is somebody else's`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server, "ada")
      let scene = try await Scene(server)
      try await scene.claim(by: "ada")
      let socket = try await scene.open(ada)
      _ = await socket.message()
      try await server.store.closeTicket(scene.ticket, by: "ada", as: "done", at: Date())
      #expect(await socket.message()?.text.contains("not_yours") == true)
    }
  }
}

/// Says nothing.
private struct NoVoice: SpeechSynthesizer {
  func speak(
    _ sentence: String, language: String, pace: Double, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) async throws(SpeechError) {}
}

/// Finds no keys.
private final class NoKeys: KeyDetector {
  func detect(in frame: AudioFrame) -> [Character] { [] }
}
