public import Calls
public import Dialogue
public import Records
public import VoiceALSA

/// Those who watch live callers; called from the calls, and must not block.
public struct KioskWatch: Sendable {
  /// What happens beside the calls' own events.
  public enum News: Sendable, Hashable {
    case began(CallID)
    case ended(CallID, Disposition)
    /// The kiosk listens for the next caller.
    case waiting
    /// The assistant has been read again.
    case renewed
    case microphone(DeviceState)
    case loudspeaker(DeviceState)
  }

  /// Of each call.
  public var call: CallObserver
  public var told: @Sendable (News) -> Void
  /// Each frame of a call.
  public var ticked: @Sendable (VoiceLine.Tick) -> Void

  public init(
    call: CallObserver, told: @escaping @Sendable (News) -> Void,
    ticked: @escaping @Sendable (VoiceLine.Tick) -> Void = { _ in }
  ) {
    (self.call, self.told, self.ticked) = (call, told, ticked)
  }

  /// Watches one call, whose bridge follows what happens in it.
  func observer(of bridge: AudioBridge) -> CallObserver {
    var observer = call
    let received = call.received
    observer.received = { event in
      bridge.follow(event)
      received(event)
    }
    return observer
  }
}
