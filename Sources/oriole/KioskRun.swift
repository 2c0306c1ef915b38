import ArgumentParser
import Assistant
import Calls
import Dialogue
import Foundation
import Kiosks
import Records
import Understanding
import Voice

struct KioskRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kiosk", abstract: "Talks with callers at this machine's microphone and loudspeaker.",
    discussion:
      "Number keys, * and # are a telephone's keys; q ends. After a call the next begins with a word or a key.")

  @OptionGroup var options: AssistantOptions
  @OptionGroup var hours: HoursOption
  @OptionGroup var speech: SpeechOptions
  @OptionGroup var caller: CallerOptions
  @Option(help: "The ALSA device to hear by.")
  var capture = "default"
  @Option(help: "The ALSA device to speak by.")
  var playback = "default"
  @Option(help: "The language to begin in (default: the assistant's first).")
  var language: String?
  @Option(help: "End after so many calls (default: go on).")
  var calls: Int?
  @Option(help: "Write both sides of the first call in stereo, caller left.")
  var recording: String?
  @Flag(help: "Leave the microphone as it is: for headsets and lines, where it does not hear the loudspeaker.")
  var noEchoCancellation = false
  @Option(help: "How the calls are shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    if let calls, calls < 1 { throw ValidationError("--calls must be at least 1") }
  }

  func run() async throws {
    let assistant = try options.load()
    let language = try options.language(self.language, of: assistant)
    let store = try await options.openStore()
    try await store.load(assistant)
    let voices = try await SpeechStack(assistant: assistant, options: speech, beginningIn: language)
    let display = KioskDisplay(format: format)
    let devices: KioskDevices
    do {
      devices = try await KioskDevices(
        capture: capture, playback: playback, cancelsEcho: !noEchoCancellation, told: { display.tell($0) })
    } catch {
      throw Failure(error)
    }
    let kiosk = Kiosk(
      devices: devices,
      calling: Calling(assistant: assistant, store: store, hours: hours.hours(of: assistant.script)), voices: voices,
      start: Start(channel: .kiosk, language: language, hears: voices.hears, identity: caller.identity),
      watch: display.watch, recording: recording.map { .first($0) } ?? .none,
      renewal: renewal(in: language, store, display))
    try await serve(kiosk)
  }

  private func renewal(in language: Language, _ store: any Store, _ display: KioskDisplay) -> AssistantRenewal {
    let folder = options.folder
    let (speech, hours) = (speech, hours)
    return AssistantRenewal(
      AssistantInUse(folder) { try AssistantOptions.load(folder) }, language: language, warn: { display.warn($0) }
    ) { assistant in
      let voices = try await SpeechStack(assistant: assistant, options: speech, beginningIn: language)
      try await store.load(assistant)
      return (Calling(assistant: assistant, store: store, hours: hours.hours(of: assistant.script)), voices)
    }
  }

  /// Takes calls until the limit, `q`, or a signal.
  private func serve(_ kiosk: Kiosk) async throws {
    let keyboard = Keyboard()
    defer { keyboard.restore() }
    let limit = calls
    let serving = Task { try await kiosk.serve(calls: limit) }
    let signals = [SIGINT, SIGTERM, SIGHUP].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { serving.cancel() }
      source.resume()
      return source
    }
    let typing = Task {
      while let press = await keyboard.next() {
        switch press {
        case .digit(let digit): await kiosk.press(digit)
        case .quit: return serving.cancel()
        }
      }
    }
    defer {
      typing.cancel()
      signals.forEach { $0.cancel() }
    }
    do {
      try await serving.value
    } catch let error as AudioError {
      throw Failure(error)
    }
  }
}
