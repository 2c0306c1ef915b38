public import Voice

/// One person's end of a bridge: an agent who talks with the caller, or a supervisor who listens.
public final class BridgePort: Sendable {
  /// Whose end it is.
  public enum Role: Sendable, Hashable {
    /// The agent of this name; heard by the caller once the call is theirs.
    case agent(String)
    /// Hears both sides, and is heard by the agent alone where it wants to be.
    case listener
  }

  /// What comes out of it.
  public enum Output: Sendable, Hashable {
    /// 20 ms.
    case sound(AudioFrame)
    case state(State)
    /// Nothing follows.
    case over(Ending)
  }

  /// How it is with the sound.
  public enum State: String, Sendable, Hashable {
    /// The call is not the agent's yet, or is on hold.
    case waiting
    /// Caller and agent hear each other.
    case talking
    /// Both sides are heard.
    case listening
  }

  /// Why it ended.
  public enum Ending: String, Sendable, Hashable {
    case callEnded = "call_ended"
    /// The call is another one's now, or Oriole's again.
    case notYours = "not_yours"
    /// The same person has opened another one.
    case replaced
    case closed
  }

  /// In order; the oldest 100 ms are lost when nobody reads for two seconds.
  public let outputs: AsyncStream<Output>
  public let role: Role
  let number: Int
  let output: AsyncStream<Output>.Continuation
  private let bridge: AudioBridge

  init(_ number: Int, _ role: Role, of bridge: AudioBridge) {
    (self.number, self.role, self.bridge) = (number, role, bridge)
    (outputs, output) = AsyncStream.makeStream(of: Output.self, bufferingPolicy: .bufferingNewest(100))
  }

  /// Takes the person's next 20 ms; what comes faster than time goes is dropped.
  public func send(_ frame: AudioFrame) { bridge.take(frame, from: number) }

  /// Whether a listener is heard by the agent.
  public func whisper(_ isOn: Bool) { bridge.whisper(isOn, from: number) }

  /// Ends it.
  ///
  /// - Parameter isMeant: true when the person wanted that; otherwise the caller hears the hold melody until somebody is
  ///   there again.
  public func close(isMeant: Bool) { bridge.close(number, isMeant: isMeant) }
}
