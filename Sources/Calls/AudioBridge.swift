public import Dialogue
import Synchronization
import Voice

/// Joins one caller's line with people who hear and speak: an agent, and supervisors who listen.
///
/// The line asks it each 20 ms. While an agent's sound is there, Oriole neither listens nor speaks.
public final class AudioBridge: Sendable {
  /// What the caller's line has to do in the next 20 ms.
  enum Turn: Sendable, Hashable {
    /// Oriole hears and speaks.
    case oriole
    /// The agent is there, and this is heard of them.
    case agent(AudioFrame)
    /// The agent's sound has just broken off: the caller is put on hold.
    case lost
  }

  fileprivate struct Side {
    var port: BridgePort
    var buffer = JitterBuffer()
    var isWhispering = false
    /// Ticks without a frame.
    var silentTicks = 0
    var told: BridgePort.State?
  }

  fileprivate struct State {
    var sides: [Int: Side] = [:]
    var lastNumber = 0
    /// With whom the caller is, as the call knows it.
    var agent: String?
    var isHeld = false
    var isTalking = false
    var hasBrokenOff = false
    var isOver = false
  }

  /// Ends of one call.
  private static let mostPorts = 8
  /// An agent who sends nothing for 2 s is lost.
  private static let patience = 100
  private let state = Mutex(State())

  public init() {}

  /// Whether caller and agent hear each other now.
  public var isTalking: Bool { state.withLock { $0.isTalking } }

  // MARK: People

  /// Opens an end; an agent has one, and the one before it ends.
  ///
  /// - Parameter role: whose.
  /// - Returns: the end; nil when the call is over or has too many.
  public func open(_ role: BridgePort.Role) -> BridgePort? {
    state.withLock { state in
      if case .agent = role {
        for (number, side) in state.sides where side.port.role == role { state.end(number, .replaced) }
      }
      guard !state.isOver, state.sides.count < Self.mostPorts else { return nil }
      state.lastNumber += 1
      let port = BridgePort(state.lastNumber, role, of: self)
      state.sides[state.lastNumber] = Side(port: port)
      state.tell(state.lastNumber)
      return port
    }
  }

  func take(_ frame: AudioFrame, from number: Int) {
    state.withLock { state in
      state.sides[number]?.buffer.push(frame)
      state.sides[number]?.silentTicks = 0
    }
  }

  func whisper(_ isOn: Bool, from number: Int) { state.withLock { $0.sides[number]?.isWhispering = isOn } }

  func close(_ number: Int, isMeant: Bool) {
    state.withLock { state in
      guard state.sides[number] != nil else { return }
      if !isMeant, state.isTalking, number == state.speaker { state.hasBrokenOff = true }
      state.end(number, .closed)
    }
  }

  // MARK: The call

  /// Learns what happens in the call; to be told before the conversation is.
  public func follow(_ event: Event) {
    state.withLock { state in
      switch event {
      case .agentJoined(let agent): (state.agent, state.isHeld) = (agent, false)
      case .agentHeld(let isHeld): state.isHeld = isHeld
      case .agentLost, .agentClosed, .agentHandedOver, .agentHandedBack, .serviceEnds:
        (state.agent, state.isHeld) = (nil, false)
      case .callEnded: return state.endAll()
      default: return
      }
      state.hasBrokenOff = false
      state.dismissStrangers()
      for number in state.sides.keys { state.tell(number) }
    }
  }

  /// The call is over.
  public func end() { state.withLock { $0.endAll() } }

  // MARK: The line

  /// What is to be done in the next 20 ms.
  func turn() -> Turn {
    state.withLock { state in
      guard let number = state.speaker, var side = state.sides[number] else {
        defer { (state.isTalking, state.hasBrokenOff) = (false, false) }
        return state.isTalking && state.hasBrokenOff && state.agent != nil && !state.isHeld ? .lost : .oriole
      }
      let frame = side.buffer.next()
      side.silentTicks += 1
      let wasTalking = state.isTalking
      // From the first sound on, and as long as frames come; a muted microphone sends silence.
      state.isTalking = frame != nil || wasTalking && side.silentTicks <= Self.patience
      state.sides[number] = side
      state.tell(number)
      guard state.isTalking else { return wasTalking ? .lost : .oriole }
      return .agent(frame ?? LineFormat.silence)
    }
  }

  /// Passes the sound of the same 20 ms on.
  ///
  /// - Parameters:
  ///   - caller: what the caller says, without echo; silence while it is secret.
  ///   - heard: what the caller hears.
  func pass(caller: AudioFrame, heard: AudioFrame) {
    state.withLock { state in
      guard !state.sides.isEmpty else { return }
      var whispered: AudioFrame?
      for (number, side) in state.sides where side.isWhispering {
        guard let frame = state.sides[number]?.buffer.next() else { continue }
        whispered = whispered?.mixed(with: frame) ?? frame
      }
      let both = caller.mixed(with: heard)
      let speaker = state.speaker
      for (number, side) in state.sides {
        switch side.port.role {
        case .listener: side.port.output.yield(.sound(both.mixed(with: whispered)))
        case .agent where number == speaker: side.port.output.yield(.sound(caller.mixed(with: whispered)))
        case .agent: side.port.output.yield(.sound(whispered ?? LineFormat.silence))
        }
      }
    }
  }
}

extension AudioBridge.State {
  /// The end of the agent whom the caller is with, while it may be heard.
  fileprivate var speaker: Int? {
    guard let agent, !isHeld else { return nil }
    return sides.first { $0.value.port.role == .agent(agent) }?.key
  }

  /// Tells an end how it is, where that has changed.
  fileprivate mutating func tell(_ number: Int) {
    guard let side = sides[number] else { return }
    let now: BridgePort.State =
      side.port.role == .listener ? .listening : number == speaker && isTalking ? .talking : .waiting
    guard side.told != now else { return }
    sides[number]?.told = now
    side.port.output.yield(.state(now))
  }

  fileprivate mutating func end(_ number: Int, _ ending: BridgePort.Ending) {
    guard let side = sides.removeValue(forKey: number) else { return }
    side.port.output.yield(.over(ending))
    side.port.output.finish()
  }

  /// Ends the ends of agents whom the caller is not with any more.
  fileprivate mutating func dismissStrangers() {
    for (number, side) in sides {
      guard case .agent(let name) = side.port.role, name != agent else { continue }
      end(number, .notYours)
    }
  }

  fileprivate mutating func endAll() {
    isOver = true
    for number in Array(sides.keys) { end(number, .callEnded) }
  }
}
