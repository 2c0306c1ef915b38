import Dialogue
import Foundation
import Records
import Reporting
import Testing
import Understanding

/// What is counted, and how.
struct FiguresTests {
  // MARK: Containment

  @Test func `a customer who comes again within a day was not truly served`() {
    let calls = [
      ReportedCall(number: 1, at: 0).from(customer: "C1"), ReportedCall(number: 2, at: 7_200).from(customer: "C1"),
      ReportedCall(number: 3, at: 0).from(customer: "C2"), ReportedCall(number: 4, at: 10),
    ].map(\.digest)
    let containment = Containment(calls, at: after(200_000))
    #expect(containment.contained == 4 && containment.share == 1)
    #expect(containment.known == 3 && containment.truly == 2 && containment.repeated == 1)
    #expect(containment.trueShare == 2.0 / 3)
    #expect(containment.unknown == 1 && containment.unknownContained == 1 && containment.open == 0)
  }

  @Test func `who comes again after a day was served`() {
    let first = ReportedCall(number: 1).from(customer: "C1").digest
    let soon = ReportedCall(number: 2, at: 86_000).from(customer: "C1").digest
    let late = ReportedCall(number: 3, at: 86_500).from(customer: "C1").digest
    #expect(Containment([first], later: [soon], at: after(300_000)).repeated == 1)
    #expect(Containment([first], later: [late], at: after(300_000)).truly == 1)
  }

  @Test func `what may still change is told`() {
    let call = ReportedCall().from(customer: "C1").digest
    #expect(Containment([call], at: after(3_600)).open == 1)
    #expect(Containment([call], at: after(90_000)).open == 0)
  }

  @Test func `calls that go on, and those that were handed over, are not contained`() {
    let calls = [
      ReportedCall(number: 1, disposition: nil), ReportedCall(number: 2, disposition: .handedOff),
    ].map { $0.from(customer: "C1").digest }
    let containment = Containment(calls, at: after(0))
    #expect(containment.ended == 1 && containment.contained == 0 && containment.trueShare == 0)
    #expect(Containment([], at: after(0)).share == nil)
  }

  // MARK: People

  @Test func `callers who hung up and those who wait for too long count against the service level`() {
    let tickets = [
      Ticket.reported(1, answered: 5, closed: 100), .reported(2, answered: 20, closed: 80),
      .reported(3, answered: 35, closed: 95), .reported(4, closed: 50), .reported(5, at: 95), .reported(6, at: 10),
    ]
    let service = ServiceLevel(tickets, at: after(100))
    #expect(service.offered == 6 && service.answered == 3 && service.inTime == 2)
    #expect(service.abandoned == 1 && service.waiting == 2 && service.waitingTooLong == 1)
    #expect(service.share == 0.4 && service.abandonedShare == 0.25)
    #expect(service.averageWaitSeconds == 20 && service.longestWaitSeconds == 35)
    #expect(service.handlingSeconds == (95 + 60 + 60) / 3.0)
  }

  @Test func `who is called back has not waited, but takes an agent's time`() {
    var callback = Ticket.reported(1, answered: 3_600, closed: 3_700)
    callback.callback = "07700900123"
    let service = ServiceLevel([callback, .reported(2, answered: 10, closed: 60)], at: after(9_000))
    #expect(service.offered == 1 && service.callbacks == 1 && service.averageWaitSeconds == 10 && service.share == 1)
    #expect(service.handlingSeconds == 75)
  }

  @Test func `without callers there are no shares`() {
    let service = ServiceLevel([], at: noon)
    #expect(service.share == nil && service.abandonedShare == nil && service.averageWaitSeconds == nil)
  }

  @Test func `agents are as busy as their callers make them between the first and the last`() throws {
    let calendar = try #require(period()).calendar
    let loads = AgentLoad.loads(
      [
        .reported(1, at: 0, answered: 0, closed: 300, agent: "bob"),
        .reported(2, at: 900, answered: 0, closed: 100, agent: "bob"),
        // The next day begins anew.
        .reported(3, at: 86_400, answered: 0, closed: 200, agent: "bob"),
        .reported(4, at: 0, answered: 10, agent: "ann"), .reported(5, at: 0, closed: 10),
      ], in: calendar)
    #expect(loads.map(\.agent) == ["bob"])
    #expect(loads[0].served == 3 && loads[0].busySeconds == 600 && loads[0].deskSeconds == 1_200)
    #expect(loads[0].occupancy == 0.5 && loads[0].handlingSeconds == 200)
  }

