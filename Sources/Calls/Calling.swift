public import Agents
public import Assistant
public import Dialogue
public import Foundation
public import Records

/// Begins calls of one assistant on one store.
public struct Calling: Sendable {
  public let assistant: LoadedAssistant
  public let store: any Store
  public let agents: AgentQueue
  /// Shared by all calls: what has failed for one is left alone by the others.
  private let lookups: Lookups
  private let hours: DeskHours

  /// - Parameters:
  ///   - assistant: whose calls they are.
  ///   - store: where calls and tickets are kept.
  ///   - hours: when somebody is at the desk.
  ///   - ask: asks the business's data.
  ///   - clock: the time of day.
  public init(
    assistant: LoadedAssistant, store: any Store, hours: DeskHours, ask: @escaping Lookups.Ask,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.assistant = assistant
    self.store = store
    agents = AgentQueue(store: store, clock: clock)
    self.hours = hours
    lookups = Lookups(now: Lookups.uptime, ask: ask)
  }

  /// What the business's data say to who calls.
  public enum Acquaintance: Sendable, Hashable {
    case known, unknown
    /// They cannot be asked now.
    case untold
    /// The assistant recognises nobody in that way.
    case unasked
  }

  /// Whether a customer of this identity is there.
  public func knows(_ identity: Identity) async -> Acquaintance {
    guard let query = assistant.script.customer?.query(for: identity) else { return .unasked }
    guard let rows = try? await lookups.facts(for: query) else { return .untold }
    return rows.first?["id"]?.isEmpty == false ? .known : .unknown
  }

  /// Begins a call in the store; its first event is still to come. With a holder it is a chat's: that has to be kept
  /// before.
  public func begin(
    _ start: Start, line: any Line, pacing: Pacing, observer: CallObserver, at date: Date = Date(),
    elapsed: (@Sendable () -> Duration)? = nil, heldBy holder: ChatHolder? = nil
  ) async throws(StoreError) -> Call {
    let id = try await store.beginCall(start, at: date)
    return call(
      id, line: line, pacing: pacing, observer: observer, elapsed: elapsed, holder: holder, resumption: nil)
  }

  /// Goes on with a call whose program has died, as its journal tells it; `Call.goOn` has to follow.
  public func resume(
    _ id: CallID, journal: [JournalEntry], line: any Line, observer: CallObserver,
    elapsed: @escaping @Sendable () -> Duration, heldBy holder: ChatHolder
  ) -> Call {
    call(
      id, line: line, pacing: .live, observer: observer, elapsed: elapsed, holder: holder,
      resumption: Resumption(script: assistant.script, journal: journal))
  }

  private func call(
    _ id: CallID, line: any Line, pacing: Pacing, observer: CallObserver, elapsed: (@Sendable () -> Duration)?,
    holder: ChatHolder?, resumption: Resumption?
  ) -> Call {
    Call(
      id: id, conversation: Conversation(script: assistant.script), line: line, store: store, agents: agents,
      pacing: pacing, queueLimit: assistant.script.limits.queueLimit, observer: observer,
      callbackLimit: assistant.script.handoff.callbackLimit, hours: hours, lookups: lookups, elapsed: elapsed,
      hold: holder.map { ChatHold(id, by: $0) }, resumption: resumption)
  }
}
