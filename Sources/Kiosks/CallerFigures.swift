public import Dialogue
import Synchronization
import VoiceALSA

/// What is counted of live callers, and how the kiosk's devices are.
public final class CallerFigures: Sendable {
  /// At one moment.
  public struct Snapshot: Sendable, Hashable {
    /// Whether there is a kiosk.
    public var hasKiosk = false
    public var begun = 0
    public var open = 0
    /// Ended calls by how they ended.
    public var ended: [Disposition: Int] = [:]
    /// Why a device does not work, in one line; nil while it does.
    public var microphoneFault: String?
    public var loudspeakerFault: String?
  }

  private let state = Mutex(Snapshot())

  public init() {}

  public var snapshot: Snapshot { state.withLock { $0 } }

  /// There is a kiosk from now on.
  public func hasKiosk() { state.withLock { $0.hasKiosk = true } }

  /// Counts what happens.
  public func note(_ news: KioskWatch.News) {
    state.withLock { state in
      switch news {
      case .began:
        state.begun += 1
        state.open += 1
      case .ended(_, let disposition):
        state.open -= 1
        state.ended[disposition, default: 0] += 1
      case .microphone(let device): state.microphoneFault = device.fault
      case .loudspeaker(let device): state.loudspeakerFault = device.fault
      case .waiting, .renewed: break
      }
    }
  }
}

extension DeviceState {
  fileprivate var fault: String? {
    guard case .lost(let message) = self else { return nil }
    return message
  }
}
