import CSpandsp
public import Voice

/// Finds keys (DTMF) with spandsp's detector, at 8 kHz.
///
/// A key is given once, when its tone has lasted about 26 ms. The same key counts again only after a gap of at least
/// 40 ms, so a tone that breaks off for a moment stays one key. `A`–`D` are left out.
public final class DTMFDetector: KeyDetector {
  /// spandsp judges blocks of 102 samples at 8 kHz, 12.75 ms.
  private static let blockSize = 102
  /// Blocks without tone after which a key may come again. A gap of 40 ms holds at least two that are not touched by tone.
  private static let gapBlocks = 2

  private let receiver: OpaquePointer
  private var resampler: SpeexResampler
  private var highPass = HighPass(cutoff: 50, sampleRate: 8_000)
  private var pending: [Int16] = []
  private var lastKey: Character?
  private var quietBlocks = 0

  public init() throws(AudioError) {
    resampler = try SpeexResampler(from: LineFormat.sampleRate, to: 8_000, quality: 4)
    guard SpandspSetup.isDone, let receiver = dtmf_rx_init(nil, nil, nil) else {
      throw AudioError(.deviceUnavailable, "the key detector cannot be made: out of memory")
    }
    self.receiver = receiver
  }

  deinit { dtmf_rx_free(receiver) }

  public func detect(in frame: AudioFrame) -> [Character] {
    // spandsp's detector does not stand an offset.
    pending += resampler.convert(frame.samples).map { Int16(clamping: Int(highPass.filter(Float($0)))) }
    var keys: [Character] = []
    var start = 0
    while pending.count - start >= Self.blockSize {
      let block = pending[start..<(start + Self.blockSize)]
      _ = block.withUnsafeBufferPointer { dtmf_rx(receiver, $0.baseAddress, Int32($0.count)) }
      start += Self.blockSize
      if let key = judgeBlock() { keys.append(key) }
    }
    pending.removeFirst(start)
    return keys
  }

  /// The key that the last block made certain, if it is a new one.
  private func judgeBlock() -> Character? {
    // spandsp keeps what it found in a buffer of its own, which has to be emptied.
    var found = [CChar](repeating: 0, count: 16)
    dtmf_rx_get(receiver, &found, 15)
    let status = dtmf_rx_status(receiver)
    guard status != 0 else {
      quietBlocks = min(quietBlocks + 1, Self.gapBlocks)
      if quietBlocks == Self.gapBlocks { lastKey = nil }
      return nil
    }
    quietBlocks = 0
    let key = Character(Unicode.Scalar(UInt8(truncatingIfNeeded: status)))
    guard "0123456789*#".contains(key), key != lastKey else { return nil }
    lastKey = key
    return key
  }
}
