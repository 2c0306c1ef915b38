extension AudioFrame {
  /// Both sounds at once, held to what 16 bits take; as long as this one.
  public func mixed(with other: AudioFrame?) -> AudioFrame {
    guard let other, sampleRate == other.sampleRate else { return self }
    var samples = samples
    for (index, sample) in other.samples.prefix(samples.count).enumerated() {
      samples[index] = Int16(clamping: Int(samples[index]) + Int(sample))
    }
    return AudioFrame(samples: samples, sampleRate: sampleRate)
  }
}
