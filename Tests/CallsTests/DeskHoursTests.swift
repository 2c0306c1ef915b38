import Agents
import Dialogue
import Foundation
import Records
import Synchronization
import Testing
import Understanding

@testable import Calls

/// Handing over by the clock, and callbacks that outlive their call.
struct DeskHoursTests {
  private static func script() -> Script {
    var script = HouseScript.script
    let phone = SlotScript(
      name: "phone", kind: .value(.phone), ask: script.prompts[.goOn] ?? Localized([:]), confirmAsk: nil)
    script.intents["callback"] = IntentScript(
      intent: "callback", label: Localized([:]), slots: [phone], source: "house:9")
    script.handoff.callback = "callback"
    return script
  }

  private struct Scene {
    let call: Call
    let store: MemoryStore
    let line = TextLine()
    let events: EventList

    final class EventList: Sendable {
      let events = Mutex<[TimelineEvent.Kind]>([])
      var all: [TimelineEvent.Kind] { events.withLock { $0 } }
    }

    init(hours: DeskHours) async throws {
      store = MemoryStore()
      let events = EventList()
      self.events = events
      let start = Start(channel: .kiosk, language: .english, hears: [.english])
      call = Call(
        id: await store.beginCall(start, at: Date(timeIntervalSince1970: 0)),
        conversation: Conversation(script: DeskHoursTests.script()), line: line, store: store,
        // A machine that is busy for long makes nobody look dead.
        agents: AgentQueue(store: store, clock: { Date(timeIntervalSince1970: 0) }), pacing: .virtual, queueLimit: 10,
        observer: CallObserver(happened: { event in events.events.withLock { $0.append(event.kind) } }), hours: hours)
      await call.receive(.callStarted(start))
      await read()
    }

    func press(_ keys: String) async {
      for key in keys.compactMap({ Digit(rawValue: String($0)) }) {
        await call.receive(.pressed([key]))
        await read()
      }
    }

    private func read() async {
      // Opening a ticket takes its own time, which a busy machine stretches.
      for _ in 0..<20_000 {
        let played = await line.takePlayed()
        for event in played { await call.receive(event) }
        guard played.isEmpty else { continue }
        let isOver = await call.disposition != nil
        let isIdle = await call.isIdle
        if isOver || isIdle { return }
        try? await Task.sleep(for: .milliseconds(1))
      }
    }
  }

  private static let hours = OpeningHours(zone: "Europe/London", week: [1: [.init(from: 540, to: 1_080)]])

  private static func time(_ text: String) -> Date { ISO8601DateFormatter().date(from: text) ?? .distantPast }

  @Test(arguments: [
    ("2026-07-06T08:00:00Z", true), ("2026-07-06T07:59:00Z", false), ("2026-07-06T17:00:00Z", false),
    ("2026-12-07T09:00:00Z", true), ("2026-12-07T08:59:00Z", false), ("2026-12-08T12:00:00Z", false),
  ])
  func `the hours are those of their own zone, in summer and winter`(moment: String, isOpen: Bool) {
    let hours = DeskHours(Self.hours) { Self.time(moment) }
    #expect((hours.now == .open) == isOpen)
  }

  @Test func `outside the hours no ticket is opened until the caller wants to be called back`() async throws {
    let scene = try await Scene(hours: DeskHours(Self.hours) { Self.time("2026-12-06T12:00:00Z") })
    await scene.press("0")
    #expect(scene.events.all.contains(.closed))
    #expect(await scene.store.openTickets().isEmpty)
    await scene.press("1")
    await scene.press("01614960138#")
    #expect(scene.events.all.contains(.callback(queue: "general", ticket: 1, position: 1)))
    #expect(await scene.store.openTickets().map(\.callback) == ["01614960138"])
    await scene.call.receive(.callEnded)
    await scene.call.finish(at: Date())
    #expect(await scene.store.openTickets().map(\.state) == [.waiting], "it outlives the call")
  }

  @Test func `who waits on the line and then wants to be called back keeps the ticket`() async throws {
    let scene = try await Scene(hours: .always)
    await scene.press("0")
    let opened = await scene.store.openTickets()
    await scene.press("101614960138#")
    let kept = await scene.store.openTickets()
    #expect(kept.map(\.number) == opened.map(\.number) && kept.map(\.openedAt) == opened.map(\.openedAt))
    #expect(kept.map(\.callback) == ["01614960138"])
    await scene.call.receive(.callEnded)
    await scene.call.finish(at: Date())
    #expect(await scene.store.openTickets().count == 1)
  }
}
