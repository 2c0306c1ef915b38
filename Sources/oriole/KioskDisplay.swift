import Calls
import Dialogue
import Foundation
import Synchronization

/// Shows a kiosk's conversation as it goes, and under it the caller's level and words.
final class KioskDisplay: Sendable {
  private struct State {
    var frames = 0
    var partial = ""
    var hasMeter = false
  }

  private let format: OutputFormat
  private let printer: CallPrinter
  private let showsMeter: Bool
  private let state = Mutex(State())

  init(format: OutputFormat) {
    self.format = format
    printer = CallPrinter(format: format)
    showsMeter = format == .text && isatty(STDOUT_FILENO) == 1
  }

  var observer: CallObserver {
    CallObserver(
      happened: { [self] in happened($0) }, began: { [self] in began($0, $1) },
      warned: { [self] message in
        clearMeter()
        Failure.print(message)
      })
  }

  /// A line that is no event of a call; people see it.
  func tell(_ line: String) {
    guard format == .text else { return }
    clearMeter()
    CallPrinter.write(line)
  }

  /// Once a frame: the meter is drawn ten times a second.
  func watch(_ tick: VoiceLine.Tick) {
    guard showsMeter else { return }
    let line: String? = state.withLock { state in
      if let partial = tick.partial { state.partial = partial }
      state.frames += 1
      guard state.frames % 5 == 0 else { return nil }
      state.hasMeter = true
      return Self.meter(tick.level) + " " + String(state.partial.suffix(60))
    }
    if let line { FileHandle.standardOutput.write(Data("\r\u{1B}[K\(line)".utf8)) }
  }

  /// 20 steps from -60 to 0 dBFS.
  private static func meter(_ level: Double) -> String {
    let steps = level.isFinite ? Int(((min(max(level, -60), 0) + 60) / 3).rounded()) : 0
    return "[" + String(repeating: "#", count: steps) + String(repeating: "-", count: 20 - steps) + "]"
  }

  private func happened(_ event: TimelineEvent) {
    state.withLock { $0.partial = "" }
    if format == .text, case .said(_, _, let interrupted) = event.kind {
      if interrupted { tell("        (interrupted)") }
      return
    }
    clearMeter()
    printer.print(event)
  }

  private func began(_ prompt: Prompt, _ at: Duration) {
    guard format == .text else { return }
    tell(TimelineText().line(TimelineEvent(at: at, .said(text: prompt.text, prompt: prompt.name, interrupted: false))))
  }

  private func clearMeter() {
    let had = state.withLock { state in
      defer { state.hasMeter = false }
      return state.hasMeter
    }
    if had { FileHandle.standardOutput.write(Data("\r\u{1B}[K".utf8)) }
  }
}
