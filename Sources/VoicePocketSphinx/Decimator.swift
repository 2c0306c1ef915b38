import Foundation

/// Halves the sample rate of a stream: a linear-phase low-pass filter, then every second sample.
///
/// 191 taps of a sinc that cuts at 0.245 of the input rate under a Kaiser window (β = 7: 70 dB): from 16 kHz to 8 kHz it
/// passes up to 3.7 kHz within 0.2 dB; what is said between 3 and 4 kHz tells six from eight. Oppenheim and Schafer,
/// *Discrete-Time Signal Processing*, section 7.6.
struct Decimator {
  private static let taps: [Float] = {
    let middle = 95.0
    let beta = 7.0
    let taps = (0...190).map { index in
      let x = Double(index) - middle
      let sinc = x == 0 ? 0.49 : sin(0.49 * .pi * x) / (.pi * x)
      return sinc * bessel(beta * (1 - (x / (middle + 1)) * (x / (middle + 1))).squareRoot()) / bessel(beta)
    }
    let gain = taps.reduce(0, +)
    return taps.map { Float($0 / gain) }
  }()

  private var history = [Float](repeating: 0, count: taps.count - 1)
  /// Whether the next input sample has an output at its place.
  private var isEven = true

  /// The modified Bessel function of the first kind and order 0, by its series.
  private static func bessel(_ x: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for k in 1...40 {
      term *= (x / 2 / Double(k)) * (x / 2 / Double(k))
      sum += term
    }
    return sum
  }

  mutating func process(_ samples: [Int16]) -> [Int16] {
    let input = history + samples.map(Float.init)
    var output: [Int16] = []
    output.reserveCapacity(samples.count / 2 + 1)
    for place in samples.indices {
      if isEven {
        var sum: Float = 0
        for (offset, tap) in Self.taps.enumerated() { sum += tap * input[place + offset] }
        output.append(Int16(max(-32_768, min(32_767, sum.rounded()))))
      }
      isEven.toggle()
    }
    history = Array(input.suffix(Self.taps.count - 1))
    return output
  }
}
