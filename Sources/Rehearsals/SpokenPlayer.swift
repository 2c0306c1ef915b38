import Calls
import Dialogue
import Understanding
import Voice

/// Plays a conversation whose caller speaks: frame by frame, through the same line as a live call.
struct SpokenPlayer: Player {
  /// How long Oriole may take to come to rest.
  private static let restLimit = Duration.seconds(180)
  /// After the last word, so that it can end.
  private static let tail = Duration.milliseconds(600)

  private var rehearsed: RehearsedCall
  private let stage: Stage
  private let line: VoiceLine
  private let language: Language

  init(_ rehearsal: Rehearsal, on stage: Stage, log: HappeningLog) async throws {
    self.stage = stage
    let warn = log.observer.warned
    line = try await stage.makeLine(rehearsal.isTelephone ? .phone : .wide, warn)
    rehearsed = try await RehearsedCall(rehearsal, on: stage, line: line, log: log)
    language = rehearsed.start.language
  }

  var call: Call { rehearsed.call }
  var now: Duration { rehearsed.clock.now }

  mutating func perform(_ turn: RehearsedTurn, next: RehearsedTurn?) async throws {
    switch turn.deed {
    case .call: await call.receive(.callStarted(rehearsed.start))
    case .say(let text), .hear(let text, _, _):
      await call.receive(.heard(Utterance(text, language: language, isTyped: true)))
    case .keys(let digits): try await press(digits)
    case .silence: try await hear(nil, for: rehearsed.limits.silence + .milliseconds(100))
    case .speak(let spoken):
      let sound = try await stage.voice.sound(of: spoken.text, voice: spoken.voice)
      try await hear(try await ConditionedSound.make(sound, spoken.condition, stage.voice, seed: spoken.text))
    case .play(let path, let condition):
      let (sound, _) = try await stage.voice.recording(path)
      try await hear(try await ConditionedSound.make(sound, condition, stage.voice, seed: path))
    case .lookups(let conduct): rehearsed.data.set(conduct)
    case .agent(let deed):
      try await rehearsed.perform(deed)
      try await hear(nil, for: .seconds(1))
    case .wait(let seconds): try await hear(nil, for: .milliseconds(Int(seconds * 1000)))
    case .rates(let rating): await call.receive(.rated(rating))
    case .hangUp: await call.receive(.callEnded)
    }
    rehearsed.log.noteDone(at: now)
    try await settle(until: next?.interruptsAfter)
  }

  private func press(_ digits: [Digit]) async throws {
    for digit in digits {
      await line.press(digit)
      try await hear(nil, for: .milliseconds(200))
    }
  }

  /// Silence until it is the caller's turn, or until Oriole has spoken for so long.
  private func settle(until interruption: Double?) async throws {
    try await hear(nil, for: Self.tail)
    let end = now + Self.restLimit
    var spoken = Duration.zero
    while now < end {
      if await call.disposition != nil { return }
      let (isIdle, isHearing) = (await call.isIdle, await line.isHearing)
      if isIdle, !isHearing { return }
      if let interruption, !isHearing {
        spoken += LineFormat.frameDuration
        if spoken >= .milliseconds(Int(interruption * 1000)) { return }
      }
      try await tick(LineFormat.silence)
    }
    throw RehearsalError("the call does not come to rest")
  }

  private func hear(_ samples: [Int16]) async throws {
    let length = LineFormat.samplesPerFrame
    for start in stride(from: 0, to: samples.count, by: length) {
      var frame = Array(samples[start..<min(start + length, samples.count)])
      frame += [Int16](repeating: 0, count: length - frame.count)
      try await tick(AudioFrame(samples: frame, sampleRate: LineFormat.sampleRate))
    }
  }

  private func hear(_ silence: Void?, for duration: Duration) async throws {
    let end = now + duration
    while now < end, await call.disposition == nil { try await tick(LineFormat.silence) }
  }

  private func tick(_ frame: AudioFrame) async throws {
    guard await call.disposition == nil else { return }
    let tick = await line.tick(frame)
    for event in tick.events { await call.receive(event) }
    rehearsed.clock.now += LineFormat.frameDuration
    await call.advance(to: now)
    _ = await line.takeFlush()
  }

  func finish() async { await rehearsed.finish() }
}

extension Rehearsal {
  /// Whether the caller's sound comes over a telephone.
  var isTelephone: Bool {
    turns.contains { turn in
      switch turn.deed {
      case .speak(let spoken): spoken.condition.isTelephone
      case .play(_, let condition): condition.isTelephone
      default: false
      }
    }
  }
}
