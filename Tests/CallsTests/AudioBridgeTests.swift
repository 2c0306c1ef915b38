import Dialogue
import Testing
import Understanding
import Voice

@testable import Calls

/// Caller and agent hear each other over the line, and Oriole stays out of it.
@Suite struct AudioBridgeTests {
  /// A line whose caller says one level all the time, and what people at its bridge hear.
  private struct Scene {
    let bridge = AudioBridge()
    let line: VoiceLine
    var heard: [Int16] = []
    var events: [Event] = []

    init(_ texts: [String] = []) throws {
      line = try VoiceLine(
        pacing: .virtual, recognizers: [.english: ScriptedRecognizer(texts)], synthesizer: ToneSynthesizer(),
        keys: { () throws(AudioError) in ScriptedKeys([30: "5"]) }, melody: nil, bridge: bridge, warn: { _ in })
    }

    mutating func tick(_ count: Int = 1, caller: Int16 = 7, from port: BridgePort? = nil, level: Int16 = 100) async {
      for _ in 0..<count {
        port?.send(Self.frame(level))
        let tick = await line.tick(Self.frame(caller))
        heard.append(tick.sound.samples.max() ?? 0)
        events += tick.events
      }
    }

    static func frame(_ level: Int16) -> AudioFrame {
      AudioFrame(samples: [Int16](repeating: level, count: 320), sampleRate: 16_000)
    }
  }

  /// What has come out of an end so far: sounds by their level, and what else was told.
  private func outputs(of port: BridgePort?, _ bridge: AudioBridge) async -> (sounds: [Int16], told: [String]) {
    bridge.end()
    var (sounds, told): ([Int16], [String]) = ([], [])
    guard let port else { return ([], []) }
    for await output in port.outputs {
      switch output {
      case .sound(let frame): sounds.append(frame.samples.first ?? 0)
      case .state(let state): told.append(state.rawValue)
      case .over(let ending): told.append(ending.rawValue)
      }
    }
    return (sounds, told)
  }

  private static let standing = Standing(ticket: 1, position: 1, expectedWaitSeconds: nil, agentsPresent: 1)

  @Test func `caller and agent hear each other from when the agent has joined`() async throws {
    var scene = try Scene()
    let port = scene.bridge.open(.agent("Anna"))
    await scene.tick(5, from: port)
    #expect(scene.heard.allSatisfy { $0 == 0 })
    scene.bridge.follow(.agentJoined("Anna"))
    await scene.tick(20, from: port)
    #expect(scene.heard.dropFirst(7).allSatisfy { $0 == 100 })
    let (sounds, told) = await outputs(of: port, scene.bridge)
    #expect(sounds.prefix(5).allSatisfy { $0 == 0 })
    #expect(sounds.dropFirst(5).allSatisfy { $0 == 7 } && sounds.count == 25)
    #expect(told == ["waiting", "talking", "call_ended"])
  }

  @Test(arguments: [Event.agentHeld(true), .agentHandedOver(standing), .agentHandedBack("order_status")])
  func `who is on hold, handed over or back is with no agent`(event: Event) async throws {
    var scene = try Scene()
    let port = scene.bridge.open(.agent("Anna"))
    scene.bridge.follow(.agentJoined("Anna"))
    await scene.tick(20, from: port)
    #expect(scene.heard.last == 100)
    scene.heard = []
    scene.bridge.follow(event)
    await scene.tick(20, from: port)
    #expect(scene.heard.dropFirst(2).allSatisfy { $0 != 100 })
  }

  @Test func `nobody else is heard by the caller`() async throws {
    var scene = try Scene()
    let stranger = scene.bridge.open(.agent("Ben"))
    scene.bridge.follow(.agentJoined("Anna"))
    await scene.tick(20, from: stranger)
    #expect(scene.heard.allSatisfy { $0 == 0 })
    let (sounds, told) = await outputs(of: stranger, scene.bridge)
    #expect(sounds.isEmpty && told == ["waiting", "not_yours"])
  }

  @Test func `Oriole says nothing while the agent's sound is there, but the agent's typed words`() async throws {
    var scene = try Scene()
    await scene.line.perform(.play(Prompt(name: "agent_joined", text: "One. Two.", language: .english), Turn(1)))
    await scene.tick(5)
    #expect(scene.heard.contains { $0 > 1_000 })
    let port = scene.bridge.open(.agent("Anna"))
    scene.bridge.follow(.agentJoined("Anna"))
    await scene.tick(3, from: port)
    scene.heard = []
    await scene.line.perform(.play(Prompt(name: "still_waiting", text: "Three.", language: .english), Turn(2)))
    await scene.tick(10, from: port)
    #expect(scene.heard.allSatisfy { $0 == 100 })
    #expect(scene.events.contains(.played(Turn(1))) && scene.events.contains(.played(Turn(2))))
    await scene.line.perform(.play(Prompt(name: "agent", text: "Typed.", language: .english), Turn(3)))
    await scene.tick(10, from: port)
    #expect(scene.heard.contains { $0 > 1_000 })
    #expect(await scene.line.takeFlush())
  }

