import Agents
import Assistant
import Calls
import Dialogue
import Foundation
import Records
import Understanding

/// One rehearsed call with everything around it.
struct RehearsedCall {
  let call: Call
  let log: HappeningLog
  let data: ScriptedData
  let clock: CallClock
  let start: Start
  let limits: Limits
  private let store: any Store
  private var desk: Desk?

  init(_ rehearsal: Rehearsal, on stage: Stage, line: any Line, log: HappeningLog) async throws {
    self.log = log
    let hours = stage.assistant.script.handoff.hours
    clock = CallClock(rehearsal.today, rehearsal.time, in: hours.flatMap { TimeZone(identifier: $0.zone) })
    store = try await stage.makeStore()
    let (clock, store, facts) = (clock, store, stage.facts)
    let data = ScriptedData(log: log) { query throws(StoreError) in try await facts(store, query) }
    self.data = data
    let script = stage.assistant.script
    limits = script.limits
    start = Start(
      channel: rehearsal.channel, language: rehearsal.language ?? script.defaultLanguage,
      hears: rehearsal.isSpoken ? stage.hears : script.languages, today: rehearsal.today, identity: rehearsal.identity,
      isRecorded: rehearsal.isRecorded)
    call = Call(
      id: try await store.beginCall(start, at: clock.date), conversation: Conversation(script: script), line: line,
      store: store, agents: AgentQueue(store: store, clock: { clock.date }),
      pacing: rehearsal.needsLiveWork ? .live : .virtual,
      queueLimit: script.limits.queueLimit, observer: log.observer, callbackLimit: script.handoff.callbackLimit,
      hours: DeskHours(hours, clock: { clock.date }),
      lookups: Lookups(now: { clock.now }, ask: { query throws(StoreError) in try await data.facts(for: query) }),
      clock: { clock.date })
  }

  /// Lets the time of the call go on, in steps of a second at most.
  func pass(_ duration: Duration) async {
    let end = clock.now + duration
    while clock.now < end, await call.disposition == nil {
      clock.now = min(end, clock.now + .seconds(1))
      await call.advance(to: clock.now)
    }
  }

  mutating func perform(_ deed: AgentDeed) async throws {
    do {
      switch deed {
      case .join(let name):
        let clock = clock
        let desk = try Desk(store: store, agent: name, clock: { clock.date })
        _ = try await desk.claim()
        self.desk = desk
      case .say(let words): try await joined().say(words)
      case .hold(let isHeld): try await joined().hold(isHeld)
      case .handBack(let step): try await joined().handBack(to: step, note: "")
      case .close: try await joined().close(as: "done")
      }
    } catch let error as StoreError {
      throw RehearsalError("agent: \(error)")
    }
  }

  private func joined() throws -> Desk {
    guard let desk else { throw RehearsalError("agent: none has joined") }
    return desk
  }

  func finish() async {
    data.end()
    await call.finish(at: clock.date)
  }
}

extension Rehearsal {
  /// Data that do not come back must not hold up the call.
  var needsLiveWork: Bool { turns.contains { $0.deed == .lookups(.hang) } }
}
