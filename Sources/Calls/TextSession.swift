public import Dialogue
public import Understanding

/// Runs one typed call: lines in, and time that goes on beside them.
public actor TextSession {
  private let call: Call
  private let line: TextLine
  private var language: Language

  public init(call: Call, line: TextLine, language: Language) {
    self.call = call
    self.line = line
    self.language = language
  }

  public func start(_ start: Start) async { await deliver(.callStarted(start)) }

  /// Takes one typed line at this time of the call.
  public func type(_ text: String, at now: Duration) async {
    await call.advance(to: now)
    guard let event = TypedTurn(text, language: language).event else { return }
    if case .heard(let utterance) = event { language = utterance.language }
    await deliver(event)
  }

  /// Lets time pass: agents' words arrive.
  public func tick(at now: Duration) async {
    await call.advance(to: now)
    await settle()
  }

  public func hangUp() async { await deliver(.callEnded) }

  private func deliver(_ event: Event) async {
    await call.receive(event)
    await settle()
  }

  /// Prompts are read at once; what follows them is said too. At most 100 prompts at a time.
  private func settle() async {
    for _ in 0..<100 {
      let played = await line.takePlayed()
      if played.isEmpty { return }
      for event in played { await call.receive(event) }
    }
  }
}
