public import Dialogue
public import Understanding
public import Voice

/// A line whose caller speaks: a microphone and a WAV file differ only in where the frames come from.
///
/// Each frame of 20 ms goes in once; what the caller did comes out as events, and what the caller hears as a frame.
public actor VoiceLine: Line {
  /// What one frame came to.
  public struct Tick: Sendable {
    public var events: [Event]
    /// What the caller hears in these 20 ms.
    public var sound: AudioFrame
    /// The words so far; nil when they have not changed.
    public var partial: String?
    /// An agent's sound is in what the caller hears.
    public var isAgents = false
    /// Of the caller's frame, dBFS.
    public var level: Double
    /// True while the caller says or keys in a secret: this frame is not to be kept.
    public var isSecret = false
  }

  /// After a key no speech begins for so long: the end of a tone is no speech.
  private static let quietAfterKey = 10
  private static let waitAfterKey = Duration.milliseconds(60)...(.milliseconds(60))

  private let hearing: Hearing
  private let speaking: Speaking
  private let keys: any KeyDetector
  private let echo: (any EchoCanceller)?
  private let bridge: AudioBridge?
  /// An agent's sound is there: Oriole neither listens nor speaks.
  private var isBridged = false
  private var melody: HoldMelody?
  private var isHolding = false
  private var endpointer = Endpointer()
  private var expectation = Expectation(.anything, language: .english)
  private var utterance = 0
  private var utteranceExpectation: Expectation?
  /// The utterance whose words are awaited after its end.
  private var awaited: Int?
  private var played = LineFormat.silence
  private var quietFrames = 0
  private var mustFlush = false
  /// What was suspected is speech; a prompt that it did not stop goes on.
  private var mustResume = false
  private var pressed: [Digit] = []
  /// Prompts that are not said because an agent speaks.
  private var leftOut: [Turn] = []

  /// A line of its own for one call. `keys` makes its key detector; `echo` its echo canceller, where the microphone hears
  /// the loudspeaker; what they throw is thrown on. Over the `bridge` an agent can talk with the caller.
  public init(
    pacing: Pacing, recognizers: [Language: any SpeechRecognizer], synthesizer: any SpeechSynthesizer,
    keys: @Sendable () throws(AudioError) -> any KeyDetector,
    echo: (@Sendable () throws(AudioError) -> any EchoCanceller)? = nil, melody: HoldMelody?,
    bridge: AudioBridge? = nil, warn: @escaping @Sendable (String) -> Void
  ) throws(AudioError) {
    hearing = Hearing(recognizers: recognizers, pacing: pacing, warn: warn)
    speaking = Speaking(synthesizer: synthesizer, pacing: pacing, warn: warn)
    self.keys = try keys()
    self.echo = if let echo { try echo() } else { nil }
    self.melody = melody
    self.bridge = bridge
  }

  /// True from the caller's first sound of an utterance until its words are there.
  public var isHearing: Bool { utteranceExpectation != nil || awaited != nil }

  /// A key from elsewhere than the sound, such as a keyboard; at most 64 wait.
  public func press(_ digit: Digit) {
    if pressed.count < 64 { pressed.append(digit) }
  }

  /// True once after playing was stopped: what the device holds must be dropped.
  public func takeFlush() -> Bool {
    defer { mustFlush = false }
    return mustFlush
  }

  public func perform(_ effect: Effect) async {
    switch effect {
    case .play(let prompt, let turn):
      isHolding = false
      if isBridged, !prompt.isAgents { leftOut.append(turn) } else { speaking.play(prompt, turn) }
    case .stopPlaying:
      speaking.stop()
      isHolding = false
      mustFlush = true
    case .listen(let expectation, _, _): self.expectation = expectation
    case .hold:
      // After an announcement it goes on where it was.
      isHolding = true
    case .hangUp:
      speaking.stop()
      isHolding = false
      hearing.stop()
    case .lookUp, .act, .recall, .remember, .handOff, .wait, .tellAgent, .report: break
    }
  }

  public func tick(_ microphone: AudioFrame) async -> Tick {
    if mustResume {
      mustResume = false
      speaking.resume()
    }
    let frame = echo?.cancel(microphone, played: played) ?? microphone
    let isSecret = expectation.isSecret ?? false
    var events = detectKeys(frame)
    let agent = await heedAgent()
    if agent == nil { events += await detectSpeech(frame) } else { _ = endpointer.process(frame) }
    let partial = takeWords(&events)
    let (own, completion) = await nextSound()
    switch completion {
    case .played(let turn): events.append(.played(turn))
    case .failed(let turn): events.append(.failed(turn))
    case nil: break
    }
    events += leftOut.map { .played($0) }
    leftOut = []
    let sound = agent?.mixed(with: own) ?? own
    played = sound
    bridge?.pass(caller: isSecret ? LineFormat.silence : frame, heard: sound)
    return Tick(
      events: events, sound: sound, partial: isSecret ? partial.map { _ in "" } : partial, isAgents: agent != nil,
      level: endpointer.level, isSecret: isSecret)
  }

  /// An agent's sound of these 20 ms, while there is one.
  private func heedAgent() async -> AudioFrame? {
    switch bridge?.turn() {
    case .agent(let sound):
      if !isBridged {
        isBridged = true
        isHolding = false
        mustFlush = true
        leftOut += speaking.leaveToAgent()
        await endUtterance()
      }
      return sound
    case .lost: isHolding = true
    case .oriole, nil: break
    }
    isBridged = false
    return nil
  }

  /// What the caller was just saying is still understood, as far as it was heard.
  private func endUtterance() async {
    mustResume = false
    guard let expectation = utteranceExpectation else { return }
    utteranceExpectation = nil
    awaited = utterance
    await hearing.finish(utterance, expectation.language)
  }

  private func detectKeys(_ frame: AudioFrame) -> [Event] {
    let found = pressed + keys.detect(in: frame).compactMap { Digit(rawValue: String($0)) }
    pressed = []
    guard !found.isEmpty else { return [] }
    // What is left of a void utterance ends soon, so that the next one is not taken for a part of it.
    endpointer.wait = Self.waitAfterKey
    utteranceExpectation = nil
    awaited = nil
    utterance += 1
    quietFrames = Self.quietAfterKey
    return found.map { .pressed([$0]) }
  }

  private func detectSpeech(_ frame: AudioFrame) async -> [Event] {
    guard quietFrames == 0 else {
      quietFrames -= 1
      return []
    }
    endpointer.isPlaying = speaking.isPlaying || isHolding
    switch endpointer.process(frame) {
    case .suspected:
      guard hearing.hears(expectation.language), speaking.pause() else { return [] }
      mustFlush = true
    case .dismissed: speaking.resume()
    case .speechStarted(let preRoll):
      mustResume = true
      guard hearing.hears(expectation.language) else { return [] }
      utterance += 1
      utteranceExpectation = expectation
      endpointer.wait = Patience.wait(after: "", expecting: expectation)
      await hearing.begin(utterance, expectation)
      for frame in preRoll { await hearing.hear(utterance, frame, expectation.language) }
      return [.speechStarted]
    case .speechEnded:
      guard let expectation = utteranceExpectation else { return [] }
      utteranceExpectation = nil
      awaited = utterance
      await hearing.finish(utterance, expectation.language)
    case nil:
      if let language = utteranceExpectation?.language { await hearing.hear(utterance, frame, language) }
    }
    return []
  }

  /// Takes what the recogniser has found; words of utterances that a key made void are dropped.
  private func takeWords(_ events: inout [Event]) -> String? {
    var partial: String?
    for outcome in hearing.takeOutcomes() {
      switch outcome {
      case .partial(utterance, let words):
        partial = words
        if let expectation = utteranceExpectation {
          endpointer.wait = Patience.wait(after: words, expecting: expectation)
        }
      case .heard(let number, let heard) where number == awaited:
        awaited = nil
        events.append(.heard(heard))
      default: break
      }
    }
    return partial
  }

  private func nextSound() async -> (AudioFrame, Speaking.Completion?) {
    let (sound, completion) = await speaking.next()
    if let sound { return (sound, completion) }
    if isHolding, let held = melody?.next() { return (held, completion) }
    return (LineFormat.silence, completion)
  }
}