  // MARK: Journals

  @Test func `a reply is timed from the words to the prompt, through the lookup`() {
    let call = ReportedCall(journal: [
      .heard("where is it", at: 1_000, says: "order_status.order.ask"),
      JournalEntry(at: 5_000, event: .pressed([.one]), effects: []),
      .listening(at: 5_000),
      JournalEntry(at: 6_000, event: .pressed([.two]), effects: []),
      JournalEntry(at: 6_450, event: .lookedUp([], Turn(1)), effects: [.says("order_status.answer")]),
      JournalEntry(at: 9_000, event: .heard(Utterance("hello")), effects: [.tellAgent("hello")]),
      JournalEntry(at: 20_000, event: .agentSaid("yes?"), effects: [.says("agent")]),
    ])
    #expect(call.digest.replies == [0, 450])
    #expect(call.digest.intents == ["order_status"])
    let times = ReplyTimes(Array(1...100))
    #expect(times.median == 50 && times.p95 == 95 && ReplyTimes([]).p95 == nil)
  }

  @Test func `intents are those that were answered or asked about, each once`() {
    let call = ReportedCall(journal: [
      .heard("a", says: "faq.islands.answer", "anything_else"), .heard("b", says: "order_status.answer"),
      .heard("c", says: "order_status.missing"), .heard("d", as: "warranty", isMiss: true, says: "rephrase"),
      .heard("e", says: "customer.pin.account.ask"),
    ])
    #expect(call.digest.intents == ["faq.islands", "order_status"])
    #expect(call.digest.misses == 1)
  }

  @Test func `moods are heard from the words, and never more than one`() {
    let calm = ReportedCall(journal: [.heard("where is my order please")]).digest
    let angry = ReportedCall(
      journal: (0..<6).map { _ in .heard("this is terrible, you useless idiots!!!", isMiss: true) }
    ).digest
    #expect(calm.frustration < 0.2)
    #expect((0.7...1).contains(angry.frustration))
  }

  @Test func `who calls is a customer, or a number, but no masked card`() {
    func begin(_ identity: Identity?) -> ReportedCall {
      let start = Start(channel: .kiosk, language: .english, identity: identity)
      return ReportedCall(journal: [JournalEntry(at: 0, event: .callStarted(start), effects: [])])
    }
    #expect(begin(Identity(.number, "07700")).digest.caller == "number 07700")
    #expect(begin(Identity(.number, "07700")).from(customer: "C1").digest.caller == "customer C1")
    #expect(begin(Identity(.card, "••••")).digest.caller == nil && begin(nil).digest.caller == nil)
  }

  // MARK: Days

  @Test func `a day is cut into hours, and a range into days`() throws {
    let calls = [ReportedCall(number: 1), ReportedCall(number: 2, at: 3_600), ReportedCall(number: 3, at: 86_400)]
      .map(\.digest)
    let hours = TimeSlice.slices(Array(calls.prefix(2)), of: try #require(period()))
    #expect(hours.count == 24 && hours[12].contacts == 1 && hours[13].contacts == 1 && hours[9].name == "09")
    let days = TimeSlice.slices(calls, of: try #require(period("2026-11-22", "2026-11-24")))
    #expect(days.map(\.contacts) == [0, 2, 1] && days[0].name == "2026-11-22" && days[0].frustration == nil)
  }

  @Test func `a range in the wrong order, or of more than ten years, is none`() {
    #expect(period("2026-11-24", "2026-11-23") == nil)
    #expect(period("2010-01-01", "2026-01-01") == nil)
    #expect(period("2026-02-28", "2026-03-01")?.dayCount == 2)
  }

  @Test func `a day begins and ends at midnight of its zone, also when clocks change`() throws {
    let day = try #require(CalendarDay("2026-03-29"))
    let london = try #require(TimeZone(identifier: "Europe/London"))
    let times = try #require(ReportPeriod(from: day, to: day, in: london)).times
    #expect(times.upperBound.timeIntervalSince(times.lowerBound) == 23 * 3_600)
  }
}
