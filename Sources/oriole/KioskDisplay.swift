import Calls
import Dialogue
import Foundation
import Kiosks
import Synchronization
import VoiceALSA

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

  var watch: KioskWatch {
    KioskWatch(
      call: CallObserver(
        happened: { [self] in happened($0) }, began: { [self] in began($0, $1) }, warned: { [self] in warn($0) }),
      told: { [self] in tell($0) }, ticked: { [self] in show($0) })
  }

  func warn(_ message: String) {
    clearMeter()
    Failure.print(message)
  }

  func tell(_ news: KioskWatch.News) {
    switch news {
    case .began, .ended: break
    case .waiting: tell("        (waiting for the next caller: speak, or press a key)")
    case .renewed: tell("        (the assistant has been read again)")
    case .microphone(.lost(let message)), .loudspeaker(.lost(let message)): Failure.print(message)
    case .microphone(.back): tell("        (the microphone is back)")
    case .loudspeaker(.back): tell("        (the loudspeaker is back)")
    }
  }

  /// A line that is no event of a call; people see it.
  private func tell(_ line: String) {
    guard format == .text else { return }
    clearMeter()
    CallPrinter.write(line)
  }

  /// Once a frame: the meter is drawn ten times a second.
  private func show(_ tick: VoiceLine.Tick) {
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
