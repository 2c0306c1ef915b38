import Assistant
import Calls
import Dialogue
import Records
import RecordsSQLite
import Testing
import Understanding

@testable import Rehearsals

/// Conversations that are played, with what they come to.
@Suite struct RehearsalRunTests {
  @Test func `a conversation that goes as written passes`() async throws {
    let outcomes = try await Library.play(
      """
      a loan, typed:
        turns:
          - prompt: greeting
          - say: where is my book
            intent: loan_status
            prompt: loan_status.loan.ask
          - say: "12345"
            slots: {loan: "12345"}
            lookup: loan_by_number
            found: 1
            says: Ulysses is out.
          - say: goodbye
            prompt: satisfaction
          - keys: "4"
            rated: 4
            ended: contained
      a loan, by keys:
        channel: kiosk
        turns:
          - keys: "112345"
            lookup: loan_by_number
            says: Ulysses
            within_ms: 100
          - silence: yes
            noinput: yes
          - hang_up: yes
            ended: contained
      """)
    #expect(outcomes.map(\.difference) == [nil, nil])
    #expect(outcomes.map(\.turns.count) == [5, 4], "a call that begins with a deed begins by itself")
  }

  @Test func `a conversation stops at the first thing that differs`() async throws {
    let outcome = try #require(
      try await Library.play(
        """
        a loan:
          turns:
            - say: where is my book
              intent: fees
            - say: "12345"
        """
      ).first)
    #expect(outcome.difference?.message == "the intent should be fees, but is loan_status")
    #expect(outcome.difference?.line == 3)
    #expect(outcome.turns.count == 2, "the call's beginning, and the turn that differs")
    #expect(RehearsalText().failure(outcome)?.contains("▶") == true)
  }

  @Test func `in whatever number they are played, outcomes come in the order written, the same each time`() async throws
  {
    let yaml = (1...12).map { number in
      "call \(number): {turns: [{say: where is loan 12345, says: \(number % 3 == 0 ? "Emma" : "Ulysses")}]}\n"
    }.joined()
    let rehearsals = try Library.read(yaml)
    let run = RehearsalRun(on: Library.stage(try Library.assistant.get()))
    let (one, many) = (await run.play(rehearsals, atOnce: 1), await run.play(rehearsals, atOnce: 8))
    #expect(one.map(\.rehearsal.name) == rehearsals.map(\.name))
    #expect(one.map(\.isPassed) == (1...12).map { $0 % 3 != 0 })
    #expect(JUnitReport(one).text == JUnitReport(many).text)
    #expect(HTMLReport(one, title: "t").text == HTMLReport(many, title: "t").text)
  }

  @Test func `no conversation sees what another has changed`() async throws {
    let yaml = (1...3).map { number in
      """
      renewal \(number):
        turns:
          - say: renew my book
          - say: "12345"
            action: none
          - say: yes please
            action: renew
            changes: 1
            says: "107919"

      """
    }.joined()
    #expect(try await Library.play(yaml).map(\.difference) == [nil, nil, nil])
  }

  @Test func `data that fail lead to a person, and may work again`() async throws {
    let outcomes = try await Library.play(
      """
      fails:
        turns:
          - lookups: fail
          - say: loan 12345
            lookup: loan_by_number
            handoff: {reason: lookupFailed}
      works again:
        turns:
          - lookups: fail
          - lookups: work
          - say: loan 12345
            found: 1
      """)
    #expect(outcomes.map(\.difference) == [nil, nil])
    #expect(outcomes[0].warnings.contains { $0.contains("as the conversation wants it") })
  }

  @Test func `data that hang are waited for, and given up after three seconds of the call`() async throws {
    let outcome = try #require(
      try await Library.play(
        """
        hangs:
          channel: kiosk
          turns:
            - lookups: hang
            - say: loan 12345
              prompt: [please_wait, lookup_failed]
              handoff: {reason: lookupFailed}
        """
      ).first)
    #expect(outcome.difference == nil)
    let said = outcome.turns.joined().compactMap { event -> Double? in
      guard case .said(_, "lookup_failed", _) = event.kind else { return nil }
      return event.seconds
    }
    let asked = outcome.turns[2].first?.seconds ?? 0
    #expect(said.count == 1 && (3.0...4.0).contains((said.first ?? 0) - asked))
  }

  @Test func `an agent joins, talks and closes`() async throws {
    let outcome = try #require(
      try await Library.play(
        """
        with an agent:
          turns:
            - say: talk to a person
              handoff: {queue: general, reason: asked}
            - agent: {joins: Anna}
              prompt: agent_joined
            - agent: {says: What can I do?}
              says: What can I do?
            - agent: {closes: yes}
              ended: handedOff
        """
      ).first)
    #expect(outcome.difference == nil)
  }

  @Test func `who calls is told and proven`() async throws {
    let outcome = try #require(
      try await Library.play(
        """
        a reader's fees:
          number: "01134960001"
          turns:
            - recognised: R1
              verified: no
            - say: what do I owe
              prompt: customer.pin.pin.ask
            - keys: "2718"
              recognised: R1
              verified: yes
              says: 1 pound 20
        """
      ).first)
    #expect(outcome.difference == nil)
  }

  private static let faults: [(yaml: String, words: String)] = [
    ("a: {turns: [{agent: {says: hello}}]}", "agent: none has joined"),
    ("a: {turns: [{agent: {joins: Anna}}]}", "agent: "),
    ("a: {turns: [{hang_up: yes}, {say: hello}]}", "the call has ended before this turn"),
    ("a: {turns: [{speak: {text: hello}}]}", "there is no speech"),
    ("a: {turns: [{lookups: hang}, {speak: {text: hello}}]}", "“lookups: hang” is for typed conversations only"),
  ]

  @Test(arguments: faults)
  func `what cannot be played is told in one line`(yaml: String, words: String) async throws {
    let difference = try await Library.play(yaml).first?.difference
    #expect(difference?.message.contains(words) == true, "\(difference?.message ?? "")")
    #expect(difference?.message.contains("\n") == false)
  }
}

