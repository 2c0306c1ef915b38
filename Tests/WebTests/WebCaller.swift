import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Calls a server as programs do.
struct WebCaller: Sendable {
  struct Reply: Sendable {
    var status: Int
    var fields: [String: String]
    var body: Data

    var text: String { String(decoding: body, as: UTF8.self) }

    /// The body's members as JSON.
    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:] }

    subscript(name: String) -> String? { json[name] as? String }

    /// The error's code.
    var code: String? { (json["error"] as? [String: Any])?["code"] as? String }

    func field(_ name: String) -> String? { fields[name.lowercased()] }
  }

  let address: URL
  var token: String?
  var chat = ""
  private static let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpMaximumConnectionsPerHost = 40
    configuration.timeoutIntervalForRequest = 20
    // Each caller has its own.
    configuration.httpShouldSetCookies = false
    configuration.httpCookieAcceptPolicy = .never
    return URLSession(configuration: configuration)
  }()

  init(_ server: TestServer) { address = server.address }

  init(_ address: URL) { self.address = address }

  /// Begins a chat that what follows is about.
  static func chatting(_ server: TestServer, language: String = "en") async throws -> WebCaller {
    try await chatting(server.address, language: language)
  }

  static func chatting(_ server: URL, language: String = "en") async throws -> WebCaller {
    var caller = WebCaller(server)
    let begun = try await caller.post("/api/chats", #"{"language":"\#(language)"}"#)
    guard let chat = begun["chat"], let token = begun["token"] else { throw TestFailure(begun.text) }
    (caller.chat, caller.token) = (chat, token)
    return caller
  }

  func post(_ path: String, _ json: String, fields: [String: String] = [:]) async throws -> Reply {
    try await send(
      "POST", path, body: Data(json.utf8), fields: ["Content-Type": "application/json"].merging(fields) { $1 })
  }

  func get(_ path: String, fields: [String: String] = [:]) async throws -> Reply {
    try await send("GET", path, body: nil, fields: fields)
  }

  func send(_ method: String, _ path: String, body: Data?, fields: [String: String] = [:]) async throws -> Reply {
    guard let url = URL(string: path, relativeTo: address) else { throw TestFailure("no URL: \(path)") }
    var request = URLRequest(url: url)
    request.httpMethod = method
    request.httpBody = body
    if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
    for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await Self.session.data(for: request)
    guard let response = response as? HTTPURLResponse else { throw TestFailure("no HTTP") }
    var found: [String: String] = [:]
    for (name, value) in response.allHeaderFields { found["\(name)".lowercased()] = "\(value)" }
    return Reply(status: response.statusCode, fields: found, body: data)
  }

  // MARK: In a chat

  @discardableResult func say(_ text: String, id: String = UUID().uuidString) async throws -> Reply {
    let body = try JSONSerialization.data(withJSONObject: ["id": id, "text": text])
    return try await post("/api/chats/\(chat)/messages", String(decoding: body, as: UTF8.self))
  }

  @discardableResult func press(_ keys: String, id: String = UUID().uuidString) async throws -> Reply {
    try await post("/api/chats/\(chat)/messages", #"{"id":"\#(id)","keys":"\#(keys)"}"#)
  }

  /// All events after one, as JSON objects.
  func events(after: Int = 0) async throws -> [[String: Any]] {
    let reply = try await get("/api/chats/\(chat)?after=\(after)")
    return reply.json["events"] as? [[String: Any]] ?? []
  }

  /// What was said so far: `oriole: This is greeting.`
  func said() async throws -> [String] {
    try await events().compactMap { event in
      guard let from = event["from"] as? String, let text = event["text"] as? String else { return nil }
      return "\(from): \(text)"
    }
  }

  /// Waits until an event is there, at most a minute.
  func wait(for isMeant: ([String: Any]) -> Bool) async throws -> [String: Any] {
    for _ in 0..<3_000 {
      if let event = try await events().first(where: isMeant) { return event }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw TestFailure("it did not happen; there was: \(try await events())")
  }

  /// Waits until these words were said.
  func wait(until words: String) async throws {
    _ = try await wait { ($0["text"] as? String)?.contains(words) == true }
  }
}
