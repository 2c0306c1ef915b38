import Agents
import Assistant
import Calls
import Dialogue
import Foundation
import Records

/// Begins calls of one assistant on one store.
struct Calling {
  let assistant: LoadedAssistant
  let store: any Store
  let agents: AgentQueue
  /// Shared by all calls: what has failed for one is left alone by the others.
  private let lookups: Lookups
  private let hours: DeskHours

  init(
    assistant: LoadedAssistant, store: any Store, hours: DeskHours, clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.assistant = assistant
    self.store = store
    agents = AgentQueue(store: store, clock: clock)
    lookups = Lookups(now: Lookups.uptime, ask: DataSources(store: store).facts)
    self.hours = hours
  }

  func begin(
    _ start: Start, line: any Line, pacing: Pacing, observer: CallObserver, at date: Date = Date()
  ) async throws -> Call {
    do {
      let id = try await store.beginCall(start, at: date)
      return Call(
        id: id, conversation: Conversation(script: assistant.script), line: line, store: store, agents: agents,
        pacing: pacing, queueLimit: assistant.script.limits.queueLimit, observer: observer,
        callbackLimit: assistant.script.handoff.callbackLimit, hours: hours, lookups: lookups)
    } catch {
      throw Failure("\(error)")
    }
  }
}
