import Dialogue
import Foundation
import Testing
import Understanding

@testable import Calls

@Suite struct TimelineTests {
  private let greeting = Prompt(name: "greeting", text: "Hello.", language: .english)
  private let menu = Prompt(name: "menu", text: "Press one.", language: .english)

  @Test func `a prompt is told when it has ended, with the time it began`() {
    var timeline = Timeline()
    #expect(timeline.play(greeting, Turn(1), at: .seconds(1))?.prompt == greeting)
    let ended = timeline.ended(Turn(1), at: .seconds(3))
    #expect(
      ended.events == [
        TimelineEvent(at: .seconds(1), .said(text: "Hello.", prompt: "greeting", interrupted: false))
      ])
  }

  @Test func `what happens during a prompt comes after it, so that times never go back`() {
    var timeline = Timeline()
    _ = timeline.play(greeting, Turn(1), at: .seconds(1))
    #expect(timeline.note(.pressed(digits: "1"), at: .seconds(2)).isEmpty)
    let events = timeline.stopped(at: .seconds(2))
    #expect(events.map(\.at) == [.seconds(1), .seconds(2)])
    #expect(events.first?.kind == .said(text: "Hello.", prompt: "greeting", interrupted: true))
  }

  @Test func `a prompt begins when the one before it has ended`() {
    var timeline = Timeline()
    _ = timeline.play(greeting, Turn(1), at: .zero)
    #expect(timeline.play(menu, Turn(2), at: .zero) == nil)
    #expect(timeline.ended(Turn(1), at: .seconds(2)).begun?.prompt == menu)
    #expect(timeline.ended(Turn(2), at: .seconds(4)).events.first?.at == .seconds(2))
  }

  @Test func `a prompt that had not begun when playing was stopped was never said`() {
    var timeline = Timeline()
    _ = timeline.play(greeting, Turn(1), at: .zero)
    _ = timeline.play(menu, Turn(2), at: .zero)
    #expect(timeline.stopped(at: .seconds(1)).count == 1)
    #expect(timeline.ended(Turn(2), at: .seconds(2)).events.isEmpty)
  }
}

@Suite struct TimelineEventTests {
  private func json(_ event: TimelineEvent) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(event), as: UTF8.self)
  }

  @Test func `an event is one flat object with its name and its time in seconds`() throws {
    #expect(try json(TimelineEvent(at: .milliseconds(1520), .noinput)) == #"{"at":1.52,"event":"noinput"}"#)
  }

  @Test func `a wait that cannot be estimated is null, not zero`() throws {
    let event = TimelineEvent(
      at: .zero, .handoff(queue: "orders", reason: "asked", ticket: 1, position: 1, expectedWaitSeconds: nil))
    #expect(try json(event).contains(#""expectedWaitSeconds":null"#))
  }

  @Test func `confidences are told in thousandths`() throws {
    let event = TimelineEvent(
      at: .zero,
      .heard(text: "hi", confidence: 0.123456, intent: nil, intentConfidence: nil, slots: [:], language: "en"))
    #expect(try json(event).contains(#""confidence":0.123,"#))
  }
}

@Suite struct CallTimersTests {
  @Test func `turns time out in the order of their times, once`() {
    var timers = CallTimers()
    timers.set(Turn(1), at: .seconds(5))
    timers.set(Turn(2), at: .seconds(3))
    #expect(timers.take(until: .seconds(2)).isEmpty)
    #expect(timers.take(until: .seconds(5)) == [Turn(2), Turn(1)])
    #expect(timers.take(until: .seconds(9)).isEmpty)
  }
}
