import Foundation
import Testing

@testable import OrioleChat

/// Server-Sent Events as they come over a network: in any pieces.
@Suite struct StreamReaderTests {
  private static let text = """
    retry: 1000

    id: 1
    event: message
    data: {"id":1,"type":"message","from":"oriole","text":"Grüß 你好","language":"zh"}

    : still here

    event: typing
    data: {"from":"oriole","isTyping":true}

    id: 2\r
    event: ended\r
    data: {"id":2,"type":"ended","disposition":"contained","reason":"visitor"}\r
    \r

    """

  @Test(arguments: [1, 2, 3, 7, 64, 10_000])
  func `pieces of any size give the same updates`(size: Int) throws {
    let bytes = Data(Self.text.utf8)
    var reader = StreamReader()
    var blocks: [StreamBlock] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      blocks += try reader.take(Data(bytes[start..<min(start + size, bytes.count)]))
    }
    #expect(blocks.map(\.id) == [1, nil, 2])
    #expect(
      blocks.map(\.update) == [
        .message(from: .oriole, text: "Grüß 你好", language: "zh", id: nil), .typing(true),
        .ended(disposition: "contained", reason: "visitor"),
      ])
  }

  @Test func `a line that never ends is given up`() {
    var reader = StreamReader()
    #expect(throws: ChatFailure.self) { try reader.take(Data(repeating: 65, count: StreamReader.mostBytes + 1)) }
  }

  @Test func `what is not known is passed over`() throws {
    var reader = StreamReader()
    let blocks = try reader.take(
      Data("event: later\ndata: {\"type\":\"later\"}\n\nevent: message\ndata: no JSON\n\n".utf8))
    #expect(blocks.count == 2)
    #expect(blocks.allSatisfy { $0.update == nil })
  }
}