  @Test func `the caller's words are the agent's, and keys still reach it as text`() async throws {
    var scene = try Scene(["my cup is broken"])
    let port = scene.bridge.open(.agent("Anna"))
    scene.bridge.follow(.agentJoined("Anna"))
    await scene.tick(20, caller: 0, from: port)
    for index in 0..<50 {
      port?.send(Scene.frame(100))
      let sound = Sound.vowel(seconds: 1).samples[index * 320..<(index + 1) * 320]
      scene.events += await scene.line.tick(AudioFrame(samples: Array(sound), sampleRate: 16_000)).events
    }
    await scene.tick(60, caller: 0, from: port)
    #expect(scene.events == [.pressed([.five])])
  }

  @Test func `when the agent's sound dies the caller waits, and what is typed is said`() async throws {
    let melody = try await HoldMelody(SoundSource([Sound.tone(seconds: 2, hertz: 300, level: 3_000)]))
    let bridge = AudioBridge()
    let line = try VoiceLine(
      pacing: .virtual, recognizers: [:], synthesizer: ToneSynthesizer(),
      keys: { () throws(AudioError) in ScriptedKeys() }, melody: melody, bridge: bridge, warn: { _ in })
    func levels(_ count: Int, from port: BridgePort? = nil) async -> [Int16] {
      var levels: [Int16] = []
      for _ in 0..<count {
        port?.send(Scene.frame(100))
        levels.append(await line.tick(LineFormat.silence).sound.samples.max() ?? 0)
      }
      return levels
    }
    var port = bridge.open(.agent("Anna"))
    bridge.follow(.agentJoined("Anna"))
    #expect(await levels(10, from: port).suffix(5) == [100, 100, 100, 100, 100])
    port?.close(isMeant: false)
    #expect(await levels(20).suffix(10).allSatisfy { $0 > 2_500 })
    // The agent is there again, and then sends nothing for two seconds.
    port = bridge.open(.agent("Anna"))
    #expect(await levels(10, from: port).suffix(5).allSatisfy { $0 == 100 })
    #expect(await levels(90).suffix(80).allSatisfy { $0 == 0 })
    #expect(await levels(30).suffix(10).allSatisfy { $0 > 2_500 })
    #expect(await levels(10, from: port).suffix(5).allSatisfy { $0 == 100 })
    // Who ends it on purpose goes on in writing: no melody.
    port?.close(isMeant: true)
    #expect(await levels(10).allSatisfy { $0 == 0 })
    await line.perform(.play(Prompt(name: "agent", text: "Typed.", language: .english), Turn(1)))
    #expect(await levels(10).contains { $0 > 1_000 })
  }

  @Test func `a lost agent's sound ends, and the next agent's begins`() async throws {
    var scene = try Scene()
    let first = scene.bridge.open(.agent("Anna"))
    scene.bridge.follow(.agentJoined("Anna"))
    await scene.tick(10, from: first)
    scene.bridge.follow(.agentLost(Self.standing))
    scene.heard = []
    await scene.tick(10, from: first)
    #expect(scene.heard.allSatisfy { $0 == 0 })
    let second = scene.bridge.open(.agent("Ben"))
    scene.bridge.follow(.agentJoined("Ben"))
    await scene.tick(10, from: second, level: 50)
    #expect(scene.heard.last == 50)
    #expect(await outputs(of: first, scene.bridge).told.last == "not_yours")
  }

  @Test func `a supervisor hears both and is heard by the agent alone`() async throws {
    var scene = try Scene()
    let (port, supervisor) = (scene.bridge.open(.agent("Anna")), scene.bridge.open(.listener))
    scene.bridge.follow(.agentJoined("Anna"))
    await scene.tick(10, from: port)
    for _ in 0..<20 {
      supervisor?.send(Scene.frame(1_000))
      await scene.tick(from: port)
    }
    supervisor?.whisper(true)
    for _ in 0..<20 {
      supervisor?.send(Scene.frame(1_000))
      await scene.tick(from: port)
    }
    #expect(scene.heard.allSatisfy { $0 <= 100 })
    let sounds = await outputs(of: port, scene.bridge).sounds
    #expect(sounds.prefix(30).allSatisfy { $0 == 7 || $0 == 0 } && sounds.last == 1_007)
    let told = await outputs(of: supervisor, scene.bridge)
    #expect(told.sounds.contains(107) && told.sounds.last == 1_107)
    #expect(told.told == ["listening", "call_ended"])
  }

  @Test func `what is secret is heard by nobody`() async throws {
    var scene = try Scene()
    let supervisor = scene.bridge.open(.listener)
    await scene.line.perform(
      .listen(Expectation(.digits, language: .english, digitCount: 4, isSecret: true), Turn(1), within: nil))
    await scene.tick(10)
    await scene.line.perform(.listen(Expectation(.anything, language: .english), Turn(2), within: nil))
    await scene.tick(10)
    let sounds = await outputs(of: supervisor, scene.bridge).sounds
    #expect(sounds.prefix(10).allSatisfy { $0 == 0 } && sounds.suffix(10).allSatisfy { $0 == 7 })
  }

  @Test func `ends are bounded, and an agent has one`() async throws {
    let bridge = AudioBridge()
    let first = bridge.open(.agent("Anna"))
    _ = bridge.open(.agent("Anna"))
    for _ in 0..<7 { #expect(bridge.open(.listener) != nil) }
    #expect(bridge.open(.listener) == nil)
    #expect(await outputs(of: first, bridge).told == ["waiting", "replaced"])
    #expect(bridge.open(.listener) == nil)
  }
}
