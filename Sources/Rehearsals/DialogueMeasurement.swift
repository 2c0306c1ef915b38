public import Dialogue
public import Records
import Synchronization
public import Understanding

/// How many turns a second the engine takes, and how large conversations are: the rehearsals' typed turns, without a line,
/// and with the business's rows at hand.
public final class DialogueMeasurement: Sendable {
  /// One typed call.
  private struct TypedCall {
    var start: Start
    var turns: [Event]
  }

  private let script: Script
  private let calls: [TypedCall]
  private let rows = Mutex<[Query: [Facts]]>([:])

  /// - Parameters:
  ///   - script: the assistant.
  ///   - rehearsals: what its callers do; spoken ones, and those whose data fail, are left out.
  ///   - language: only conversations that begin in this language.
  public init(script: Script, rehearsals: [Rehearsal], language: Language) {
    self.script = script
    calls = rehearsals.filter { ($0.language ?? script.defaultLanguage) == language }.compactMap { rehearsal in
      let turns = rehearsal.turns.compactMap { turn -> Event? in
        switch turn.deed {
        case .say(let text): .heard(Utterance(text, language: language, isTyped: true))
        case .keys(let digits): .pressed(digits)
        default: nil
        }
      }
      let start = Start(
        channel: .text, language: language, hears: script.languages, today: rehearsal.today,
        identity: rehearsal.identity)
      return turns.isEmpty || rehearsal.isSpoken ? nil : TypedCall(start: start, turns: turns)
    }
  }

  public var callCount: Int { calls.count }

  /// Plays every call once, and keeps the rows that it asks for.
  public func warmUp(store: any Store) async {
    for call in calls {
      _ = await play(call) { query in
        let found = (try? await store.facts(for: query)) ?? []
        self.rows.withLock { $0[query] = found }
        return found
      }
    }
  }

  /// - Returns: how many turns were played until there were at least so many.
  public func play(atLeast turns: Int) async -> Int {
    var played = 0
    while played < turns, !calls.isEmpty {
      for call in calls where played < turns { played += await play(call, data: kept) }
    }
    return played
  }

  /// - Returns: so many conversations, each in the middle of a call.
  public func open(_ count: Int) async -> [Conversation] {
    var open: [Conversation] = []
    while open.count < count, !calls.isEmpty {
      for call in calls where open.count < count {
        var loop = TurnLoop(script, keepsValues: false)
        _ = await loop.play(.callStarted(call.start), data: kept)
        for turn in call.turns.prefix(3) where loop.conversation.disposition == nil {
          _ = await loop.play(turn, data: kept)
        }
        open.append(loop.conversation)
      }
    }
    return open
  }

  @Sendable private func kept(_ query: Query) async -> [Facts] { rows.withLock { $0[query] ?? [] } }

  private func play(_ call: TypedCall, data: TurnLoop.Data) async -> Int {
    var loop = TurnLoop(script, keepsValues: false)
    _ = await loop.play(.callStarted(call.start), data: data)
    var played = 0
    for turn in call.turns where loop.conversation.disposition == nil {
      _ = await loop.play(turn, data: data)
      played += 1
    }
    return played
  }
}
