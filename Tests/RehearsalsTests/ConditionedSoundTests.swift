import Foundation
import Testing
import Voice

@testable import Rehearsals

/// What a room and a line do to a caller's sound, measured.
@Suite struct ConditionedSoundTests {
  private static let rate = Double(LineFormat.sampleRate)
  private static let margin = LineFormat.sampleRate

  private func tone(_ hertz: Double, seconds: Double = 1, level: Double = 8_000) -> [Int16] {
    (0..<Int(seconds * Self.rate)).map { Int16(level * sin(2 * .pi * hertz * Double($0) / Self.rate)) }
  }

  private func power(_ samples: some Sequence<Int16>) -> Double {
    let squares = samples.map { Double($0) * Double($0) }
    return squares.reduce(0, +) / Double(max(1, squares.count))
  }

  /// The power at a frequency, by the Goertzel algorithm.
  private func power(of samples: [Int16], at hertz: Double) -> Double {
    let turn = 2 * cos(2 * .pi * hertz / Self.rate)
    var (last, before) = (0.0, 0.0)
    for sample in samples { (last, before) = (Double(sample) + turn * last - before, last) }
    let count = Double(samples.count)
    return (last * last + before * before - turn * last * before) * 2 / (count * count)
  }

  private func decibels(_ ratio: Double) -> Double { 10 * log10(ratio) }

  private func conditioned(
    _ sound: [Int16], seed: String = "seed", voice: SilentVoice = SilentVoice(),
    _ change: (inout LineCondition) -> Void
  ) async throws -> [Int16] {
    var condition = LineCondition()
    change(&condition)
    return try await ConditionedSound.make(sound, condition, voice, seed: seed)
  }

  @Test func `without a condition the sound stays as it is`() async throws {
    let sound = tone(440)
    #expect(try await conditioned(sound) { _ in } == sound)
  }

  @Test func `the same sound comes out in every run, and another one for another seed`() async throws {
    func all(_ condition: inout LineCondition) {
      (condition.isTelephone, condition.noise, condition.ratio) = (true, "brown", 10)
      (condition.isInRoom, condition.speed, condition.loss) = (true, 1.1, 10)
    }
    let sound = tone(440)
    let once = try await conditioned(sound, all)
    #expect(try await conditioned(sound, all) == once)
    #expect(try await conditioned(sound, seed: "other", all) != once)
  }

  @Test func `a telephone line keeps what lies under 4 kHz and the length`() async throws {
    let low = tone(1_000)
    let carried = try await conditioned(low) { $0.isTelephone = true }
    #expect(carried.count == low.count && carried != low)
    let inner = Array(carried.dropFirst(2_000).dropLast(2_000))
    #expect(abs(decibels(power(of: inner, at: 1_000) / power(low))) < 1)
    let high = try await conditioned(tone(6_000)) { $0.isTelephone = true }
    #expect(decibels(power(high.dropFirst(2_000)) / power(low)) < -30)
  }

  @Test(arguments: ["white", "brown"], [0.0, 15.0])
  func `noise lies under the sound at the ratio that is wanted, and a second before and after it`(
    colour: String, ratio: Double
  ) async throws {
    let sound = tone(1_000)
    let noisy = try await conditioned(sound) { ($0.noise, $0.ratio) = (colour, ratio) }
    #expect(noisy.count == sound.count + 2 * Self.margin)
    let noise = power(noisy.prefix(Self.margin)) / 2 + power(noisy.suffix(Self.margin)) / 2
    #expect(abs(decibels(power(sound) / noise) - ratio) < 1)
    let during = zip(noisy.dropFirst(Self.margin), sound).map { Int16(clamping: Int($0) - Int($1)) }
    #expect(abs(decibels(power(sound) / power(during)) - ratio) < 1.5)
  }

  @Test func `brown noise has its power below, white noise everywhere`() async throws {
    func share(_ colour: String) async throws -> Double {
      let noise = Array(
        try await conditioned(tone(1_000)) { ($0.noise, $0.ratio) = (colour, 0) }.prefix(Self.margin))
      func band(_ range: ClosedRange<Int>) -> Double {
        stride(from: range.lowerBound, through: range.upperBound, by: 10)
          .reduce(0) { $0 + power(of: noise, at: Double($1)) }
      }
      return decibels(band(100...500) / band(5_000...5_400))
    }
    #expect(abs(try await share("white")) < 3)
    #expect(try await share("brown") > 15)
  }

  @Test func `noise may be a recording, but not a silent one or none`() async throws {
    let sound = tone(1_000)
    let voice = SilentVoice(recordings: ["/hum.wav": tone(50), "/still.wav": [Int16](repeating: 0, count: 100)])
    let hummed = try await conditioned(sound, voice: voice) { ($0.noise, $0.ratio) = ("/hum.wav", 6) }
    let before = Array(hummed.prefix(Self.margin))
    #expect(abs(decibels(power(sound) / power(of: before, at: 50)) - 6) < 1)
    for (path, words) in [("/still.wav", "noise /still.wav: is silent"), ("/no.wav", "/no.wav: no such recording")] {
      let error = await #expect(throws: RehearsalError.self) {
        try await conditioned(sound, voice: voice) { $0.noise = path }
      }
      #expect(error?.message == words)
    }
  }

  @Test func `a room goes on for a quarter of a second after the sound`() async throws {
    let sound = tone(1_000, seconds: 0.5)
    let echoed = try await conditioned(sound) { $0.isInRoom = true }
    #expect(echoed.count == sound.count + Int(0.25 * Self.rate))
    let early = power(echoed[sound.count..<sound.count + 800])
    let late = power(echoed.suffix(800))
    #expect(early > 10_000 && late < early, "it dies away")
  }

  @Test func `at twice the speed a sound is half as long and an octave higher`() async throws {
    let sound = tone(500)
    let fast = try await conditioned(sound) { $0.speed = 2 }
    #expect(abs(fast.count - sound.count / 2) <= 1)
    #expect(abs(decibels(power(of: fast, at: 1_000) / power(sound))) < 0.5)
    let slow = try await conditioned(sound) { $0.speed = 0.5 }
    #expect(abs(slow.count - 2 * sound.count) <= 2)
    #expect(abs(decibels(power(of: slow, at: 250) / power(sound))) < 0.5)
    #expect(try await conditioned([7]) { $0.speed = 2 } == [7], "one sample has no speed")
    #expect(try await conditioned([]) { $0.speed = 0.5 }.isEmpty)
  }

  @Test(arguments: [5.0, 40.0])
  func `so many packets are lost, and half of the one before is in their place`(percent: Double) async throws {
    // No two packets are alike.
    let sound = (0..<1_000 * LineFormat.samplesPerFrame).map { Int16($0 / LineFormat.samplesPerFrame + 1_000) }
    let received = try await conditioned(sound) { $0.loss = percent }
    #expect(received.count == sound.count)
    let starts = stride(from: 0, to: sound.count, by: LineFormat.samplesPerFrame)
    let lost = starts.filter { received[$0] != sound[$0] }
    #expect(abs(Double(lost.count) / 10 - percent) < 0.25 * percent)
    #expect(!lost.contains(0), "there is nothing before the first")
    for start in lost {
      let packet = start..<start + LineFormat.samplesPerFrame
      #expect(packet.allSatisfy { received[$0] == received[$0 - LineFormat.samplesPerFrame] / 2 })
    }
  }

  @Test func `without loss no packet is lost`() async throws {
    let sound = tone(440)
    #expect(try await conditioned(sound) { $0.loss = 0 } == sound)
  }
}
