public import Voice
import VoiceALSA

/// A kiosk's microphone and loudspeaker.
public struct KioskDevices: Sendable {
  let microphone: ReconnectingMicrophone
  let loudspeaker: ReconnectingLoudspeaker
  let cancelsEcho: Bool

  /// Opens both.
  ///
  /// - Parameters:
  ///   - capture: the ALSA device to hear by, such as `default`.
  ///   - playback: the one to speak by.
  ///   - cancelsEcho: false for headsets and lines, where the microphone does not hear the loudspeaker.
  ///   - told: told when one of them is lost, and when it is back.
  /// - Throws: `AudioError` when one cannot be opened.
  public init(
    capture: String, playback: String, cancelsEcho: Bool = true, told: @escaping @Sendable (KioskWatch.News) -> Void
  ) async throws(AudioError) {
    microphone = try await ReconnectingMicrophone(device: capture) { told(.microphone($0)) }
    loudspeaker = try await ReconnectingLoudspeaker(device: playback) { told(.loudspeaker($0)) }
    self.cancelsEcho = cancelsEcho
  }
}
