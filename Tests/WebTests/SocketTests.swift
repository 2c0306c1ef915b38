import Foundation
import Hummingbird
import NIOCore
import ServiceLifecycle
import Settings
import Testing

@testable import Web

/// Says back what it hears, to those who know the word; `flood` sends more than anybody reads.
private struct Echo: WebPart {
  var limits = SocketLimits()

  func add(to routes: inout WebRoutes) {
    routes.socket("/api/echo", limits: limits) { request, _ in
      guard request.uri.queryParameters.get("word") == "please" else { throw WebError.wrongToken }
      return "friend"
    } run: { who, socket in
      socket.send(.text("hello \(who) \(socket.client)"))
      for await message in socket.messages {
        switch message {
        case .text("bye"): return
        case .text("enough"): socket.end(SocketEnd(4_001, "as you wish"))
        case .text("flood"): while socket.send(.bytes(ByteBuffer(repeating: 7, count: 50_000))) {}
        default: socket.send(message)
        }
      }
    }
  }
}

/// WebSockets: what is let in, what is taken, and how they end.
@Suite struct SocketTests {
  private static let path = "/api/echo?word=please"

  private func with(
    _ limits: SocketLimits = SocketLimits(), _ change: (inout WebSettings) -> Void = { _ in },
    _ test: (TestServer) async throws -> Void
  ) async throws {
    try await TestServer.with(parts: [Echo(limits: limits)], change, test)
  }

  private func refusal(_ request: String, port: Int) async throws -> String {
    let connection = try RawConnection(port: port)
    await connection.write(request)
    return await connection.read(until: "}}")
  }

  @Test func `text and bytes go both ways, in pieces too, and pings are answered`() async throws {
    try await with { server in
      let socket = try await RawSocket(Self.path, port: server.port)
      #expect(await socket.message()?.text == "hello friend 127.0.0.1")
      await socket.send("你好")
      #expect(await socket.message()?.text == "你好")
      await socket.send(frame: 2, Array(repeating: 9, count: 60_000))
      #expect(await socket.message() == RawSocket.Frame(opcode: 2, data: Array(repeating: 9, count: 60_000)))
      await socket.send(frame: 1, Array("one ".utf8), isLast: false)
      await socket.send(frame: 9, [1, 2])
      await socket.send(frame: 0, Array("two".utf8))
      #expect(await socket.message() == RawSocket.Frame(opcode: 10, data: [1, 2]))
      #expect(await socket.message()?.text == "one two")
    }
  }

  @Test func `each side ends it, and says why`() async throws {
    try await with { server in
      for (words, code) in [("bye", 1_000), ("enough", 4_001)] {
        let socket = try await RawSocket(Self.path, port: server.port)
        _ = await socket.message()
        await socket.send(words)
        #expect(await socket.message()?.code == code)
        await socket.send(frame: 8, [0x03, 0xE8])
        #expect(await socket.isClosed())
      }
      let socket = try await RawSocket(Self.path, port: server.port)
      _ = await socket.message()
      await socket.send(frame: 8, [0x03, 0xE9])
      #expect(await socket.message()?.code == 1_001)
      #expect(await socket.isClosed())
    }
  }

  @Test func `what breaks the rules ends the socket with the rule's number`() async throws {
    let faults: [(bytes: [UInt8], code: Int)] = [
      (RawSocket.frame(1, Array("bare".utf8), isMasked: false), 1_002),
      (RawSocket.frame(1, [], rsv: 4), 1_002), (RawSocket.frame(3, []), 1_002), (RawSocket.frame(11, []), 1_002),
      (RawSocket.frame(0, [1]), 1_002), (RawSocket.frame(9, [], isLast: false), 1_002),
      (RawSocket.frame(9, Array(repeating: 1, count: 126)), 1_002),
      (RawSocket.frame(1, [65], isLast: false) + RawSocket.frame(1, [65]), 1_002),
      (RawSocket.frame(8, [3]), 1_002), (RawSocket.frame(8, [3, 0xED]), 1_002), (RawSocket.frame(8, [0, 7]), 1_002),
      (RawSocket.frame(1, [0xFF, 0xFE]), 1_007), (RawSocket.frame(8, [3, 0xE8, 0xFF]), 1_007),
      (RawSocket.frame(2, Array(repeating: 1, count: 1_001)), 1_009),
      (
        RawSocket.frame(2, Array(repeating: 1, count: 600), isLast: false)
          + RawSocket.frame(0, Array(repeating: 1, count: 600)), 1_009
      ),
      ([0x82, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4], 1_009),
      ([0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3, 4], 1_009),
    ]
    try await with(SocketLimits(messageBytes: 1_000)) { server in
      for fault in faults {
        let socket = try await RawSocket(Self.path, port: server.port)
        _ = await socket.message()
        await socket.connection.write(fault.bytes)
        #expect(await socket.message()?.code == fault.code, "\(fault.bytes.prefix(20))")
        #expect(await socket.isClosed())
      }
      #expect(try await WebCaller(server).get("/health").status == 200)
    }
  }

  @Test func `who sends too much at once is sent away`() async throws {
    try await with(SocketLimits(framesPerSecond: 5)) { server in
      let socket = try await RawSocket(Self.path, port: server.port)
      for _ in 0..<200 { await socket.connection.write(RawSocket.frame(9, [])) }
      var code: Int?
      while code == nil, let frame = await socket.message() { code = frame.code }
      #expect(code == 1_008)
    }
  }

