import Agents
import Assistant
import Calls
import Dialogue
import Foundation
import Records
import RecordsSQLite
import Understanding

/// A typed call as a customer has it, with the journal that is kept of it.
struct RecordedCall {
  let journal: [JournalEntry]

  /// What is typed, a line after the other; `#1` is a key.
  init(_ lines: [String], start: Start? = nil, with assistant: LoadedAssistant) async throws {
    let start =
      start
      ?? Start(channel: .text, language: .english, hears: [.english], today: CalendarDay("2026-11-25"))
    let store = try await Library.store(for: assistant)
    let date = Date(timeIntervalSince1970: 1_700_000_000)
    let line = TextLine()
    let id = try await store.beginCall(start, at: date)
    let call = Call(
      id: id, conversation: Conversation(script: assistant.script), line: line, store: store,
      agents: AgentQueue(store: store, clock: { date }), pacing: .virtual, queueLimit: 10,
      observer: CallObserver(happened: { _ in }))
    let session = TextSession(call: call, line: line, language: start.language)
    await session.start(start)
    for (index, line) in lines.enumerated() { await session.type(line, at: .seconds(3 * index + 3)) }
    await session.hangUp()
    await call.finish(at: date)
    journal = try await store.journal(of: id)
  }
}
