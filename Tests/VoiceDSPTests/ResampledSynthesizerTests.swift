import Synchronization
import Testing
import Voice
import VoiceDSP

/// Speaks given chunks, and notes how many were taken.
private final class ChunkSynthesizer: SpeechSynthesizer {
  let chunks: [AudioFrame]
  let failure: SpeechError?
  let taken = Mutex(0)

  init(_ chunks: [AudioFrame], failure: SpeechError? = nil) {
    self.chunks = chunks
    self.failure = failure
  }

  func speak(
    _ sentence: String, language: String, pace: Double, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) async throws(SpeechError) {
    for chunk in chunks {
      guard emit(chunk) else { return }
      taken.withLock { $0 += 1 }
    }
    if let failure { throw failure }
  }
}

@Suite struct ResampledSynthesizerTests {
  private func chunks(rate: Int, count: Int) -> [AudioFrame] {
    let tone = [Int16].tone(400, rate: rate, count: count)
    return stride(from: 0, to: count, by: 777).map {
      AudioFrame(samples: Array(tone[$0..<min($0 + 777, count)]), sampleRate: rate)
    }
  }

  @Test func `speech comes out at 16 kHz, whole`() async throws {
    let heard = Mutex<[Int16]>([])
    let synthesizer = ResampledSynthesizer(ChunkSynthesizer(chunks(rate: 22_050, count: 22_050)))
    try await synthesizer.speak("a", language: "en") { frame in
      heard.withLock { $0 += frame.samples }
      return frame.sampleRate == 16_000
    }
    let sound = heard.withLock { $0 }
    #expect(sound.count == 16_000)
    let errors = zip(sound, [Int16].tone(400, rate: 16_000, count: 16_000)).map { Int16(clamping: Int($0) - Int($1)) }
    #expect(Array(errors.dropFirst(400).dropLast(400)).rms < 60)
  }

  @Test func `stopping reaches the synthesiser, and nothing comes after it`() async throws {
    let inner = ChunkSynthesizer(chunks(rate: 22_050, count: 22_050))
    let calls = Mutex(0)
    try await ResampledSynthesizer(inner).speak("a", language: "en") { _ in
      calls.withLock {
        $0 += 1; return $0 < 3
      }
    }
    #expect(calls.withLock { $0 } == 3)
    #expect(inner.taken.withLock { $0 } == 2)
  }

  @Test func `an error of the synthesiser is passed on`() async {
    let failure = SpeechError(.badLanguage, "no voice for xx")
    await #expect(throws: failure) {
      try await ResampledSynthesizer(ChunkSynthesizer([], failure: failure)).speak("a", language: "xx") { _ in true }
    }
  }

  @Test func `a change of rate within a sentence is an error`() async {
    let inner = ChunkSynthesizer(chunks(rate: 22_050, count: 1_000) + chunks(rate: 16_000, count: 1_000))
    await #expect(throws: SpeechError(.engineFailed, "the synthesiser changed its rate from 22050 to 16000 Hz")) {
      try await ResampledSynthesizer(inner).speak("a", language: "en") { _ in true }
    }
  }

  @Test func `a sentence without sound emits nothing`() async throws {
    let calls = Mutex(0)
    try await ResampledSynthesizer(ChunkSynthesizer([])).speak("", language: "en") { _ in
      calls.withLock { $0 += 1 }
      return true
    }
    #expect(calls.withLock { $0 } == 0)
  }
}
