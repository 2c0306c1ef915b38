import CALSA
import Voice

/// How a device was set up.
struct PCMSetup: Sendable {
  /// 1, or 2 where the device has no mono.
  var channels: Int
  /// Frames that the device holds at most.
  var bufferSize: Int
  /// Frames between two wake-ups of the device.
  var periodSize: Int

  /// 20 ms, the step of a call.
  static let step = LineFormat.samplesPerFrame
  /// A second of capture rides out a busy machine; 100 ms of playback keeps replies prompt.
  static let captureBuffer = LineFormat.sampleRate
  static let playbackBuffer = 5 * step
  /// Silence before the first frame after a (re)start, so that frames written each 20 ms may come late.
  static let prefill = 2 * step

  /// Asks the device for 16-bit 16 kHz mono, or stereo where there is no mono.
  init(_ pcm: OpaquePointer, _ name: PCMName) throws(AudioError) {
    var allocated: OpaquePointer?
    try Self.check(snd_pcm_hw_params_malloc(&allocated), name)
    defer { snd_pcm_hw_params_free(allocated) }
    guard let hardware = allocated else { throw name.openingFailed(-ENOMEM) }

    try Self.check(snd_pcm_hw_params_any(pcm, hardware), name)
    let rate = UInt32(LineFormat.sampleRate)
    guard snd_pcm_hw_params_set_access(pcm, hardware, SND_PCM_ACCESS_RW_INTERLEAVED) >= 0,
      snd_pcm_hw_params_set_format(pcm, hardware, SND_PCM_FORMAT_S16_LE) >= 0
    else { throw name.lacks("16-bit sound") }
    guard let channels = [1, 2].first(where: { snd_pcm_hw_params_test_channels(pcm, hardware, $0) >= 0 }),
      snd_pcm_hw_params_set_channels(pcm, hardware, channels) >= 0
    else { throw name.lacks("mono or stereo") }
    guard snd_pcm_hw_params_set_rate_resample(pcm, hardware, 1) >= 0,
      snd_pcm_hw_params_set_rate(pcm, hardware, rate, 0) >= 0
    else { throw name.lacks("\(rate) Hz") }

    var period = snd_pcm_uframes_t(Self.step)
    var buffer = snd_pcm_uframes_t(name.direction == .capture ? Self.captureBuffer : Self.playbackBuffer)
    try Self.check(snd_pcm_hw_params_set_period_size_near(pcm, hardware, &period, nil), name)
    try Self.check(snd_pcm_hw_params_set_buffer_size_near(pcm, hardware, &buffer), name)
    try Self.check(snd_pcm_hw_params(pcm, hardware), name)
    self.channels = Int(channels)
    bufferSize = Int(clamping: buffer)
    periodSize = Int(clamping: period)
    try setThresholds(pcm, name)
  }

  /// Wakes for a whole step; capture starts with the first read, playback when the prefill and one step are queued.
  private func setThresholds(_ pcm: OpaquePointer, _ name: PCMName) throws(AudioError) {
    var allocated: OpaquePointer?
    try Self.check(snd_pcm_sw_params_malloc(&allocated), name)
    defer { snd_pcm_sw_params_free(allocated) }
    guard let software = allocated else { throw name.openingFailed(-ENOMEM) }

    let start = name.direction == .capture ? 1 : min(Self.prefill + Self.step, bufferSize)
    try Self.check(snd_pcm_sw_params_current(pcm, software), name)
    try Self.check(snd_pcm_sw_params_set_avail_min(pcm, software, snd_pcm_uframes_t(min(Self.step, bufferSize))), name)
    try Self.check(snd_pcm_sw_params_set_start_threshold(pcm, software, snd_pcm_uframes_t(start)), name)
    try Self.check(snd_pcm_sw_params(pcm, software), name)
  }

  private static func check(_ status: Int32, _ name: PCMName) throws(AudioError) {
    guard status >= 0 else { throw name.openingFailed(status) }
  }
}
