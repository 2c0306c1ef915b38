public import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A visitor's chat with an Oriole server.
///
/// ```swift
/// let chat = try await ChatClient.connect(to: server, language: "en")
/// try await chat.send("where is my order 457012")
/// for try await update in await chat.updates() { print(update) }
/// ```
public actor ChatClient {
  /// What to keep to go on with a chat in another process.
  public struct Ticket: Sendable, Hashable, Codable {
    public var chat: String
    public var token: String
    /// The last event that was seen; 0 to be told everything again.
    public var seen: Int

    public init(chat: String, token: String, seen: Int = 0) {
      self.chat = chat
      self.token = token
      self.seen = seen
    }
  }

  private let server: ChatServer
  /// What to keep to go on with this chat later.
  public private(set) var ticket: Ticket

  /// Goes on with a chat.
  public init(server: URL, ticket: Ticket) {
    self.server = ChatServer(address: server)
    self.ticket = ticket
  }

  /// Starts a chat.
  ///
  /// - Parameters:
  ///   - server: such as `https://chat.shop.example`.
  ///   - language: the one the visitor wants, `en` or `zh`; nil for the assistant's first.
  ///   - identity: a token by which the business's server tells which customer is logged in, made for this chat; nil for
  ///     a visitor who is not.
  /// - Returns: the chat; its greeting comes with the updates.
  /// - Throws: when the server cannot be reached or takes no chat: `identity_expired` for a token that is too old,
  ///   `identity_refused` for another one that does not hold, `customer_unknown`, and `identity_off` where none is taken.
  public static func connect(
    to server: URL, language: String? = nil, identity: String? = nil
  ) async throws(ChatFailure) -> ChatClient {
    struct Begin: Encodable {
      var language: String?
      var identity: String?
    }
    struct Begun: Decodable {
      var chat: String
      var token: String
    }
    let begun = try await ChatServer(address: server).post(
      "/api/chats", Begin(language: language, identity: identity), as: Begun.self)
    return ChatClient(server: server, ticket: Ticket(chat: begun.chat, token: begun.token))
  }

  /// Says something; it is sent again, and taken once, while the server cannot be reached for a moment.
  ///
  /// - Parameters:
  ///   - text: at most 4,000 characters.
  ///   - id: the message's own, when it may have been sent before; nil for a new one.
  /// - Returns: the message's id, which comes back with it among the updates.
  /// - Throws: when the server does not take it.
  @discardableResult public func send(_ text: String, id: String? = nil) async throws(ChatFailure) -> String {
    let id = id ?? UUID().uuidString
    try await send(Message(id: id, text: text))
    return id
  }

  /// Chooses a quick reply, or presses keys: `0` asks for a person.
  ///
  /// - Parameters:
  ///   - keys: of 0123456789*#.
  ///   - id: the message's own, when it may have been sent before; nil for a new one.
  /// - Returns: the message's id, which comes back with it among the updates.
  /// - Throws: when the server does not take it.
  @discardableResult public func send(keys: String, id: String? = nil) async throws(ChatFailure) -> String {
    let id = id ?? UUID().uuidString
    try await send(Message(id: id, keys: keys))
    return id
  }

  private struct Message: Encodable, Sendable {
    var id: String
    var text: String?
    var keys: String?
  }

  private struct Nothing: Codable, Sendable {}

  private func send(_ message: Message) async throws(ChatFailure) {
    var pause = 0.25
    for attempt in 1... {
      do {
        try await server.post(path("messages"), message, token: ticket.token)
        return
      } catch {
        guard error.isPassing, attempt < 6, !Task.isCancelled else { throw error }
        try? await Task.sleep(for: .seconds(Double(error.retryAfter ?? 0) + pause))
        pause *= 2
      }
    }
  }

  /// Rates the chat from 1 to 5.
  public func rate(_ rating: Int) async throws(ChatFailure) {
    struct Rating: Encodable { var rating: Int }
    try await server.post(path("rating"), Rating(rating: rating), token: ticket.token)
  }

  /// Tells that the visitor is typing.
  public func typing() async throws(ChatFailure) {
    try await server.post(path("typing"), Nothing(), token: ticket.token)
  }

  /// Ends the chat.
  public func end() async throws(ChatFailure) {
    try await server.post(path("end"), Nothing(), token: ticket.token)
  }

  private func path(_ part: String) -> String { "/api/chats/\(ticket.chat)/\(part)" }

  /// What happens after the last event that was seen, each thing once and in order, until the chat ends. A lost
  /// connection is made again. To be read by one reader at a time.
  ///
  /// - Returns: the updates; the sequence fails when the server knows the chat no more, or refuses the token.
  public func updates() -> AsyncThrowingStream<ChatUpdate, any Error> {
    AsyncThrowingStream { updates in
      let task = Task {
        do throws(ChatFailure) {
          try await listen { updates.yield($0) }
          updates.finish()
        } catch {
          updates.finish(throwing: error)
        }
      }
      updates.onTermination = { _ in task.cancel() }
    }
  }

  private func listen(_ tell: @Sendable (ChatUpdate) -> Void) async throws(ChatFailure) {
    var pause = 0.25
    while !Task.isCancelled {
      do throws(ChatFailure) {
        if try await listenOnce(tell, { pause = 0.25 }) { return }
      } catch {
        guard error.isPassing else { throw error }
      }
      try? await Task.sleep(for: .seconds(pause))
      pause = min(pause * 2, 15)
    }
  }

  /// - Returns: true when the chat has ended.
  private func listenOnce(
    _ tell: @Sendable (ChatUpdate) -> Void, _ connected: () -> Void
  ) async throws(ChatFailure) -> Bool {
    let stream = server.stream(path("events"), token: ticket.token, after: ticket.seen)
    var reader = StreamReader()
    do {
      for try await part in stream.parts {
        switch part {
        case .head(200): connected()
        case .head(204): return true
        case .head(let status): throw ChatServer.failure(status, body: Data(), retryAfter: nil)
        case .bytes(let bytes):
          for block in try reader.take(bytes) where take(block, tell) { return true }
        }
      }
      return false
    } catch let failure as ChatFailure {
      throw failure
    } catch {
      throw ChatServer.unreachable(error)
    }
  }

  /// - Returns: true when nothing follows.
  private func take(_ block: StreamBlock, _ tell: (ChatUpdate) -> Void) -> Bool {
    if let id = block.id {
      guard id > ticket.seen else { return false }
      ticket.seen = id
    }
    guard let update = block.update else { return false }
    tell(update)
    guard case .ended = update else { return false }
    return true
  }
}
