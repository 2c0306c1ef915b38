import Foundation
import Records
import Testing

@testable import Accounts
@testable import Web

/// The desk's socket: who may open it, what it takes, and when it ends.
@Suite struct DeskSocketTests {
  private func open(_ server: TestServer, _ caller: StaffCaller) async throws -> RawSocket {
    try await RawSocket("/api/desk", port: server.port, fields: ["Cookie": caller.cookie])
  }

  /// The next message of a type, at most 200 messages on.
  private func next(_ type: String, _ socket: RawSocket) async throws -> [String: Any] {
    for _ in 0..<200 {
      guard let frame = await socket.message() else { break }
      let json = try JSONSerialization.jsonObject(with: Data(frame.data)) as? [String: Any] ?? [:]
      if json["type"] as? String == type { return json }
    }
    throw TestFailure("no \(type)")
  }

  @Test func `who is not logged in has no desk`() async throws {
    try await TestServer.with { server in
      await #expect(throws: TestFailure.self) { _ = try await RawSocket("/api/desk", port: server.port) }
      let ada = try await StaffCaller.loggedIn(server)
      let socket = try await open(server, ada)
      #expect(try await next("hello", socket)["agent"] as? String == "ada")
      #expect(try await next("self", socket)["state"] as? String == "break")
    }
  }

  @Test func `what makes no sense is refused in words, and the desk goes on`() async throws {
    try await TestServer.with { server in
      let socket = try await open(server, try await StaffCaller.loggedIn(server))
      let long = String(repeating: "x", count: 5_000)
      for (request, code) in [
        ("", "bad_request"), ("[]", "bad_request"), (#"{"do":"fly"}"#, "bad_request"),
        (#"{"do":"state","state":"asleep"}"#, "bad_request"), (#"{"do":"say","text":"hello"}"#, "conflict"),
        (#"{"do":"accept"}"#, "conflict"), (#"{"do":"accept","ticket":77}"#, "conflict"),
        (#"{"do":"close"}"#, "conflict"), (#"{"do":"transfer","to":"ben"}"#, "conflict"),
        (#"{"do":"say","text":"\#(long)"}"#, "bad_request"), (#"{"do":"watch","ticket":1}"#, "not_allowed"),
        (#"{"do":"takeOver","ticket":1}"#, "not_allowed"), (#"{"do":"whisper","ticket":1,"text":"x"}"#, "not_allowed"),
      ] {
        await socket.send(request)
        #expect(try await next("error", socket)["code"] as? String == code, "\(request.prefix(60))")
      }
      await socket.send(#"{"do":"state","state":"ready"}"#)
      #expect(try await next("done", socket)["do"] as? String == "state")
    }
  }

  @Test func `who logs out or is disabled loses the desk`() async throws {
    try await TestServer.with { server in
      let ada = try await StaffCaller.loggedIn(server)
      let socket = try await open(server, ada)
      _ = try await next("hello", socket)
      #expect(try await ada.send("DELETE", "/api/session").status == 204)
      var code: Int?
      while code == nil, let frame = await socket.message() { code = frame.code }
      #expect(code == 4_401)
    }
  }
}
