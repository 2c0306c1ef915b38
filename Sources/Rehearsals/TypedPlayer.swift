import Calls
import Dialogue
import Understanding

/// Plays a conversation whose caller types, or whose words come as a recogniser would give them.
struct TypedPlayer: Player {
  /// A caller takes so long for a turn.
  private static let pause = Duration.seconds(2)
  /// Rounds of prompts, work and time after one turn.
  private static let roundLimit = 2_000

  private var rehearsed: RehearsedCall
  private let line: TextLine
  private var language: Language

  init(_ rehearsal: Rehearsal, on stage: Stage, log: HappeningLog) async throws {
    line = TextLine()
    rehearsed = try await RehearsedCall(rehearsal, on: stage, line: line, log: log)
    language = rehearsed.start.language
  }

  var call: Call { rehearsed.call }
  var now: Duration { rehearsed.clock.now }

  mutating func perform(_ turn: RehearsedTurn, next: RehearsedTurn?) async throws {
    if turn.deed != .call { await rehearsed.pass(Self.pause) }
    rehearsed.log.noteDone(at: now)
    switch turn.deed {
    case .call: await call.receive(.callStarted(rehearsed.start))
    case .say(let text): await type(text)
    case .hear(let text, let confidence, let alternatives):
      await call.receive(.speechStarted)
      await call.receive(
        .heard(Utterance(text, confidence: confidence, language: language, alternatives: alternatives)))
    case .keys(let digits): await press(digits)
    case .silence: await rehearsed.pass(rehearsed.limits.silence + .milliseconds(100))
    case .lookups(let conduct): rehearsed.data.set(conduct)
    case .agent(let deed):
      try await rehearsed.perform(deed)
      await rehearsed.pass(.seconds(1))
    case .wait(let seconds): await rehearsed.pass(.milliseconds(Int(seconds * 1000)))
    case .rates(let rating): await call.receive(.rated(rating))
    case .hangUp: await call.receive(.callEnded)
    case .speak, .play: throw RehearsalError("sound in a typed conversation")
    }
    try await settle()
  }

  private mutating func type(_ text: String) async {
    guard let event = TypedTurn(text, language: language).event else { return }
    if case .heard(let utterance) = event { language = utterance.language }
    await call.receive(event)
  }

  /// A typed group is whole; on a telephone keys come one by one, and a number that is not whole waits for more.
  private func press(_ digits: [Digit]) async {
    guard rehearsed.start.channel != .text else { return await call.receive(.pressed(digits)) }
    for digit in digits {
      await call.receive(.pressed([digit]))
      await rehearsed.pass(.milliseconds(200))
    }
    await rehearsed.pass(rehearsed.limits.betweenKeys)
  }

  /// Prompts are read at once, and what follows is said too, until it is the caller's turn.
  private func settle() async throws {
    for _ in 0..<Self.roundLimit {
      let played = await line.takePlayed()
      for event in played { await call.receive(event) }
      guard played.isEmpty else { continue }
      let isOver = await call.disposition != nil
      let isIdle = await call.isIdle
      if isOver || isIdle { return }
      let isWaitingForData = await call.isWaitingForData
      if rehearsed.data.isHanging, isWaitingForData {
        await rehearsed.pass(.milliseconds(500))
      } else {
        try? await Task.sleep(for: .milliseconds(1))
      }
    }
    throw RehearsalError("the call does not come to rest")
  }

  func finish() async { await rehearsed.finish() }
}
