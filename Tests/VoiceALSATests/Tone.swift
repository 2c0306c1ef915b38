import Foundation

/// A sine at 16 kHz, to be played and to be found again.
struct Tone {
  /// Hertz.
  var frequency: Double

  private var angle: Double { 2 * .pi * frequency / 16_000 }

  func samples(_ count: Int) -> [Int16] { (0..<count).map { Int16(8000 * sin(angle * Double($0))) } }

  /// The part of the energy that is at the tone's frequency: 1 for the tone itself, near 0 for any other.
  func share(of samples: some Collection<Int16>) -> Double {
    var real = 0.0
    var imaginary = 0.0
    var energy = 0.0
    for (index, sample) in samples.enumerated() {
      real += Double(sample) * cos(angle * Double(index))
      imaginary += Double(sample) * sin(angle * Double(index))
      energy += Double(sample) * Double(sample)
    }
    guard energy > 0 else { return 0 }
    return 2 * (real * real + imaginary * imaginary) / (energy * Double(samples.count))
  }

  /// How many samples lie in 10 ms blocks that are nothing but the tone.
  func length(in samples: [Int16]) -> Int {
    stride(from: 0, to: samples.count - 159, by: 160).map { samples[$0..<$0 + 160] }
      .filter { block in block.contains { $0.magnitude > 4000 } && share(of: block) > 0.9 }
      .count * 160
  }

  /// The greatest break in the wave: a sine's next sample follows from the two before it, so a gap of even one sample
  /// stands out by thousands where rounding gives a few.
  func greatestBreak(in samples: some Collection<Int16>) -> Double {
    let values = samples.map(Double.init)
    return zip(zip(values, values.dropFirst()), values.dropFirst(2))
      .map { abs(2 * cos(angle) * $0.1 - $0.0 - $1) }
      .max() ?? 0
  }
}

extension [Int16] {
  /// From the first loud sample to the last.
  var loudPart: ArraySlice<Int16> {
    guard let first = firstIndex(where: { $0.magnitude > 200 }), let last = lastIndex(where: { $0.magnitude > 200 })
    else {
      return []
    }
    return self[first...last]
  }
}
