import Assistant
import Calls
import Dialogue
import Kiosks
import Logging
import Records
import ServiceLifecycle
import Settings
import Understanding
import Voice
import VoiceALSA

/// The callers who speak beside the web: at the kiosk, and from files.
struct LiveCallers {
  let assistant: AssistantInUse
  let calling: @Sendable (LoadedAssistant) async throws -> Calling
  let settings: KioskSettings
  /// This server's address, where there are several.
  let node: String?
  let live: LiveCalls
  let figures: CallerFigures
  let logger: Logger

  /// What serves them.
  ///
  /// - Parameters:
  ///   - loaded: the assistant as it is now.
  ///   - files: of callers.
  ///   - time: how long a stop may take.
  /// - Returns: the services; none where there are no such callers.
  /// - Throws: when a device, a model or a file cannot be used.
  func services(_ loaded: LoadedAssistant, files: [String], stopping time: Duration) async throws -> [any Service] {
    guard settings.isEnabled || !files.isEmpty else { return [] }
    let language = try language(of: loaded)
    let voices = try await voices(loaded, language)
    var services: [any Service] = []
    if settings.isEnabled { services.append(try await kiosk(loaded, language, voices, stopping: time)) }
    if !files.isEmpty {
      let callers = try RecordedCallers(
        files, calling: try await calling(loaded), voices: voices,
        start: start(.wav, language, voices), watch: watch, live: live)
      services.append(LiveCallService(live: live, time: time) { await callers.serve() })
    }
    return services
  }

  private func kiosk(
    _ loaded: LoadedAssistant, _ language: Language, _ voices: SpeechStack, stopping time: Duration
  ) async throws -> LiveCallService {
    let watch = watch
    let devices = try await KioskDevices(
      capture: settings.capture, playback: settings.playback, cancelsEcho: settings.cancelsEcho, told: watch.told)
    figures.hasKiosk()
    let kiosk = Kiosk(
      devices: devices, calling: try await calling(loaded), voices: voices,
      start: start(.kiosk, language, voices), watch: watch, live: live,
      recording: settings.recordings.map { .each(RecordingFolder($0)) } ?? .none,
      renewal: AssistantRenewal(assistant, language: language, warn: watch.call.warned) { [self] renewed in
        (try await calling(renewed), try await self.voices(renewed, language))
      })
    return LiveCallService(live: live, time: time) { try await kiosk.serve() }
  }

  private func start(_ channel: Start.Channel, _ language: Language, _ voices: SpeechStack) -> Start {
    var start = Start(channel: channel, language: language, hears: voices.hears)
    start.node = node
    return start
  }

  private func language(of assistant: LoadedAssistant) throws -> Language {
    guard let wanted = settings.language else { return assistant.script.defaultLanguage }
    let language = Language(rawValue: wanted)
    guard assistant.script.languages.contains(language) else {
      let there = assistant.script.languages.map(\.rawValue).joined(separator: ", ")
      throw LiveCallersError(
        "kiosk.language: \(assistant.name) does not speak “\(wanted.prefix(20))”; it speaks \(there)")
    }
    return language
  }

  private func voices(_ assistant: LoadedAssistant, _ language: Language) async throws -> SpeechStack {
    try await SpeechStack(
      assistant: assistant, model: settings.model.map { SpeechModel(folder: $0.folder, dictionary: $0.dictionary) },
      beginningIn: language, warn: { logger.warning("\($0)") })
  }

  private var watch: KioskWatch {
    let (logger, figures) = (logger, figures)
    return KioskWatch(
      call: CallObserver(happened: { _ in }, warned: { logger.warning("\($0)") }),
      told: { news in
        figures.note(news)
        switch news {
        case .began(let call): logger.info("call \(call.value): began")
        case .ended(let call, let disposition): logger.info("call \(call.value): \(disposition.rawValue)")
        case .waiting: logger.debug("the kiosk waits for a caller")
        case .renewed: logger.info("the kiosk has read the assistant again")
        case .microphone(.lost(let message)), .loudspeaker(.lost(let message)): logger.warning("\(message)")
        case .microphone(.back): logger.info("the kiosk's microphone is back")
        case .loudspeaker(.back): logger.info("the kiosk's loudspeaker is back")
        }
      })
  }
}

struct LiveCallersError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Serves live callers until it is told to stop: then those who are there may finish, and are told when they do not.
struct LiveCallService: Service {
  let live: LiveCalls
  /// How long a stop may take in all.
  let time: Duration
  let serve: @Sendable () async throws -> Void

  func run() async throws {
    // What is said at the end takes some seconds, and the web has to stop after it.
    let last = max(time - .seconds(5), time / 2)
    try await withGracefulShutdownHandler {
      try await withThrowingTaskGroup { group in
        group.addTask { try await serve() }
        group.addTask {
          // Thrown when there is nobody left to wait for.
          try? await gracefulShutdown()
          try? await Task.sleep(for: last)
        }
        // Whoever is left is hung up on.
        defer { group.cancelAll() }
        try await group.next()
      }
    } onGracefulShutdown: {
      Task { await live.stop(after: max(.zero, last - .seconds(10))) }
    }
  }
}
