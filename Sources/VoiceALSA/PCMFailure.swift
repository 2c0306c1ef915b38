import CALSA
import Voice

/// Which way the sound goes.
enum PCMDirection: Sendable {
  case capture, playback

  /// What a person calls such a device.
  var noun: String {
    switch self {
    case .capture: "microphone"
    case .playback: "loudspeaker"
    }
  }

  var stream: snd_pcm_stream_t {
    switch self {
    case .capture: SND_PCM_STREAM_CAPTURE
    case .playback: SND_PCM_STREAM_PLAYBACK
    }
  }
}

/// The ALSA name of a device (`default`, `plughw:1`, …) and its direction: how messages call it.
struct PCMName: Sendable, CustomStringConvertible {
  var device: String
  var direction: PCMDirection

  var description: String { "\(direction.noun) '\(device)'" }

  /// The error for a device that could not be opened.
  ///
  /// - Parameter status: what `snd_pcm_open` gave, a negative errno.
  /// - Returns: one line that tells apart what a person can do about it.
  func openingFailed(_ status: Int32) -> AudioError {
    let reason =
      switch -status {
      case ENOENT, ENODEV, ENXIO: "there is no such device"
      // A busy device that is opened without waiting gives one or the other, by its driver.
      case EBUSY, EAGAIN: "busy, another program uses it"
      case EACCES, EPERM: "not allowed: this user may not use sound devices (group 'audio')"
      case ECONNREFUSED: "the sound server does not answer"
      default: "cannot be opened"
      }
    return AudioError(.deviceUnavailable, "\(self): \(reason) (\(Self.text(status)))")
  }

  /// The error for a device that failed while it was in use.
  ///
  /// - Parameter status: what the call gave, a negative errno.
  /// - Returns: one line that names the device.
  func useFailed(_ status: Int32) -> AudioError {
    let reason =
      switch -status {
      case ENODEV, ENXIO, EIO, EBADFD, EBADF, ECONNREFUSED, ENOTCONN: "went away"
      default: "failed"
      }
    return AudioError(.deviceUnavailable, "\(self) \(reason) (\(Self.text(status)))")
  }

  /// The error for a device that neither works nor fails within a bound.
  func silent(for limit: Duration) -> AudioError {
    AudioError(.deviceUnavailable, "\(self) has not answered for \(limit.formattedSeconds) s")
  }

  /// The error for a device that cannot give what a call needs.
  func lacks(_ what: String) -> AudioError {
    AudioError(.badFormat, "\(self) does not offer \(what); its name through 'plug:' or 'plughw:' lets ALSA convert")
  }

  private static func text(_ status: Int32) -> String {
    snd_strerror(status).map { String(cString: $0) } ?? "\(status)"
  }
}

extension Duration {
  /// Seconds, without a fraction where there is none.
  fileprivate var formattedSeconds: String {
    let tenths = components.seconds * 10 + components.attoseconds / 100_000_000_000_000_000
    return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
