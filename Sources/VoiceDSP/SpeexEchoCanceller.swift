import CSpeexDSP
public import Voice

/// Takes Oriole's own voice out of a microphone's sound with the Speex echo canceller (an adaptive filter, with a
/// tail of 200 ms) and its suppressor of what echo is left. Its sound comes 20 ms late.
///
/// The filter needs some seconds of played sound to learn the room. Until then, what is left while something is played is
/// turned down, so that Oriole does not take its first prompt for a caller; see ``isSettled``.
public final class SpeexEchoCanceller: EchoCanceller {
  private static let tail = LineFormat.sampleRate / 5

  /// The filter has learned the room, or the microphone hears no echo, and a caller can be heard over a prompt.
  public var isSettled: Bool { settling.isDone }

  private let canceller: OpaquePointer
  private let suppressor: OpaquePointer
  private var settling = EchoSettling()

  public init() throws(AudioError) {
    let length = Int32(LineFormat.samplesPerFrame)
    var rate = Int32(LineFormat.sampleRate)
    guard let canceller = speex_echo_state_init(length, Int32(Self.tail)) else {
      throw AudioError(.deviceUnavailable, "the echo canceller cannot be made: out of memory")
    }
    guard let suppressor = speex_preprocess_state_init(length, rate) else {
      speex_echo_state_destroy(canceller)
      throw AudioError(.deviceUnavailable, "the echo suppressor cannot be made: out of memory")
    }
    self.canceller = canceller
    self.suppressor = suppressor
    speex_echo_ctl(canceller, SPEEX_ECHO_SET_SAMPLING_RATE, &rate)
    speex_preprocess_ctl(suppressor, SPEEX_PREPROCESS_SET_ECHO_STATE, UnsafeMutableRawPointer(canceller))
    // The suppressor works only together with the noise reduction, which is held to 1 dB: recognisers know noise better.
    var isOn: Int32 = 1
    var noiseReduction: Int32 = -1
    speex_preprocess_ctl(suppressor, SPEEX_PREPROCESS_SET_DENOISE, &isOn)
    speex_preprocess_ctl(suppressor, SPEEX_PREPROCESS_SET_NOISE_SUPPRESS, &noiseReduction)
  }

  deinit {
    speex_preprocess_state_destroy(suppressor)
    speex_echo_state_destroy(canceller)
  }

  /// A frame of another length passes as it is.
  public func cancel(_ microphone: AudioFrame, played: AudioFrame) -> AudioFrame {
    let length = LineFormat.samplesPerFrame
    guard microphone.samples.count == length, played.samples.count == length else { return microphone }
    var samples = [Int16](unsafeUninitializedCapacity: length) { output, count in
      speex_echo_cancellation(canceller, microphone.samples, played.samples, output.baseAddress)
      count = length
    }
    speex_preprocess_run(suppressor, &samples)
    if settling.isTurnedDown(microphone: microphone.samples, played: played.samples, output: samples) {
      samples = samples.map { $0 / 256 }
    }
    return AudioFrame(samples: samples, sampleRate: microphone.sampleRate)
  }
}
