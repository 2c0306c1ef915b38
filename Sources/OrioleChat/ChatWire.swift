import Foundation

/// An event as the server sends it.
struct WireEvent: Decodable {
  var id: Int?
  var type: String
  var from: ChatUpdate.Speaker?
  var text: String?
  var language: String?
  var message: String?
  var input: String?
  var choices: [ChatUpdate.Choice]?
  var position: Int?
  var expectedWaitSeconds: Int?
  var agentsPresent: Int?
  var state: String?
  var name: String?
  var rating: Int?
  var disposition: String?
  var reason: String?

  /// Nil for an event of a kind that is not known here.
  var update: ChatUpdate? {
    switch type {
    case "message":
      guard let from, let text else { return nil }
      return .message(from: from, text: text, language: language ?? "en", id: message)
    case "expects": return .expects(input: input ?? "words", choices: choices ?? [])
    case "queue":
      guard let position else { return nil }
      return .queue(position: position, expectedWaitSeconds: expectedWaitSeconds, agentsPresent: agentsPresent ?? 0)
    case "agent": return state == "joined" ? .agentJoined(name: name ?? "") : .agentLeft
    case "rated": return rating.map(ChatUpdate.rated)
    case "ended": return .ended(disposition: disposition ?? "", reason: reason ?? "")
    default: return nil
    }
  }
}

/// One block of a stream of Server-Sent Events.
struct StreamBlock: Equatable {
  var id: Int?
  var event = "message"
  var data = ""

  private struct Typing: Decodable { var isTyping: Bool }

  /// What it tells; nil for what is not known here.
  var update: ChatUpdate? {
    switch event {
    case "gap": return .gap
    case "typing": return (try? JSONDecoder().decode(Typing.self, from: Data(data.utf8))).map { .typing($0.isTyping) }
    default: return (try? JSONDecoder().decode(WireEvent.self, from: Data(data.utf8)))?.update
    }
  }
}

/// Cuts a stream of bytes into blocks. Pure.
struct StreamReader {
  /// Longer lines are none of ours.
  static let mostBytes = 1_000_000
  private var line: [UInt8] = []
  private var block = StreamBlock()
  private var hasData = false

  /// Takes bytes; the blocks that are whole now.
  ///
  /// - Throws: for a line that never ends.
  mutating func take(_ bytes: Data) throws(ChatFailure) -> [StreamBlock] {
    var blocks: [StreamBlock] = []
    for byte in bytes {
      if byte != UInt8(ascii: "\n") {
        line.append(byte)
        guard line.count <= Self.mostBytes else {
          throw ChatFailure(status: 0, code: "bad_stream", message: "The server sends what is no event stream.")
        }
        continue
      }
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if line.isEmpty {
        if hasData { blocks.append(block) }
        (block, hasData) = (StreamBlock(), false)
      } else {
        take(field: String(decoding: line, as: UTF8.self))
      }
      line.removeAll(keepingCapacity: true)
    }
    return blocks
  }

  private mutating func take(field: String) {
    let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return }
    let value = parts[1].hasPrefix(" ") ? String(parts[1].dropFirst()) : String(parts[1])
    switch parts[0] {
    case "id": block.id = Int(value)
    case "event": block.event = value
    case "data":
      block.data += (hasData ? "\n" : "") + value
      hasData = true
    default: break
    }
  }
}
