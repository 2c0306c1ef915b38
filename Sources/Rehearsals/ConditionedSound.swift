import Evaluation
import Voice
import VoiceDSP
import Understanding

/// A caller's sound after its way through a room and over a line. The same each time.
enum ConditionedSound {
  /// Quiet around the words in which noise can be told from speech, samples.
  private static let margin = LineFormat.sampleRate
  /// Echoes of a furnished room: the last comes after a quarter of a second.
  private static let echoes = 80
  private static let reverberation = 0.25

  /// - Parameters:
  ///   - sound: 16 kHz mono.
  ///   - condition: what it goes through.
  ///   - voice: reads recordings of noise.
  ///   - seed: chooses the place in the noise, the echoes and the packets.
  /// - Returns: 16 kHz mono.
  /// - Throws: `RehearsalError` for noise that cannot be had, `AudioError` without memory for the line.
  static func make(
    _ sound: [Int16], _ condition: LineCondition, _ voice: any CallerVoice, seed: String
  ) async throws -> [Int16] {
    var samples = sound
    if condition.speed != 1 { samples = played(samples, at: condition.speed) }
    if condition.isInRoom { samples = inRoom(samples, seed) }
    if let noise = condition.noise {
      let quiet = [Int16](repeating: 0, count: margin)
      let under = try await self.noise(noise, voice)
      guard let mix = NoiseMix(noise: under) else { throw RehearsalError("noise \(noise): is silent") }
      samples = mix.mixed(into: quiet + samples + quiet, ratio: condition.ratio, seed: hash(seed))
    }
    if condition.isTelephone { samples = try TelephoneLine.carry(samples) }
    if condition.loss > 0 { samples = losing(condition.loss, of: samples, seed) }
    return samples
  }

  private static func noise(_ name: String, _ voice: any CallerVoice) async throws -> [Int16] {
    guard let colour = NoiseColour(rawValue: name) else { return try await voice.recording(name).samples }
    var generator = SplitMix64(seed: 1, name: name)
    var last = 0.0
    return (0..<3 * LineFormat.sampleRate).map { _ in
      let white = Double(generator.next(below: 2001)) - 1000
      last = colour == .white ? white : 0.98 * last + 0.2 * white
      return Int16(min(max(last, -32_000), 32_000))
    }
  }

  private static func hash(_ seed: String) -> UInt64 {
    var generator = SplitMix64(seed: 7, name: seed)
    return generator.next()
  }

  /// Each sample between its two neighbours in time.
  private static func played(_ samples: [Int16], at speed: Double) -> [Int16] {
    guard samples.count > 1, speed > 0 else { return samples }
    return (0..<Int(Double(samples.count - 1) / speed)).map { index in
      let place = Double(index) * speed
      let (before, part) = (Int(place), place - place.rounded(.down))
      let after = min(before + 1, samples.count - 1)
      return Int16(Double(samples[before]) * (1 - part) + Double(samples[after]) * part)
    }
  }

  private static func inRoom(_ samples: [Int16], _ seed: String) -> [Int16] {
    var generator = SplitMix64(seed: 3, name: seed)
    let length = Int(reverberation * Double(LineFormat.sampleRate))
    var sum = samples.map { 0.7 * Double($0) } + [Double](repeating: 0, count: length)
    for _ in 0..<echoes {
      let delay = 1 + generator.next(below: length)
      let sign = generator.next(below: 2) == 0 ? 1.0 : -1.0
      let left = 1 - Double(delay) / Double(length)
      let gain = 0.25 * sign * left * left
      for (index, sample) in samples.enumerated() { sum[index + delay] += gain * Double(sample) }
    }
    return sum.map { Int16(min(max($0.rounded(), -32_768), 32_767)) }
  }

  /// A packet of 20 ms that is lost is bridged by half of the one before it.
  private static func losing(_ percent: Double, of samples: [Int16], _ seed: String) -> [Int16] {
    var generator = SplitMix64(seed: 5, name: seed)
    let length = LineFormat.samplesPerFrame
    var received = samples
    for start in stride(from: length, to: samples.count, by: length)
    where Double(generator.next(below: 10_000)) < percent * 100 {
      for index in start..<min(start + length, samples.count) { received[index] = received[index - length] / 2 }
    }
    return received
  }
}
