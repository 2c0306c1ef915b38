import Dialogue
import Records
import Testing
import Understanding

@testable import Calls

/// What a call's journal tells a program that goes on with it.
@Suite struct ResumptionTests {
  private static let start = Event.callStarted(Start(channel: .chat, language: .english, hears: [.english]))

  /// A conversation that runs as calls do, whose journal is kept; what it plays is read at once.
  private struct Kept {
    var conversation = Conversation(script: HouseScript.script)
    var journal: [JournalEntry] = []

    init(_ events: Event...) { for event in events { take(event) } }

    mutating func take(_ event: Event) {
      let kept = conversation.kept(event)
      let effects = conversation.handle(event)
      journal.append(JournalEntry(at: journal.count * 1_000, event: kept, effects: effects.map(\.kept)))
      for case .play(_, let turn) in effects { take(.played(turn)) }
    }

    /// The turn of the newest effect of its kind.
    func turn(_ find: (Effect) -> Turn?) -> Turn { journal.flatMap(\.effects).compactMap(find).last ?? Turn(-1) }

    var resumption: Resumption { Resumption(script: HouseScript.script, journal: journal) }
  }

  private static func lookup(_ effect: Effect) -> Turn? { if case .lookUp(_, let turn) = effect { turn } else { nil } }
  private static func handoff(_ effect: Effect) -> Turn? {
    if case .handOff(_, let turn) = effect { turn } else { nil }
  }

  private static func waiting() -> Kept {
    var kept = Kept(start, .pressed([.zero]))
    let standing = Standing(ticket: 7, position: 3, expectedWaitSeconds: nil, agentsPresent: 1)
    kept.take(.queued(standing, kept.turn(handoff)))
    return kept
  }

  @Test func `a conversation answers as it would have`() throws {
    var kept = Kept(Self.start, .pressed([.three]))
    var resumption = kept.resumption
    #expect(resumption.open.isEmpty)
    #expect(resumption.now == .seconds(kept.journal.count - 1))
    let event = Event.pressed([.one])
    #expect(resumption.conversation.handle(event) == kept.conversation.handle(event))
  }

  @Test func `a lookup without its answer is open, and one with it is not`() {
    var kept = Kept(Self.start, .pressed([.four]))
    #expect(kept.resumption.open.compactMap(Self.lookup) == [kept.turn(Self.lookup)])
    kept.take(.lookedUp([["state": "here"]], kept.turn(Self.lookup)))
    #expect(kept.resumption.open.isEmpty)
  }

  @Test func `a prompt that was not read to its end is open until it is stopped`() {
    var kept = Kept(Self.start)
    kept.journal.removeLast()
    #expect(kept.resumption.open.count == 1)
    kept.journal.append(JournalEntry(at: 9, event: .pressed([.two]), effects: []))
    let prompts = kept.resumption.open.compactMap { if case .play(let prompt, _) = $0 { prompt.name } else { nil } }
    #expect(prompts == ["opening_hours.answer", "anything_else"])
  }

  @Test func `silence is waited for on from where it began`() throws {
    let kept = Kept(.callStarted(Start(channel: .kiosk, language: .english, hears: [.english])))
    let silence = HouseScript.script.limits.silence
    #expect(kept.resumption.timers.next == kept.resumption.now + silence)
  }

  @Test func `a ticket is remembered with what was said on it`() {
    var kept = Self.waiting()
    kept.take(.moved(Standing(ticket: 7, position: 2, expectedWaitSeconds: nil, agentsPresent: 1)))
    #expect(kept.resumption.ticket == Resumption.Ticket(number: 7, position: 2))
    kept.take(.agentJoined("Anna"))
    kept.take(.agentSaid("Good day"))
    kept.take(.heard(Utterance("good day to you")))
    kept.take(.agentHeld(true))
    var ticket = Resumption.Ticket(number: 7, position: 2, agent: "Anna", isHeld: true, heard: 1)
    ticket.told = ["good day to you"]
    #expect(kept.resumption.ticket == ticket)
    kept.take(.agentLost(Standing(ticket: 7, position: 1, expectedWaitSeconds: nil, agentsPresent: 0)))
    (ticket.agent, ticket.isHeld, ticket.position) = (nil, false, 1)
    #expect(kept.resumption.ticket == ticket)
    kept.take(.agentJoined("Ben"))
    kept.take(.agentClosed)
    #expect(kept.resumption.ticket?.isOpen == false)
  }

  @Test func `one who is called back holds no line`() {
    var kept = Kept(Self.start, .pressed([.zero]))
    var standing = Standing(ticket: 7, position: 3, expectedWaitSeconds: nil, agentsPresent: 1)
    standing.isCallback = true
    kept.take(.queued(standing, kept.turn(Self.handoff)))
    #expect(kept.resumption.ticket == nil)
  }

  @Test func `of a call that has ended nothing is open`() {
    var kept = Kept(Self.start, .pressed([.four]))
    kept.take(.callEnded)
    #expect(kept.resumption.conversation.disposition != nil)
    #expect(kept.resumption.open.isEmpty)
  }
}
