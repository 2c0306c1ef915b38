import CALSA
import Voice

/// Owns one `snd_pcm_t`, set to 16-bit 16 kHz. It never blocks longer than its stall limit inside ALSA's own waits;
/// plugins that talk to a server may (see `answer(within:late:_:)`).
struct PCMHandle: ~Copyable {
  private let pointer: OpaquePointer
  private let name: PCMName
  let setup: PCMSetup
  /// False before the first sound, after an interruption and after `drop`.
  private var prepared = false
  /// Overruns, underruns and suspends that were recovered.
  private(set) var interruptions = 0

  /// A device that gives or takes nothing for so long is lost. A sleeping PulseAudio source needs up to 2 s to wake.
  static let stallLimit = Duration.seconds(4)
  private static let wait: Int32 = 1000
  /// Recoveries in a row without one sample between them.
  private static let recoveryLimit = 5

  private static let silenced: Void = calsa_silence_errors()

  /// Opens without waiting for a busy device, and sets it up.
  init(_ name: PCMName) throws(AudioError) {
    Self.silenced
    var opened: OpaquePointer?
    let status = snd_pcm_open(&opened, name.device, name.direction.stream, SND_PCM_NONBLOCK)
    guard status >= 0, let opened else { throw name.openingFailed(status) }
    do {
      setup = try PCMSetup(opened, name)
    } catch {
      snd_pcm_close(opened)
      throw error
    }
    pointer = opened
    self.name = name
  }

  deinit { snd_pcm_close(pointer) }

  /// Exactly `count` mono samples, as soon as they are there.
  mutating func read(_ count: Int) throws(AudioError) -> [Int16] {
    var interleaved = [Int16](repeating: 0, count: count * setup.channels)
    try transfer(count) { pcm, done, channels in
      interleaved.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return 0 }
        return snd_pcm_readi(pcm, start + done * channels, snd_pcm_uframes_t(count - done))
      }
    }
    guard setup.channels == 2 else { return interleaved }
    return (0..<count).map { Int16((Int(interleaved[2 * $0]) + Int(interleaved[2 * $0 + 1])) / 2) }
  }

  /// Queues mono samples, and waits while there is no room.
  mutating func write(_ samples: [Int16]) throws(AudioError) {
    let interleaved = setup.channels == 2 ? samples.flatMap { [$0, $0] } : samples
    try transfer(samples.count) { pcm, done, channels in
      interleaved.withUnsafeBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return 0 }
        return snd_pcm_writei(pcm, start + done * channels, snd_pcm_uframes_t(samples.count - done))
      }
    }
  }

  /// Drops what is queued; the next sound starts the device anew.
  mutating func drop() {
    snd_pcm_drop(pointer)
    prepared = false
  }

  /// Frames between a sample written now and its being heard; 0 when the device stands still.
  var delay: Int {
    var frames: snd_pcm_sframes_t = 0
    guard prepared, snd_pcm_delay(pointer, &frames) >= 0 else { return 0 }
    return max(0, frames)
  }

  /// Samples that wait to be read; 0 when it cannot be told.
  var waiting: Int {
    guard prepared else { return 0 }
    return max(0, snd_pcm_avail(pointer))
  }

  /// Moves `count` frames by calls of `move(pcm, done, channels)`, which gives frames moved or a negative errno.
  private mutating func transfer(
    _ count: Int, _ move: (OpaquePointer, Int, Int) -> snd_pcm_sframes_t
  ) throws(AudioError) {
    let clock = ContinuousClock()
    var progress = clock.now
    var done = 0
    var recoveries = 0
    var woken = false
    while done < count {
      if !prepared { try prepare() }
      let moved = move(pointer, done, setup.channels)
      if moved > 0 {
        done += moved
        recoveries = 0
        woken = false
        progress = clock.now
        continue
      }
      var status = Int32(clamping: moved)
      if status == 0 || status == -EAGAIN {
        // Some plugins wake the waiter with nothing to move: do not spin on them.
        if woken { usleep(2_000) }
        status = snd_pcm_wait(pointer, Self.wait)
        woken = true
      }
      if status < 0 && status != -EAGAIN && status != -EINTR {
        recoveries += 1
        guard recoveries <= Self.recoveryLimit else { throw name.useFailed(status) }
        try recover(status)
      }
      guard clock.now - progress < Self.stallLimit else { throw name.silent(for: Self.stallLimit) }
    }
  }

  private mutating func prepare() throws(AudioError) {
    let status = snd_pcm_prepare(pointer)
    guard status >= 0 else { throw name.useFailed(status) }
    prepared = true
    guard name.direction == .playback else { return }
    let silence = [Int16](repeating: 0, count: min(PCMSetup.prefill, setup.bufferSize) * setup.channels)
    let written = silence.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { snd_pcm_writei(pointer, $0, snd_pcm_uframes_t(silence.count / setup.channels)) } ?? 0
    }
    guard written >= 0 || written == -Int(EAGAIN) else { throw name.useFailed(Int32(clamping: written)) }
  }

  /// Goes on after an overrun or underrun (`EPIPE`) or a suspend (`ESTRPIPE`); any other failure is the device's end.
  private mutating func recover(_ status: Int32) throws(AudioError) {
    switch -status {
    case EPIPE: break
    case ESTRPIPE:
      // The system is waking up; the driver says EAGAIN until it has.
      for _ in 0..<20 where snd_pcm_resume(pointer) == -EAGAIN { usleep(50_000) }
    default: throw name.useFailed(status)
    }
    interruptions += 1
    prepared = false
  }
}
