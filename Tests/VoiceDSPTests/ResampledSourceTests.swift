import Testing
import Voice
import VoiceDSP

/// Gives pieces of sound one after another.
private actor PieceSource: AudioSource {
  private var pieces: [AudioFrame]

  init(_ samples: [Int16], rate: Int, piece: Int) {
    pieces = stride(from: 0, to: samples.count, by: piece).map {
      AudioFrame(samples: Array(samples[$0..<min($0 + piece, samples.count)]), sampleRate: rate)
    }
  }

  init(_ pieces: [AudioFrame]) { self.pieces = pieces }

  func read() async throws(AudioError) -> AudioFrame? { pieces.isEmpty ? nil : pieces.removeFirst() }
}

@Suite struct ResampledSourceTests {
  private func frames(of source: ResampledSource) async throws -> [AudioFrame] {
    var frames: [AudioFrame] = []
    while let frame = try await source.read() { frames.append(frame) }
    return frames
  }

  @Test(arguments: [(8_000, 160), (8_000, 1_000), (11_025, 221), (22_050, 441), (48_000, 7), (16_000, 100)])
  func `every frame is 20 ms at 16 kHz, to the end`(rate: Int, piece: Int) async throws {
    let source = ResampledSource(PieceSource(.tone(500, rate: rate, count: rate / 2), rate: rate, piece: piece))
    let frames = try await frames(of: source)
    #expect(frames.count == 25)
    #expect(frames.allSatisfy { $0.samples.count == 320 && $0.sampleRate == 16_000 })
    let sound = frames.flatMap(\.samples)
    let errors = zip(sound, [Int16].tone(500, rate: 16_000, count: sound.count)).map {
      Int16(clamping: Int($0) - Int($1))
    }
    #expect(Array(errors.dropFirst(400).dropLast(400)).rms < 60)
    #expect(try await source.read() == nil)
  }

  @Test func `the last frame is filled up with silence`() async throws {
    let frames = try await frames(
      of: ResampledSource(PieceSource([Int16](repeating: 9, count: 400), rate: 16_000, piece: 400)))
    #expect(
      frames.map(\.samples) == [
        [Int16](repeating: 9, count: 320), [Int16](repeating: 9, count: 80) + [Int16](repeating: 0, count: 240),
      ])
  }

  @Test func `a source without sound gives no frame`() async throws {
    #expect(try await frames(of: ResampledSource(PieceSource([]))).isEmpty)
  }

  @Test func `a change of rate is an error`() async throws {
    let source = ResampledSource(
      PieceSource([AudioFrame(samples: [1], sampleRate: 8_000), AudioFrame(samples: [1], sampleRate: 16_000)]))
    await #expect(throws: AudioError(.badFormat, "the sound source changed its rate from 8000 to 16000 Hz")) {
      _ = try await source.read()
    }
  }

  @Test func `a source that gives nothing but empty frames is an error`() async throws {
    let source = ResampledSource(
      PieceSource([AudioFrame](repeating: AudioFrame(samples: [], sampleRate: 8_000), count: 1_000)))
    await #expect(throws: AudioError(.unreadable, "the sound source gives empty frames")) {
      _ = try await source.read()
    }
  }
}
