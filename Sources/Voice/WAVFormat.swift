/// How a WAV file stores its sound.
public struct WAVFormat: Sendable, Hashable {
  /// How one sample is written.
  public enum Coding: Sendable, Hashable { case pcm, float, muLaw, aLaw }

  public var coding: Coding
  /// 8, 16, 24 or 32 for PCM; 32 or 64 for float; 8 for the companded codings.
  public var bitsPerSample: Int
  /// 1–8.
  public var channels: Int
  /// Samples a second in each channel, 8,000–48,000.
  public var sampleRate: Int

  public init(coding: Coding, bitsPerSample: Int, channels: Int, sampleRate: Int) {
    self.coding = coding
    self.bitsPerSample = bitsPerSample
    self.channels = channels
    self.sampleRate = sampleRate
  }

  var bytesPerSample: Int { bitsPerSample / 8 }
  /// One sample of every channel.
  var bytesPerBlock: Int { bytesPerSample * channels }

  /// One channel's samples from whole blocks of bytes; a part of a block at the end is left out.
  func samples(in bytes: [UInt8], channel: Int) -> [Int16] {
    let first = channel * bytesPerSample
    let offsets = (0..<(bytes.count / bytesPerBlock)).lazy.map { $0 * bytesPerBlock + first }
    switch (coding, bitsPerSample) {
    case (.muLaw, _): return offsets.map { G711.linear(muLaw: bytes[$0]) }
    case (.aLaw, _): return offsets.map { G711.linear(aLaw: bytes[$0]) }
    case (.float, 32):
      return offsets.map { Int16(fullScale: Double(Float(bitPattern: bytes.littleEndian(UInt32.self, at: $0)))) }
    case (.float, _):
      return offsets.map { Int16(fullScale: Double(bitPattern: bytes.littleEndian(UInt64.self, at: $0))) }
    case (.pcm, 8): return offsets.map { (Int16(bytes[$0]) - 128) << 8 }
    case (.pcm, 16): return offsets.map { Int16(bitPattern: UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8) }
    case (.pcm, 24): return offsets.map { Int16(rounding: bytes.littleEndian(Int32.self, at: $0 - 1) & ~0xFF) }
    case (.pcm, _): return offsets.map { Int16(rounding: bytes.littleEndian(Int32.self, at: $0)) }
    }
  }
}

extension Int16 {
  /// A sample whose full scale is 1; what is louder is clipped, what is no number is silence.
  init(fullScale value: Double) {
    self = value.isFinite ? Int16(clamping: Int((Swift.max(-1, Swift.min(1, value)) * 32_768).rounded())) : 0
  }

  /// The upper half of a 32-bit sample, rounded.
  init(rounding sample: Int32) {
    self.init(clamping: (Int64(sample) + 0x8000) >> 16)
  }
}
