import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The server's side of a chat, as HTTP.
struct ChatServer: Sendable {
  let address: URL
  /// A sign of life comes every 15 s.
  private static let silence = 40.0
  private static let patience = 20.0
  private static let session: URLSession = {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = patience
    return URLSession(configuration: configuration)
  }()

  private struct ErrorBody: Decodable {
    struct Content: Decodable {
      var code: String
      var message: String
    }
    var error: Content
  }

  /// Posts JSON.
  func post(_ path: String, _ body: some Encodable, token: String? = nil) async throws(ChatFailure) {
    _ = try await data(path, body, token)
  }

  /// Posts JSON for JSON.
  func post<Value: Decodable>(
    _ path: String, _ body: some Encodable, token: String? = nil, as type: Value.Type
  ) async throws(ChatFailure) -> Value {
    let data = try await data(path, body, token)
    do {
      return try JSONDecoder().decode(type, from: data)
    } catch {
      throw ChatFailure(status: 0, code: "bad_reply", message: "The server at \(address) is no Oriole server.")
    }
  }

  /// Opens the stream of what comes after an event.
  func stream(_ path: String, token: String, after seen: Int) -> ByteStream {
    var request = request(path, token)
    request.setValue(String(seen), forHTTPHeaderField: "Last-Event-ID")
    request.setValue("text/event-stream", forHTTPHeaderField: "Accept")
    request.timeoutInterval = Self.silence
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = Self.silence
    return ByteStream.open(request, configuration: configuration)
  }

  private func request(_ path: String, _ token: String?) -> URLRequest {
    var request = URLRequest(url: address.appendingPathComponent(path))
    if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
    return request
  }

  private func data(_ path: String, _ body: some Encodable, _ token: String?) async throws(ChatFailure) -> Data {
    var request = request(path, token)
    request.httpMethod = "POST"
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    do {
      request.httpBody = try JSONEncoder().encode(body)
      let (data, response) = try await Self.session.data(for: request)
      guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
      guard (200..<300).contains(response.statusCode) else {
        throw Self.failure(
          response.statusCode, body: data,
          retryAfter: response.value(forHTTPHeaderField: "Retry-After").flatMap { Int($0) })
      }
      return data
    } catch let failure as ChatFailure {
      throw failure
    } catch {
      throw Self.unreachable(error)
    }
  }

  static func failure(_ status: Int, body: Data, retryAfter: Int?) -> ChatFailure {
    guard let said = try? JSONDecoder().decode(ErrorBody.self, from: body).error else {
      return ChatFailure(
        status: status, code: "refused", message: "The server answers \(status).", retryAfter: retryAfter)
    }
    return ChatFailure(status: status, code: said.code, message: said.message, retryAfter: retryAfter)
  }

  static func unreachable(_ error: any Error) -> ChatFailure {
    ChatFailure(status: 0, code: "unreachable", message: "The server cannot be reached: \(error.localizedDescription)")
  }
}
