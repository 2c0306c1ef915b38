import CSpeexDSP
public import Voice

/// Takes Oriole's own voice out of a microphone's sound with the Speex echo canceller (an MDF adaptive filter with a
/// tail of 200 ms) and, while something is being played, its residual echo suppressor.
public final class SpeexEchoCanceller: EchoCanceller {
  private static let tail = LineFormat.sampleRate / 5

  private let canceller: OpaquePointer

  public init() throws(AudioError) {
    guard let canceller = speex_echo_state_init(Int32(LineFormat.samplesPerFrame), Int32(Self.tail)) else {
      throw AudioError(.deviceUnavailable, "the echo canceller cannot be made: out of memory")
    }
    self.canceller = canceller
    var rate = Int32(LineFormat.sampleRate)
    speex_echo_ctl(canceller, SPEEX_ECHO_SET_SAMPLING_RATE, &rate)
  }

  deinit { speex_echo_state_destroy(canceller) }

  public func cancel(_ microphone: AudioFrame, played: AudioFrame) -> AudioFrame {
    let length = LineFormat.samplesPerFrame
    guard microphone.samples.count == length, played.samples.count == length else { return microphone }
    let samples = [Int16](unsafeUninitializedCapacity: length) { output, count in
      speex_echo_cancellation(canceller, microphone.samples, played.samples, output.baseAddress)
      count = length
    }
    return AudioFrame(samples: samples, sampleRate: microphone.sampleRate)
  }
}
