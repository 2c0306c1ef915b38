import Dialogue
import Synchronization
import Understanding
import Voice

/// Streams one caller's utterances to the recogniser of their language: at once in virtual time, and behind a bounded
/// buffer on a task of its own in live time, so that the sound never waits for the recogniser.
final class Hearing: Sendable {
  /// 20 s of frames may wait.
  private static let bufferLimit = 1000

  private let worker: HearingWorker
  private let steps: AsyncStream<HearingWorker.Step>.Continuation?

  init(
    recognizers: [Language: any SpeechRecognizer], pacing: Pacing, warn: @escaping @Sendable (String) -> Void
  ) {
    let worker = HearingWorker(recognizers: recognizers, warn: warn)
    self.worker = worker
    guard pacing == .live else {
      steps = nil
      return
    }
    let (stream, continuation) = AsyncStream.makeStream(
      of: HearingWorker.Step.self, bufferingPolicy: .bufferingOldest(Self.bufferLimit))
    steps = continuation
    Task { for await step in stream { await worker.take(step) } }
  }

  func hears(_ language: Language) -> Bool { worker.recognizers[language] != nil }

  func begin(_ utterance: Int, _ expectation: Expectation) async {
    await run(.begin(utterance: utterance, expectation))
  }
  func hear(_ utterance: Int, _ frame: AudioFrame, _ language: Language) async {
    await run(.hear(utterance: utterance, frame, language))
  }
  func finish(_ utterance: Int, _ language: Language) async { await run(.finish(utterance: utterance, language)) }

  /// What has come out since the last time.
  func takeOutcomes() -> [HearingWorker.Outcome] { worker.takeOutcomes() }

  /// No more will be heard.
  func stop() { steps?.finish() }

  private func run(_ step: HearingWorker.Step) async {
    guard let steps else { return await worker.take(step) }
    if case .dropped = steps.yield(step) { worker.warn("the recogniser is too slow: sound was dropped") }
  }
}

/// Takes one step after the other to the recognisers, and keeps what comes out.
final class HearingWorker: Sendable {
  enum Outcome: Sendable {
    case partial(utterance: Int, String)
    case heard(utterance: Int, Utterance)
  }

  enum Step: Sendable {
    case begin(utterance: Int, Expectation)
    case hear(utterance: Int, AudioFrame, Language)
    case finish(utterance: Int, Language)
  }

  let recognizers: [Language: any SpeechRecognizer]
  let warn: @Sendable (String) -> Void
  private let outcomes = Mutex<[Outcome]>([])

  init(recognizers: [Language: any SpeechRecognizer], warn: @escaping @Sendable (String) -> Void) {
    self.recognizers = recognizers
    self.warn = warn
  }

  func takeOutcomes() -> [Outcome] {
    outcomes.withLock { outcomes in
      defer { outcomes = [] }
      return outcomes
    }
  }

  func take(_ step: Step) async {
    do {
      switch step {
      case .begin(_, let expectation):
        try await recognizers[expectation.language]?.begin(search: expectation.kind.rawValue)
      case .hear(let utterance, let frame, let language):
        guard let words = try await recognizers[language]?.hear(frame), !words.isEmpty else { return }
        outcomes.withLock { $0.append(.partial(utterance: utterance, words)) }
      case .finish(let utterance, let language):
        guard let recognition = try await recognizers[language]?.finish() else { return }
        outcomes.withLock { $0.append(.heard(utterance: utterance, Self.utterance(recognition, language))) }
      }
    } catch {
      warn("hearing: \(error)")
      guard case .finish(let utterance, let language) = step else { return }
      outcomes.withLock { $0.append(.heard(utterance: utterance, Utterance("", language: language))) }
    }
  }

  private static func utterance(_ recognition: Recognition, _ language: Language) -> Utterance {
    Utterance(
      recognition.best.text, confidence: recognition.best.confidence, language: language,
      alternatives: recognition.alternatives.map(\.text).filter { $0 != recognition.best.text })
  }
}
