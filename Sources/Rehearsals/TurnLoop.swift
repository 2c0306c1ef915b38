public import Dialogue
import Understanding

/// A conversation without a line: what it asks of the world is answered at once, and prompts are played in no time.
public struct TurnLoop: Sendable {
  /// Rows for a query.
  public typealias Data = @Sendable (Query) async -> [Facts]
  /// Effects after one event; more are a loop.
  private static let effectLimit = 2_000

  public private(set) var conversation: Conversation
  private var listening: Turn?
  private let keepsValues: Bool

  /// - Parameters:
  ///   - script: the assistant.
  ///   - keepsValues: whether outcomes tell what texts may have been filled with.
  public init(_ script: Script, keepsValues: Bool = true) {
    conversation = Conversation(script: script)
    self.keepsValues = keepsValues
  }

  /// What happened in one turn.
  public struct Outcome: Sendable {
    public var prompts: [Prompt] = []
    /// What texts may have been filled with: arguments, rows, values that were understood, reference numbers.
    public var values: [Facts] = []
    public var isHandedOff = false
    /// True when it does not come to rest.
    public var isEndless = false
  }

  /// Handles an event and all that follows from it.
  public mutating func play(_ event: Event, data: Data) async -> Outcome {
    var outcome = Outcome()
    // Keys one by one, as on a telephone: what each leads to is seen.
    var events = if case .pressed(let digits) = event { digits.map { Event.pressed([$0]) } } else { [event] }
    var handled = 0
    while !events.isEmpty {
      let effects = conversation.handle(events.removeFirst())
      if keepsValues { outcome.values.append(conversation.givenValues) }
      handled += 1
      guard handled < Self.effectLimit else {
        outcome.isEndless = true
        return outcome
      }
      for effect in effects { await follow(effect, data, &events, &outcome) }
    }
    return outcome
  }

  /// Nothing is said until the caller's time is over.
  public mutating func playSilence(data: Data) async -> Outcome {
    guard let listening else { return Outcome() }
    return await play(.timedOut(listening), data: data)
  }

  private mutating func follow(
    _ effect: Effect, _ data: Data, _ events: inout [Event], _ outcome: inout Outcome
  ) async {
    switch effect {
    case .play(let prompt, let turn):
      outcome.prompts.append(prompt)
      events.append(.played(turn))
    case .lookUp(let query, let turn):
      let rows = await data(query)
      outcome.values += [query.arguments] + rows
      events.append(.lookedUp(rows, turn))
    case .act(let request, let turn):
      let receipt = Receipt(reference: "10000001", changes: 1)
      outcome.values += [request.arguments, ["reference": receipt.reference]]
      events.append(.acted(receipt, turn))
    case .recall(_, let turn): events.append(.recalled(Profile(), turn))
    case .handOff(_, let turn):
      outcome.isHandedOff = true
      let standing = Standing(ticket: 1, position: 1, expectedWaitSeconds: nil, agentsPresent: 0)
      events.append(.queued(standing, turn))
    case .listen(_, let turn, _): listening = turn
    case .report(.understood(_, _, let slots)): outcome.values.append(slots)
    case .stopPlaying, .remember, .hold, .wait, .tellAgent, .report, .hangUp: break
    }
  }
}
