import Glibc

/// A first-order high-pass filter: takes off the offset and the rumble under the voice.
///
/// The one-pole, one-zero form of A. V. Oppenheim and R. W. Schafer, *Discrete-Time Signal Processing*:
/// y[n] = g · (x[n] − x[n−1]) + p · y[n−1], with its pole p = exp(−2π · cutoff / rate) and unity gain at half the rate.
public struct HighPass: Sendable {
  private let pole: Float
  private let gain: Float
  private var previousInput: Float?
  private var previousOutput: Float = 0

  /// - Parameters:
  ///   - cutoff: Hz, where the level is down by about 3 dB.
  ///   - sampleRate: samples a second.
  public init(cutoff: Double, sampleRate: Int) {
    let pole = exp(-2 * Double.pi * cutoff / Double(sampleRate))
    self.pole = Float(pole)
    gain = Float((1 + pole) / 2)
  }

  /// The filtered sample. The first one ever counts as the offset, so that a file's start makes no click.
  public mutating func filter(_ input: Float) -> Float {
    let output = gain * (input - (previousInput ?? input)) + pole * previousOutput
    previousInput = input
    // Under this a decaying tail only costs time, in denormal numbers.
    previousOutput = abs(output) < 1e-15 ? 0 : output
    return output
  }
}