  @Test func `who does not read is cut off, and nobody else waits`() async throws {
    try await with { server in
      let other = try await RawSocket(Self.path, port: server.port)
      _ = await other.message()
      let lazy = try await RawSocket(Self.path, port: server.port, receiveBuffer: 2_048, isReading: false)
      await lazy.send("flood")
      for _ in 0..<2_000 where !server.metrics.page(openChats: 0).contains("oriole_sockets_open 1\n") {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(server.metrics.page(openChats: 0).contains("oriole_sockets_cut_off_total 1\n"))
      #expect(server.metrics.page(openChats: 0).contains("oriole_sockets_open 1\n"))
      await other.send("still here?")
      #expect(await other.message()?.text == "still here?")
    }
  }

  @Test func `who shows no sign of life is taken for gone`() async throws {
    try await with(SocketLimits(pingSeconds: 2)) { server in
      let alive = try await RawSocket(Self.path, port: server.port)
      let dead = try await RawSocket(Self.path, port: server.port, isReading: false)
      #expect(await dead.connection.isClosed(within: 60))
      for _ in 0..<3_000 where alive.pings < 3 { try await Task.sleep(for: .milliseconds(20)) }
      #expect(alive.pings >= 3)
      #expect(await alive.message()?.opcode == 1)
      await alive.send("here")
      #expect(await alive.message()?.text == "here")
    }
  }

  @Test func `what may not open a socket is told so by a status`() async throws {
    try await with { server in
      let refused: [(fields: [String: String?], status: String)] = [
        (["Origin": "https://evil.example"], "403 Forbidden"), (["Origin": nil], "403 Forbidden"),
        (["Upgrade": nil], "426 Upgrade Required"), (["Upgrade": "h2c"], "426 Upgrade Required"),
        (["Connection": "keep-alive"], "426 Upgrade Required"),
        (["Sec-WebSocket-Version": "8"], "426 Upgrade Required"),
        (["Sec-WebSocket-Key": nil], "426 Upgrade Required"),
        (["Content-Length": "3"], "426 Upgrade Required"),
      ]
      for (fields, status) in refused {
        let body = fields["Content-Length"] == nil ? "" : "abc"
        let request = RawSocket.request(Self.path, port: server.port, fields: fields, body: body)
        let reply = try await refusal(request, port: server.port)
        #expect(reply.contains(status) && reply.contains(#"{"error":"#), "\(fields): \(reply)")
      }
      let stranger = try await refusal(RawSocket.request("/api/echo", port: server.port), port: server.port)
      #expect(stranger.contains("wrong_token"))
      let nowhere = try await refusal(RawSocket.request("/api/nothing", port: server.port), port: server.port)
      #expect(nowhere.contains("404 Not Found"))
      let post = try await refusal(
        RawSocket.request(Self.path, port: server.port, method: "POST", fields: ["Content-Length": "0"]),
        port: server.port)
      #expect(post.contains("405"))
      let plain = try await WebCaller(server).get(Self.path)
      #expect((plain.status, plain.code) == (426, "socket_expected"))
      #expect(plain.field("Upgrade") == "websocket")
    }
  }

  @Test func `sockets count as connections of their address`() async throws {
    try await with(SocketLimits()) {
      $0.limits.connectionsPerAddress = 2
    } _: { server in
      let first = try await RawSocket(Self.path, port: server.port)
      let second = try await RawSocket(Self.path, port: server.port)
      let third = try await refusal(RawSocket.request(Self.path, port: server.port), port: server.port)
      #expect(third.contains("too_many_connections"))
      await first.send("bye")
      await second.send("bye")
      #expect(await first.isClosed())
      #expect(await second.isClosed())
      _ = try await RawSocket(Self.path, port: server.port)
    }
  }

  @Test func `a server that stops says goodbye, and does not wait for the silent`() async throws {
    let server = try await TestServer(parts: [Echo()])
    let polite = try await RawSocket(Self.path, port: server.port)
    let silent = try await RawSocket(Self.path, port: server.port, isReading: false)
    let idle = try RawConnection(port: server.port)
    _ = await polite.message()
    async let stopped: Void = server.stop()
    #expect(await polite.message()?.code == 1_001)
    await polite.send(frame: 8, [0x03, 0xE9])
    #expect(await polite.isClosed())
    #expect(await idle.isClosed(within: 40))
    try await stopped
    _ = silent
  }

  @Test(.timeLimit(.minutes(2))) func `a browser opens one, over HTTPS too`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-tls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Shell.certificate(in: folder)
    try await TestServer.with(parts: [Echo()]) {
      $0.certificate = folder.appendingPathComponent("c.pem").path
      $0.key = folder.appendingPathComponent("k.pem").path
    } _: { server in
      let browser = try Browser()
      let page = try await BrowserPage.open(in: browser)
      try await page.command("Security.setIgnoreCertificateErrors", ["ignore": true])
      try await page.go(to: "https://127.0.0.1:\(server.port)/icon.svg")
      try await page.wait(until: "location.protocol === 'https:' && document.querySelector('svg')")
      let heard = try? await page.text(
        """
        new Promise((done) => {
          const socket = new WebSocket(`wss://${location.host}/api/echo?word=please`);
          const heard = [];
          socket.onmessage = (event) => {
            heard.push(event.data);
            if (heard.length === 1) socket.send("through TLS"); else socket.close(4002);
          };
          socket.onclose = (event) => done([...heard, event.code].join("|"));
        })
        """)
      await browser.close()
      #expect(heard == "hello friend 127.0.0.1|through TLS|4002")
    }
  }
}
