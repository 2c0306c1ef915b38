/// WAV files, right and wrong ones.
enum RIFFBytes {
  /// A RIFF file with this `fmt` chunk and data.
  static func wav(
    coding: UInt16 = 1, channels: UInt16 = 1, rate: UInt32 = 8000, bits: UInt16 = 16, data: [UInt8],
    promised: UInt32? = nil
  ) -> [UInt8] {
    func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 255), UInt8(value >> 8)] }
    func four(_ value: UInt32) -> [UInt8] { two(UInt16(value & 65535)) + two(UInt16(value >> 16)) }
    let block = max(1, channels) * bits / 8
    let format = two(coding) + two(channels) + four(rate) + four(rate * UInt32(block)) + two(block) + two(bits)
    let size = promised ?? UInt32(data.count)
    return Array("RIFF".utf8) + four(36 + size) + Array("WAVEfmt ".utf8) + four(16) + format + Array("data".utf8)
      + four(size) + data
  }
}
