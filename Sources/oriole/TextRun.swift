import Agents
import ArgumentParser
import Assistant
import Calls
import Dialogue
import Foundation
import Records
import Understanding

struct TextRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "text", abstract: "Type to the assistant, and read its replies; #1 or #42 are keys.")

  @OptionGroup var options: AssistantOptions
  @OptionGroup var day: DayOption
  @OptionGroup var hours: HoursOption
  @OptionGroup var caller: CallerOptions
  @Option(help: "The language to begin in (default: the assistant's first).")
  var language: String?
  @Option(help: "How the call is shown: text or json.")
  var format = OutputFormat.text

  func run() async throws {
    let assistant = try options.load()
    let language = try options.language(self.language, of: assistant)
    let store = try await options.openStore()
    try await store.load(assistant)
    let start = Start(
      channel: .text, language: language, hears: assistant.script.languages, today: day.today,
      identity: caller.identity)
    let line = TextLine()
    let call = try await Calling(assistant: assistant, store: store, hours: hours.hours(of: assistant.script))
      .begin(start, line: line, pacing: .virtual, observer: observer)
    let session = TextSession(call: call, line: line, language: language)
    await converse(session, call, start)
    await call.finish(at: Date())
  }

  private var observer: CallObserver {
    let printer = CallPrinter(format: format)
    let isForPeople = format == .text
    return CallObserver(
      happened: { event in
        guard isForPeople else { return printer.print(event) }
        if let shown = Self.shown(event.kind) { CallPrinter.write(shown) }
      },
      warned: { Failure.print($0) })
  }

  /// People see what they typed anyway; they are shown the replies, and what Oriole made of their words.
  private static func shown(_ kind: TimelineEvent.Kind) -> String? {
    switch kind {
    case .said(let text, let prompt, _): prompt == "agent" ? "Agent:  \(text)" : "Oriole: \(text)"
    case .heard(_, _, let intent?, let probability, let slots, _):
      "        [\(intent) \(Int(((probability ?? 0) * 100).rounded()))%"
        + slots.sorted { $0.key < $1.key }.map { ", \($0.key) \($0.value)" }.joined() + "]"
    case .heard, .pressed: nil
    default: TimelineText().description(kind)
    }
  }

  private func converse(_ session: TextSession, _ call: Call, _ start: Start) async {
    let began = ContinuousClock.now
    await session.start(start)
    let clock = Task {
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(100))
        await session.tick(at: ContinuousClock.now - began)
      }
    }
    let keyboard = LineReader()
    let typing = Task {
      while let line = await keyboard.next() {
        await session.type(line, at: ContinuousClock.now - began)
        if await call.disposition != nil { return }
      }
      await session.hangUp()
    }
    // The call may end while the keyboard waits for a line: then its reading is left behind.
    while await call.disposition == nil { try? await Task.sleep(for: .milliseconds(20)) }
    typing.cancel()
    clock.cancel()
    await clock.value
  }
}
