/// The two companding laws of telephony, ITU-T Rec. G.711, between 8-bit codes and 16-bit linear samples.
///
/// Decoded values are those of G.191's software tool library: G.711's 14-bit (µ) and 13-bit (A) values, left-aligned in 16 bits.
public enum G711 {
  /// −32,124…32,124 for a µ-law code.
  public static func linear(muLaw code: UInt8) -> Int16 { muLawTable[Int(code)] }

  /// −32,256…32,256 for an A-law code.
  public static func linear(aLaw code: UInt8) -> Int16 { aLawTable[Int(code)] }

  /// The µ-law code nearest to a sample.
  public static func muLaw(_ sample: Int16) -> UInt8 {
    // 14-bit magnitude plus the law's bias of 33; ~ gives negative numbers the same steps as positive ones.
    let magnitude = min((Int(sample < 0 ? ~sample : sample) >> 2) + 33, 0x1FFF)
    let segment = (Int.bitWidth - 1 - magnitude.leadingZeroBitCount) - 5
    let step = (magnitude >> (segment + 1)) & 0xF
    let sign = sample < 0 ? 0 : 0x80
    return UInt8(truncatingIfNeeded: sign | (~(segment << 4 | step) & 0x7F))
  }

  /// The A-law code nearest to a sample.
  public static func aLaw(_ sample: Int16) -> UInt8 {
    let magnitude = Int(sample < 0 ? ~sample : sample) >> 4
    let segment = max((Int.bitWidth - 1 - magnitude.leadingZeroBitCount) - 4, 0)
    // The two lowest segments share one step size, so segment 0 keeps its fifth bit clear and the others drop it.
    let step = segment == 0 ? magnitude & 0x1F : (magnitude >> segment) & 0xF
    let code = segment == 0 ? step : (segment + 1) << 4 | step
    return UInt8(truncatingIfNeeded: (code | (sample < 0 ? 0 : 0x80)) ^ 0x55)
  }

  private static let muLawTable: [Int16] = (0...255).map { code in
    let inverted = ~code & 0xFF
    let magnitude = (((inverted & 0xF) << 3 | 0x84) << (inverted >> 4 & 7)) - 0x84
    return Int16(clamping: inverted & 0x80 == 0 ? magnitude : -magnitude)
  }

  private static let aLawTable: [Int16] = (0...255).map { code in
    let plain = code ^ 0x55
    let segment = plain >> 4 & 7
    // Each step is decoded to its middle, hence the 8.
    let low = (plain & 0xF) << 4 | 8
    let magnitude = segment == 0 ? low : (low | 0x100) << (segment - 1)
    return Int16(clamping: plain & 0x80 == 0 ? -magnitude : magnitude)
  }
}
