import Calls
import Foundation
import HTTPTypes
import NIOCore
import Voice

/// One person's sound over a WebSocket.
struct SoundSocket {
  private static let frameBytes = LineFormat.samplesPerFrame * 2
  /// How often it is looked whether the sound is still this person's.
  private static let checkPause = Duration.seconds(3)

  let ask: SoundRoutes.Ask
  let head: HTTPRequest
  let socket: Socket
  let routes: SoundRoutes

  /// What the person's page may say.
  private struct Control: Decodable {
    var type: String
    var on: Bool?
  }

  /// What it is told.
  private struct Told: Encodable {
    var type: String
    var state: String?
    var reason: String?
  }

  /// Runs until one side ends.
  func run() async {
    guard let port = ask.bridge.open(ask.role) else {
      tell(Told(type: "over", reason: BridgePort.Ending.callEnded.rawValue))
      return
    }
    let isMeant = await withTaskGroup(of: Bool.self) { group in
      group.addTask { await take(to: port) }
      group.addTask {
        await give(from: port)
        return true
      }
      group.addTask {
        await watch()
        return true
      }
      let first = await group.next() ?? true
      port.close(isMeant: first)
      socket.end(.done)
      group.cancelAll()
      return first
    }
    port.close(isMeant: isMeant)
  }

  /// From the caller to the person.
  private func give(from port: BridgePort) async {
    for await output in port.outputs {
      switch output {
      case .sound(let frame):
        var buffer = ByteBuffer()
        buffer.reserveCapacity(Self.frameBytes)
        for sample in frame.samples { buffer.writeInteger(sample, endianness: .little) }
        guard socket.send(.bytes(buffer)) else { return }
      case .state(let state): tell(Told(type: "state", state: state.rawValue))
      case .over(let ending): tell(Told(type: "over", reason: ending.rawValue))
      }
    }
  }

  /// From the person to the caller; whether the person ended it.
  private func take(to port: BridgePort) async -> Bool {
    for await message in socket.messages {
      switch message {
      case .bytes(let buffer):
        guard let frame = Self.frame(buffer) else {
          socket.end(SocketEnd(1_003, "\(Self.frameBytes) bytes are 20 ms of sound"))
          return false
        }
        port.send(frame)
      case .text(let text):
        guard let control = try? JSONDecoder().decode(Control.self, from: Data(text.utf8)) else {
          socket.end(SocketEnd(1_007, "JSON with a type is expected"))
          return false
        }
        switch control.type {
        case "end": return true
        case "whisper": port.whisper(ask.role == .listener && control.on == true)
        default: break
        }
      }
    }
    return false
  }

  static func frame(_ buffer: ByteBuffer) -> AudioFrame? {
    guard buffer.readableBytes == frameBytes else { return nil }
    var buffer = buffer
    var samples: [Int16] = []
    samples.reserveCapacity(LineFormat.samplesPerFrame)
    while let sample = buffer.readInteger(endianness: .little, as: Int16.self) { samples.append(sample) }
    return AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)
  }

  /// Returns when the sound is not this person's any more.
  private func watch() async {
    while (try? await Task.sleep(for: Self.checkPause)) != nil {
      guard await routes.isAllowed(ask, head) else {
        tell(Told(type: "over", reason: BridgePort.Ending.notYours.rawValue))
        return
      }
    }
  }

  private func tell(_ told: Told) {
    guard let data = try? JSONEncoder().encode(told) else { return }
    socket.send(.text(String(decoding: data, as: UTF8.self)))
  }
}
