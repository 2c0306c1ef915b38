import Voice

/// Whether a device works, as told while a call goes on.
public enum DeviceState: Sendable, Hashable {
  /// The device is gone, and why, in one line that names it.
  case lost(String)
  /// It works again.
  case back
}

/// A capture device that may be lost and opened again.
protocol CaptureDevice: AudioSource {
  var overruns: Int { get }
}

/// A playback device that may be lost and opened again.
protocol PlaybackDevice: AudioSink {
  var underruns: Int { get }
  var delay: Int { get async }
}

/// A device that comes and goes: what is open, and when to try again. It knows no clock and opens nothing.
struct Connection<Device: Sendable>: Sendable {
  typealias Instant = ContinuousClock.Instant

  private enum State: Sendable {
    case working(Device)
    case lost(retry: Instant)
    case opening
  }

  /// Between two tries to open.
  static var retryInterval: Duration { .milliseconds(500) }
  /// How long a working device may take for one answer. Its own limit is longer, but a call does not wait for that.
  static var patience: Duration { .seconds(1) }

  private var state: State

  init(_ device: Device) { state = .working(device) }

  /// The open device, or nil while it is lost.
  var device: Device? {
    guard case .working(let device) = state else { return nil }
    return device
  }

  /// Gives the device up; false when that was known.
  mutating func lose(at now: Instant) -> Bool {
    guard case .working = state else { return false }
    state = .lost(retry: now)
    return true
  }

  /// Whether to try to open now. Never while a try is under way.
  mutating func startsOpening(at now: Instant) -> Bool {
    guard case .lost(let retry) = state, now >= retry else { return false }
    state = .opening
    return true
  }

  mutating func opened(_ device: Device) { state = .working(device) }

  mutating func openingFailed(at now: Instant) { state = .lost(retry: now.advanced(by: Self.retryInterval)) }
}

/// Keeps a call's time while there is no device to keep it: one frame is due each 20 ms after the last real one.
struct Pace: Sendable {
  private var last: ContinuousClock.Instant

  init(at now: ContinuousClock.Instant) { last = now }

  /// A real frame came.
  mutating func frame(at now: ContinuousClock.Instant) { last = now }

  /// When the next frame of silence is due; in the past where the device stalled before it was given up, so that the
  /// call catches up.
  mutating func nextDue() -> ContinuousClock.Instant {
    last = last.advanced(by: LineFormat.frameDuration)
    return last
  }
}
