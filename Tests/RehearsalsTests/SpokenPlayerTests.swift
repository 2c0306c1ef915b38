import Calls
import Dialogue
import Foundation
import Synchronization
import Testing
import Understanding
import Voice

@testable import Rehearsals

/// Spoken conversations, frame by frame, with scripted ears and a voice that is a steady tone.
@Suite struct SpokenPlayerTests {
  private func play(_ yaml: String, hearing words: [String]) async throws -> RehearsalOutcome {
    let ears = ScriptedEars(words)
    let hum = (0..<LineFormat.sampleRate).map { index in
      // Pulses and formants, as a vowel has.
      let time = Double(index) / Double(LineFormat.sampleRate)
      let wave = (1...12).reduce(0.0) { $0 + sin(2 * .pi * 130 * Double($1) * time) / Double($1) }
      return Int16(5_000 * (0.6 + 0.4 * sin(2 * .pi * 3 * time)) * wave)
    }
    let scratch = try Scratch()
    let rehearsal = try #require(
      try RehearsalFile(path: try scratch.write("calls.yaml", yaml)).rehearsals.first)
    var stage = Library.stage(
      try Library.assistant.get(), voice: SilentVoice(recordings: [scratch.path + "/word.wav": hum]))
    stage.makeLine = { _, warn in
      try VoiceLine(
        pacing: .virtual, recognizers: [.english: ears], synthesizer: Murmur(),
        keys: { () throws(AudioError) in NoKeys() }, melody: nil, warn: warn)
    }
    return await RehearsalRun(on: stage).play(rehearsal)
  }

  @Test func `recordings are heard, keys are pressed, and replies are timed on the call's clock`() async throws {
    let outcome = try await play(
      """
      spoken:
        turns:
          - prompt: greeting
          - play: word.wav
            intent: loan_status
            within_ms: 1500
          - keys: "12345"
            says: Ulysses is out.
          - play: {wav: word.wav, under: {line: telephone, room: yes}}
            ended: contained
      """, hearing: ["where is my book", "goodbye"])
    #expect(
      outcome.difference?.message == "the end should be contained, but is not there", "first it asks for a rating")
    #expect(outcome.difference?.turn == 3)
    #expect(outcome.duration > .seconds(6))
  }

  @Test func `a caller who speaks into a reply interrupts it`() async throws {
    let outcome = try await play(
      """
      interrupting:
        turns:
          - play: word.wav
            interrupt_after: 0.4
            intent: opening_hours
            prompt: [greeting, opening_hours.answer]
      """, hearing: ["opening times"])
    #expect(outcome.difference == nil)
    let interrupted = outcome.turns.joined().contains { event in
      guard case .said(_, "greeting", let isInterrupted) = event.kind else { return false }
      return isInterrupted
    }
    #expect(interrupted)
  }

  @Test func `a silence runs out, and a call that ended hears no more`() async throws {
    let outcome = try await play(
      """
      silent:
        turns:
          - play: word.wav
            intent: opening_hours
          - silence: yes
            noinput: yes
          - hang_up: yes
            ended: contained
          - play: word.wav
      """, hearing: ["opening times"])
    #expect(outcome.difference?.message == "the call has ended before this turn")
    #expect(outcome.difference?.line == 9)
  }

  @Test func `a recording that is not there is told with its turn`() async throws {
    let outcome = try await play("a:\n  turns:\n    - prompt: greeting\n    - play: none.wav\n", hearing: [])
    #expect(outcome.difference?.line == 4)
    #expect(outcome.difference?.message.hasSuffix("none.wav: no such recording") == true)
  }
}

/// Hears what is laid out for it, an utterance each.
private final class ScriptedEars: SpeechRecognizer {
  private let words: Mutex<[String]>

  init(_ words: [String]) { self.words = Mutex(words) }

  func begin(search: String) async throws(SpeechError) {}
  func hear(_ frame: AudioFrame) async throws(SpeechError) -> String { "" }
  func finish() async throws(SpeechError) -> Recognition {
    let text = words.withLock { $0.isEmpty ? "" : $0.removeFirst() }
    return Recognition(best: Hypothesis(text: text, confidence: text.isEmpty ? 0 : 0.9))
  }
}

/// Says every sentence as a second of quiet.
private struct Murmur: SpeechSynthesizer {
  func speak(
    _ sentence: String, language: String, pace: Double, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) async throws(SpeechError) {
    _ = emit(
      AudioFrame(samples: [Int16](repeating: 50, count: LineFormat.sampleRate), sampleRate: LineFormat.sampleRate))
  }
}

private final class NoKeys: KeyDetector {
  func detect(in frame: AudioFrame) -> [Character] { [] }
}
