import Agents
import Dialogue
import Foundation
import Records
import Synchronization
import Testing
import Understanding

@testable import Calls

/// One call on a clock that the test moves on, whose data answer as the test wants.
private final class SlowCall: Sendable {
  let store: MemoryStore
  private let line = TextLine()
  private let call: Call
  private let seen = Seen()

  private final class Seen: Sendable {
    let events = Mutex<[TimelineEvent]>([])
    let warnings = Mutex<[String]>([])
  }

  init(
    script: Script = HouseScript.script, ask: @escaping Lookups.Ask = { _ throws(StoreError) in [["state": "here"]] }
  ) async throws {
    store = MemoryStore()
    let start = Start(channel: .kiosk, language: .english, hears: [.english])
    let seen = seen
    call = Call(
      id: await store.beginCall(start, at: Date(timeIntervalSince1970: 0)),
      conversation: Conversation(script: script), line: line, store: store, agents: AgentQueue(store: store),
      pacing: .live, queueLimit: 10,
      observer: CallObserver(
        happened: { event in seen.events.withLock { $0.append(event) } },
        warned: { warning in seen.warnings.withLock { $0.append(warning) } }),
      lookups: Lookups(now: { .zero }, ask: ask))
    await call.receive(.callStarted(start))
    await read()
  }

  func press(_ digit: Digit) async {
    await call.receive(.pressed([digit]))
    await read()
  }

  func pass(to time: Duration) async {
    await call.advance(to: time)
    await read()
  }

  /// Prompts are read as soon as they are there.
  private func read() async {
    while true {
      let played = await line.takePlayed()
      if played.isEmpty { return }
      for event in played { await call.receive(event) }
    }
  }

  /// Waits until this prompt has been said; work beside the call comes back in its own time.
  func says(_ prompt: String) async throws {
    for _ in 0..<1_000 where !said.contains(prompt) {
      await read()
      try await Task.sleep(for: .milliseconds(2))
    }
    #expect(said.contains(prompt), "\(said)")
  }

  func finish() async { await call.finish(at: Date(timeIntervalSince1970: 9)) }

  var said: [String] {
    seen.events.withLock { $0 }.compactMap { event in
      guard case .said(_, let prompt, _) = event.kind else { return nil }
      return prompt
    }
  }
  var times: [String: Double] {
    seen.events.withLock { $0 }.reduce(into: [:]) { times, event in
      if case .said(_, let prompt, _) = event.kind { times[prompt] = event.seconds }
    }
  }
  var warned: [String] { seen.warnings.withLock { $0 } }
}

@Suite struct CallTests {
  @Test func `a lookup that hangs is excused after a second, and given up after three`() async throws {
    let isOver = Mutex(false)
    let call = try await SlowCall { _ throws(StoreError) in
      while !isOver.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(2)) }
      return [["state": "late"]]
    }
    await call.press(.four)
    await call.pass(to: .milliseconds(990))
    #expect(call.said == ["greeting"])
    await call.pass(to: .seconds(1))
    #expect(call.said == ["greeting", "please_wait"])
    await call.pass(to: .milliseconds(2_990))
    #expect(call.said == ["greeting", "please_wait"])
    await call.pass(to: .seconds(3))
    try await call.says("handoff_intro")
    #expect(call.said.prefix(4) == ["greeting", "please_wait", "lookup_failed", "handoff_intro"])
    #expect(call.times["please_wait"] == 1 && call.times["lookup_failed"] == 3)
    isOver.withLock { $0 = true }
    try await Task.sleep(for: .milliseconds(50))
    await call.pass(to: .seconds(4))
    #expect(!call.said.contains("parcel.answer"), "what comes too late is not said")
    await call.finish()
  }

  @Test func `a lookup that takes a moment is answered, after an excuse where it takes longer`() async throws {
    let mayAnswer = Mutex(false)
    let call = try await SlowCall { _ throws(StoreError) in
      while !mayAnswer.withLock({ $0 }) { try? await Task.sleep(for: .milliseconds(2)) }
      return [["state": "here"]]
    }
    await call.press(.four)
    await call.pass(to: .milliseconds(1_500))
    mayAnswer.withLock { $0 = true }
    try await call.says("anything_else")
    await call.pass(to: .seconds(4))
    #expect(call.said == ["greeting", "please_wait", "parcel.answer", "anything_else"])
    await call.finish()
  }

  @Test func `a lookup that fails is told at once, and warned of`() async throws {
    let call = try await SlowCall { _ throws(StoreError) in throw StoreError(.unavailable, "the depot is on fire") }
    await call.press(.four)
    try await call.says("handoff_intro")
    #expect(call.said.prefix(2) == ["greeting", "lookup_failed"])
    #expect(call.warned == ["lookup parcels: the depot is on fire"])
    await call.finish()
  }

  @Test func `how a call ended and what happened in it are in the store`() async throws {
    let call = try await SlowCall()
    await call.press(.two)
    await call.finish()
    let journal = try await call.store.journal(of: CallID(1))
    var replayed = Conversation(script: HouseScript.script)
    #expect(journal.map(\.effects) == journal.map { replayed.handle($0.event).map(\.kept) })
    #expect(journal.count > 3)
  }
}
