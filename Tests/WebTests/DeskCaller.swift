import Foundation

@testable import Web

/// An agent's desk as its page uses it: over the socket.
struct DeskCaller: Sendable {
  private let socket: RawSocket

  init(_ caller: StaffCaller) async throws {
    guard let port = caller.caller.address.port else { throw TestFailure("no port") }
    socket = try await RawSocket("/api/desk", port: port, fields: ["Cookie": caller.cookie])
    _ = try await next("hello")
  }

  func `do`(_ deed: String, _ more: String = "") async {
    await socket.send(#"{"do":"\#(deed)"\#(more.isEmpty ? "" : ",")\#(more)}"#)
  }

  /// The next message of a type with these words somewhere in it; what comes before is passed over.
  @discardableResult func next(_ type: String, _ words: String = "") async throws -> [String: Any] {
    var passed: [String] = []
    while let frame = await socket.message() {
      let json = try JSONSerialization.jsonObject(with: Data(frame.data)) as? [String: Any] ?? [:]
      if json["type"] as? String == type, frame.text.contains(words) || words.isEmpty { return json }
      passed.append(frame.text)
    }
    throw TestFailure("no \(type) with “\(words)”; there was: \(passed.suffix(20))")
  }
}
