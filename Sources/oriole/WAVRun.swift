import ArgumentParser
import Assistant
import Calls
import Dialogue
import Foundation
import Kiosks
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
      time; --store keeps what happened. Callers who say "tomorrow" mean the day after --today. With --pace real-time \
      each call takes as long as it would at a telephone, and how soon it was answered is told; --at-once lets several \
      go on together, each beginning a quarter of a second after the one before.
      """)

  @Argument(help: "Recorded callers.")
  var calls: [String]
  @OptionGroup var options: AssistantOptions
  @OptionGroup var speech: SpeechOptions
  @OptionGroup var day: DayOption
  @OptionGroup var hours: HoursOption
  @OptionGroup var caller: CallerOptions
  @Option(help: "The language to begin in (default: the assistant's first).")
  var language: String?
  @Option(help: "Write both sides in stereo, caller left; of several calls into this folder.")
  var recording: String?
  @Option(help: "virtual, as fast as it goes, or real-time.")
  var pace = CallPace.virtual
  @Option(help: ArgumentHelp("Calls that go on together, at real-time pace.", valueName: "count"))
  var atOnce = 1
  @Option(help: "How the call is shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard (1...1000).contains(atOnce) else { throw ValidationError("--at-once is 1 to 1000") }
    guard atOnce == 1 || pace == .realTime else { throw ValidationError("--at-once needs --pace real-time") }
  }

  func run() async throws {
    let assistant = try options.load()
    let language = try options.language(self.language, of: assistant)
    // A file that cannot be read is told before anything is said.
    for path in calls { _ = try open(path) }
    let voices = try await SpeechStack(assistant: assistant, options: speech, beginningIn: language)
    guard try await takeAll(language, assistant, voices) else { throw ExitCode(1) }
  }

  /// Takes `atOnce` calls together, and the next one when one of them has ended; false where one of several failed.
  private func takeAll(
    _ language: Language, _ assistant: LoadedAssistant, _ voices: SpeechStack
  ) async throws -> Bool {
    try await withThrowingTaskGroup(of: Bool.self) { group in
      var isWell = true
      for (index, path) in calls.enumerated() {
        if index >= atOnce, let ended = try await group.next() { isWell = ended && isWell }
        // Callers do not begin within the same 20 ms.
        let delay = index < atOnce ? CallPace.stagger * index : .zero
        group.addTask {
          try await Task.sleep(for: delay)
          return try await takeOne(path, language, assistant, voices)
        }
      }
      for try await ended in group { isWell = ended && isWell }
      return isWell
    }
  }

  /// Of several calls one that fails is told, and the others go on.
  private func takeOne(
    _ path: String, _ language: Language, _ assistant: LoadedAssistant, _ voices: SpeechStack
  ) async throws -> Bool {
    do {
      try await take(path, language, assistant, voices)
      return true
    } catch let failure as Failure where calls.count > 1 {
      Failure.print(failure.message)
      return false
    }
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
    let store: any Store = options.namesStore ? try await options.openStore() : try SQLiteStore.inMemory()
    try await store.load(assistant)
    if calls.count > 1, format == .text { CallPrinter.write("\(path)") }
    let printer = CallPrinter(format: format, call: calls.count > 1 ? path : nil)
    let observer = CallObserver(happened: { printer.print($0) }, warned: { Failure.print("\(path): \($0)") })
    let start = Start(
      channel: .wav, language: language, hears: voices.hears, today: day.today,
      identity: caller.identity, isRecorded: recording != nil)
    do {
      let file = try open(path)
      let line = try await voices.line(
        pacing: pace.pacing, bandwidth: Bandwidth(sampleRate: file.format.sampleRate), warn: observer.warned)
      let call = try await Calling(
        assistant: assistant, store: store, hours: hours.hours(of: assistant.script, usual: .open)
      )
      .begin(start, line: line, pacing: pace.pacing, observer: observer)
      let recorder: CallRecorder? =
        if let path = try recordingPath(for: path) { try CallRecorder(path: path) } else { nil }
      let delays = ReplyDelays()
      let source: any AudioSource = ResampledSource(file)
      let outcome = try await VoiceLoop(
        source: pace == .realTime ? PacedSource(source) { delays.frame(due: $0) } : source, line: line, call: call,
        recorder: recorder, watch: { if pace == .realTime { delays.watch($0) } }
      ).run(start)
      await call.finish(at: Date())
      if pace == .realTime { printer.print(delays) }
      try await recorder?.finish()
      try judge(outcome, path)
    } catch let error as AudioError {
      throw Failure(error)
    }
  }

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
