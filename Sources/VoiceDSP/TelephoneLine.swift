public import Voice

/// What a telephone line makes of a whole recording: 8 kHz, µ-law (ITU-T Rec. G.711), and back.
public enum TelephoneLine {
  /// - Parameter samples: 16 kHz mono.
  /// - Returns: the same at 16 kHz, as long, without what lies above 4 kHz and with the law's noise.
  /// - Throws: `AudioError` when there is no memory for the conversion.
  public static func carry(_ samples: [Int16]) throws(AudioError) -> [Int16] {
    var down = try SpeexResampler(from: LineFormat.sampleRate, to: 8_000)
    var up = try SpeexResampler(from: 8_000, to: LineFormat.sampleRate)
    let narrow = (down.convert(samples) + down.flush()).map { G711.linear(muLaw: G711.muLaw($0)) }
    return Array((up.convert(narrow) + up.flush()).prefix(samples.count))
  }
}