@Suite struct ScriptedDataTests {
  private static let query = Query(
    "loan_by_number", statement: "SELECT * FROM loans WHERE number = :loan", arguments: ["loan": "23456"])

  private func data() async throws -> ScriptedData {
    let store = try await Library.store(for: try Library.assistant.get())
    return ScriptedData(log: HappeningLog()) { query throws(StoreError) in try await store.facts(for: query) }
  }

  @Test func `data work until they are told otherwise`() async throws {
    let data = try await data()
    #expect(try await data.facts(for: Self.query).first?["title"] == "Emma")
    data.set(.fail)
    let error = await #expect(throws: StoreError.self) { try await data.facts(for: Self.query) }
    #expect(error?.code == .unavailable)
    data.set(.work)
    #expect(try await data.facts(for: Self.query).count == 1)
  }

  @Test func `data that hang come back only at the end, and failing`() async throws {
    let data = try await data()
    data.set(.hang)
    let asked = Task { () throws(StoreError) in try await data.facts(for: Self.query) }
    while !data.isHanging { await Task.yield() }
    data.set(.work)
    #expect(data.isHanging, "what was asked before still hangs")
    data.end()
    await #expect(throws: StoreError.self) { try await asked.value }
  }

  @Test func `each query is noted, whatever comes of it`() async throws {
    let log = HappeningLog()
    let store = MemoryStore()
    let data = ScriptedData(log: log) { query throws(StoreError) in try await store.facts(for: query) }
    data.set(.fail)
    _ = try? await data.facts(for: Self.query)
    #expect(log.take().queries == [Self.query])
    #expect(log.take().queries.isEmpty)
  }
}
