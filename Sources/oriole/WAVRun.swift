import ArgumentParser
import Assistant
import Calls
import Dialogue
import Foundation
import Records
import RecordsSQLite
import Understanding
import Voice
import VoiceDSP

struct WAVRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wav", abstract: "Takes recorded callers through the same loop as a live call, faster than real time.",
    discussion: """
      Each WAV is one caller: mono, or the left channel; 8-48 kHz; PCM, float, mu-law or A-law. When the file ends,
      Oriole finishes its reply and the caller hangs up. Each call has a fresh store, so that it goes the same way each
      time; --store keeps what happened. Callers who say "tomorrow" mean the day after --today.
      """)

  @Argument(help: "Recorded callers.")
  var calls: [String]
  @OptionGroup var options: AssistantOptions
  @OptionGroup var speech: SpeechOptions
  @OptionGroup var day: DayOption
  @Option(help: "The language to begin in (default: the assistant's first).")
  var language: String?
  @Option(help: "Write both sides in stereo, caller left; of several calls into this folder.")
  var recording: String?
  @Option(help: "How the call is shown: text or json.")
  var format = OutputFormat.text

  func run() async throws {
    let assistant = try options.load()
    let language = try options.language(self.language, of: assistant)
    // A file that cannot be read is told before anything is said.
    for path in calls { _ = try open(path) }
    let voices = try await SpeechStack(assistant: assistant, options: speech, beginningIn: language)
    var failed = false
    for path in calls {
      do {
        try await take(path, language, assistant, voices)
      } catch let failure as Failure where calls.count > 1 {
        Failure.print(failure.message)
        failed = true
      }
    }
    if failed { throw ExitCode(1) }
  }

  private func open(_ path: String) throws -> WAVSource {
    do {
      return try WAVSource(path: path)
    } catch {
      throw Failure(error)
    }
  }

  private func take(
    _ path: String, _ language: Language, _ assistant: LoadedAssistant, _ voices: SpeechStack
  ) async throws {
    let store = try keepsStore ? options.openStore() : SQLiteStore.inMemory()
    try await store.load(assistant)
    if calls.count > 1, format == .text { CallPrinter.write("\(path)") }
    let printer = CallPrinter(format: format, call: calls.count > 1 ? path : nil)
    let observer = CallObserver(happened: { printer.print($0) }, warned: { Failure.print("\(path): \($0)") })
    let start = Start(channel: .wav, language: language, hears: voices.hears, today: day.today)
    do {
      let file = try open(path)
      let source = ResampledSource(file)
      let line = try await voices.line(
        pacing: .virtual, bandwidth: Bandwidth(sampleRate: file.format.sampleRate), warn: observer.warned)
      let call = try await Calling(assistant: assistant, store: store)
        .begin(start, line: line, pacing: .virtual, observer: observer)
      let recorder: CallRecorder? =
        if let path = try recordingPath(for: path) { try CallRecorder(path: path) } else { nil }
      let outcome = try await VoiceLoop(source: source, line: line, call: call, recorder: recorder).run(start)
      await call.finish(at: Date())
      try await recorder?.finish()
      try judge(outcome, path)
    } catch let error as AudioError {
      throw Failure(error)
    }
  }

  private var keepsStore: Bool { options.store != nil || ProcessInfo.processInfo.environment["ORIOLE_STORE"] != nil }

  private func recordingPath(for path: String) throws(Failure) -> String? {
    guard let recording else { return nil }
    guard calls.count > 1 else { return recording }
    do {
      try FileManager.default.createDirectory(atPath: recording, withIntermediateDirectories: true)
    } catch {
      throw Failure("\(recording): cannot be made a folder for several recordings")
    }
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    return "\(recording)/\(name).wav"
  }

  /// A caller who is silent for minutes is a fault of the recording, not a short call without words.
  private func judge(_ outcome: VoiceLoop.Outcome, _ path: String) throws(Failure) {
    guard !outcome.heardAnything else { return }
    let seconds = outcome.duration.components.seconds
    let message = "\(path): no speech and no keys in \(seconds) s"
    guard seconds < 300 else { throw Failure(message) }
    Failure.print(message)
  }
}
