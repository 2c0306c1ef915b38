import Foundation
import Voice

/// Sounds in frames of 20 ms, put one after another.
struct Scene {
  private(set) var samples: [Int16] = []
  private var generator = SeededGenerator(seed: 7)

  mutating func silence(_ milliseconds: Int) { samples += [Int16](repeating: 0, count: milliseconds * 16) }

  /// White noise of a level in dBFS.
  mutating func noise(_ milliseconds: Int, level: Double) {
    let peak = 32_768 * pow(10, level / 20) * 3.0.squareRoot()
    for _ in 0..<(milliseconds * 16) {
      samples.append(Int16(clamping: Int(.random(in: -peak...peak, using: &generator))))
    }
  }

  /// A vowel: a pitch with falling harmonics.
  mutating func vowel(_ milliseconds: Int, level: Double, pitch: Double = 130) {
    let amplitude = 32_768 * pow(10, level / 20)
    samples += (0..<(milliseconds * 16)).map { index in
      let angle = 2 * Double.pi * pitch * Double(index) / 16_000
      let sum = (1...15).reduce(0.0) { $0 + sin(angle * Double($1)) / Double($1) }
      return Int16(clamping: Int(sum * amplitude))
    }
  }

  /// Three syllables with short gaps: a word of 700 ms.
  mutating func word(level: Double) {
    vowel(200, level: level)
    noise(60, level: level - 22)
    vowel(180, level: level - 3, pitch: 150)
    noise(60, level: level - 22)
    vowel(200, level: level - 2, pitch: 110)
  }

  /// Adds noise to all there is.
  mutating func mix(noise level: Double) {
    let sound = samples
    samples = []
    noise(sound.count / 16, level: level)
    for index in samples.indices { samples[index] = Int16(clamping: Int(samples[index]) + Int(sound[index])) }
  }

  var frames: [AudioFrame] {
    stride(from: 0, to: samples.count - 319, by: 320).map {
      AudioFrame(samples: Array(samples[$0..<($0 + 320)]), sampleRate: 16_000)
    }
  }
}
