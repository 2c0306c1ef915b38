import CSpandsp
public import Voice

/// Makes the tones of keys, for tests and sample calls.
public enum DTMFTone {
  /// The keys, one after another, each followed by its gap, at 8 kHz.
  ///
  /// - Parameters:
  ///   - keys: `0`–`9`, `*`, `#`, `A`–`D`; other characters are left out.
  ///   - toneMilliseconds: 1–10,000.
  ///   - gapMilliseconds: 1–10,000.
  ///   - level: of each of the two tones in dBm0, −60…−3; 0 dBm0 is 3.14 dB under full scale (G.711).
  /// - Returns: the tones; no samples when no key is in `keys`.
  public static func samples(
    for keys: String, toneMilliseconds: Int = 100, gapMilliseconds: Int = 100, level: Int = -10
  ) -> AudioFrame {
    var samples: [Int16] = []
    guard SpandspSetup.isDone, let generator = dtmf_tx_init(nil) else {
      return AudioFrame(samples: [], sampleRate: 8_000)
    }
    defer { dtmf_tx_free(generator) }
    let lengths = 1...10_000
    let tone = Int32(min(max(toneMilliseconds, lengths.lowerBound), lengths.upperBound))
    let gap = Int32(min(max(gapMilliseconds, lengths.lowerBound), lengths.upperBound))
    dtmf_tx_set_timing(generator, tone, gap)
    dtmf_tx_set_level(generator, Int32(min(max(level, -60), -3)), 0)
    let length = Int(tone + gap) * 8
    for key in keys where "0123456789*#ABCD".contains(key) {
      // One at a time, because the generator's queue is short; it stops by itself after the gap.
      dtmf_tx_put(generator, String(key), 1)
      samples += [Int16](unsafeUninitializedCapacity: length) { buffer, count in
        count = Int(dtmf_tx(generator, buffer.baseAddress, Int32(length)))
      }
    }
    return AudioFrame(samples: samples, sampleRate: 8_000)
  }
}
