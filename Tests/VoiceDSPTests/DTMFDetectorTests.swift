import Testing
import Voice
import VoiceDSP

@Suite struct DTMFDetectorTests {
  private static let all = "0123456789*#"

  /// Sound at 8 kHz as the line gives it.
  private func line(_ samples: [Int16]) throws -> [Int16] {
    var resampler = try SpeexResampler(from: 8_000, to: 16_000)
    return resampler.convert(samples) + resampler.flush()
  }

  private func keys(in samples: [Int16]) throws -> String {
    let detector = try DTMFDetector()
    return String((samples + [Int16](repeating: 0, count: 1_600)).lineFrames.flatMap { detector.detect(in: $0) })
  }

  private func keys(
    _ keys: String, tone: Int = 100, gap: Int = 100, level: Int = -10, with other: [Int16] = []
  ) throws -> String {
    let sound = DTMFTone.samples(for: keys, toneMilliseconds: tone, gapMilliseconds: gap, level: level)
    return try self.keys(in: line(sound.samples).mixed(with: other))
  }

  @Test func `a generated key has its length, two tones and its level`() {
    let sound = DTMFTone.samples(for: "5", toneMilliseconds: 50, gapMilliseconds: 30, level: -10)
    #expect(sound.sampleRate == 8_000)
    #expect(sound.samples.count == 640)
    #expect(sound.samples[400...].allSatisfy { $0 == 0 })
    // Two sines of -10 dBm0; full scale is a sine of +3.14 dBm0.
    let expected = 32_768 / 2.0.squareRoot() * 0.220_4 * 2.0.squareRoot()
    #expect(abs(decibels(Array(sound.samples[..<400]).rms / expected)) < 0.5)
    #expect(DTMFTone.samples(for: "x!").samples.isEmpty)
  }

  @Test func `each key is heard once`() throws {
    #expect(try keys(Self.all) == Self.all)
    #expect(try keys("11223", tone: 300) == "11223")
  }

  @Test func `many keys come one after another`() throws {
    let long = String(repeating: Self.all, count: 20)
    #expect(try keys(long, tone: 50, gap: 60) == long)
  }

  @Test func `the extra keys of the fourth column are left out`() throws {
    #expect(try keys("A1B2C3D") == "123")
  }

  @Test(arguments: [-30, -20, -10, -4]) func `short tones are heard at every level`(level: Int) throws {
    #expect(try keys(Self.all, tone: 50, gap: 60, level: level) == Self.all)
  }

  @Test func `a tone that is held is one key`() throws {
    #expect(try keys("7", tone: 5_000) == "7")
  }

  @Test func `a tone that breaks off for a moment is one key, and after a pause it is two`() throws {
    for key in Self.all {
      for offset in stride(from: 0, to: 102, by: 17) {
        let lead = [Int16](repeating: 0, count: offset)
        func twice(gap: Int) -> [Int16] {
          lead + DTMFTone.samples(for: String([key, key]), toneMilliseconds: 80, gapMilliseconds: gap).samples
        }
        #expect(try keys(in: line(twice(gap: 15))) == String(key))
        #expect(try keys(in: line(twice(gap: 50))) == String([key, key]))
      }
    }
  }

  @Test func `tones of 20 ms are no keys`() throws { #expect(try keys(Self.all, tone: 20) == "") }

  @Test func `keys are heard in noise and over speech that is 15 dB softer`() throws {
    let rms = 32_768 * 0.220_4
    #expect(try keys(Self.all, with: .noise(rms: rms / 5.6, count: 40_000)) == Self.all)
    let voice = [Int16].voice(seconds: 2.5)
    let gain = rms / 5.6 / voice.rms
    let scaled = voice.map { Int16(Double($0) * gain) }
    #expect(try keys(Self.all, with: scaled) == Self.all)
  }

  @Test func `keys are heard beside an offset`() throws {
    #expect(try keys(Self.all, level: -20, with: [Int16](repeating: 5_000, count: 40_000)) == Self.all)
  }

  @Test(arguments: [90.0, 120, 180, 230, 300]) func `a voice is no key`(pitch: Double) throws {
    #expect(try keys(in: .voice(seconds: 20, pitch: pitch, level: 12_000)) == "")
  }

  @Test func `noise, music-like chords and single tones are no keys`() throws {
    #expect(try keys(in: .noise(rms: 8_000, count: 160_000)) == "")
    #expect(try keys(in: [Int16].tone(697, rate: 16_000, count: 16_000)) == "")
    #expect(
      try keys(in: [Int16].tone(440, rate: 16_000, count: 16_000).mixed(with: .tone(660, rate: 16_000, count: 16_000)))
        == "")
  }

  @Test func `two calls do not hear one another's keys`() throws {
    let first = try DTMFDetector(), second = try DTMFDetector()
    let frames = try line(DTMFTone.samples(for: "1").samples).lineFrames
    var heard: [Character] = []
    for frame in frames {
      heard += first.detect(in: frame)
      #expect(second.detect(in: LineFormat.silence).isEmpty)
    }
    #expect(heard == ["1"])
  }
}
