import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Why a request is refused, in words that people can read.
struct WebError: Error, Sendable, Hashable {
  var status: HTTPResponse.Status
  /// A word that programs can go by.
  var code: String
  var message: String
  /// Seconds after which it may be tried again.
  var retryAfter: Int?
  /// The methods that are allowed here.
  var allow: [String] = []

  init(_ status: HTTPResponse.Status, _ code: String, _ message: String, retryAfter: Int? = nil) {
    (self.status, self.code, self.message, self.retryAfter) = (status, code, message, retryAfter)
  }

  static let stopping = WebError(
    .serviceUnavailable, "stopping", "The server is being stopped. Please try again in a moment.", retryAfter: 5)
  static let busy = WebError(
    .serviceUnavailable, "busy", "There are too many chats at the moment. Please try again later.", retryAfter: 30)
  static let unavailable = WebError(
    .serviceUnavailable, "unavailable", "The chat cannot be opened at the moment. Please try again later.",
    retryAfter: 10)
  static let tooManyChats = WebError(
    .tooManyRequests, "too_many_chats", "There are too many open chats from your address. Please end one of them.",
    retryAfter: 60)
  static let tooFast = WebError(
    .tooManyRequests, "too_fast", "That was too much at once. Please wait a moment.", retryAfter: 10)
  static let notFound = WebError(.notFound, "not_found", "There is nothing at this address.")
  static let noSuchChat = WebError(
    .notFound, "no_such_chat", "This chat does not exist, or has been over for too long. Please start a new one.")
  static let chatElsewhere = WebError(
    .serviceUnavailable, "chat_elsewhere", "This chat is on its way to another server. Please try again in a moment.",
    retryAfter: 2)
  static let tokenMissing = WebError(
    .unauthorized, "token_missing", "Send the chat's token: Authorization: Bearer TOKEN.")
  static let wrongToken = WebError(.forbidden, "wrong_token", "This is not the token of this chat.")
  static let wrongOrigin = WebError(.forbidden, "wrong_origin", "The chat may not be used from this site.")
  static let socketExpected = WebError(
    .upgradeRequired, "socket_expected", "Open a WebSocket of version 13 here, by the first request of a connection.")
  static let chatOver = WebError(.conflict, "chat_over", "This chat has ended. Please start a new one.")
  static let chatFull = WebError(
    .tooManyRequests, "chat_full", "This chat has become too long. Please end it and start a new one.")
  static let noAttachments = WebError(
    .unsupportedMediaType, "attachments_refused",
    "Files and pictures cannot be taken here. Please describe in words what they show.")
  static let jsonExpected = WebError(
    .unsupportedMediaType, "json_expected", "Send JSON with Content-Type: application/json.")
  static let malformedJSON = WebError(
    .badRequest, "malformed_json", "The request's body is not JSON as it is expected here.")
  static let tooSlow = WebError(.requestTimeout, "too_slow", "The request took too long to arrive.")

  static func tooLarge(_ most: Int) -> WebError {
    WebError(.contentTooLarge, "too_large", "The request is too large: at most \(most) bytes are taken.")
  }

  static func bad(_ message: String) -> WebError { WebError(.badRequest, "bad_request", message) }

  static func wrongMethod(_ allowed: [String]) -> WebError {
    var error = WebError(
      .methodNotAllowed, "wrong_method", "This address takes \(allowed.joined(separator: ", ")) only.")
    error.allow = allowed
    return error
  }
}

extension WebError {
  private struct Body: Encodable {
    struct Content: Encodable {
      var code: String
      var message: String
    }
    var error: Content
  }

  /// The error as it is sent.
  var response: Response {
    let body = Body(error: Body.Content(code: code, message: message))
    var response = Response(json: body, status: status)
    if let retryAfter { response.headers[.retryAfter] = String(retryAfter) }
    if !allow.isEmpty { response.headers[.allow] = allow.joined(separator: ", ") }
    if status == .upgradeRequired {
      response.headers[.upgrade] = "websocket"
      response.headers[.secWebSocketVersion] = "13"
    }
    if status == .unauthorized { response.headers[.wwwAuthenticate] = code == "token_missing" ? "Bearer" : "Session" }
    return response
  }

  /// Any error as one that may be shown.
  init(_ error: any Error) {
    switch error {
    case let error as WebError: self = error
    case let error as HTTPError where error.status == .notFound: self = .notFound
    case is NIOTooManyBytesError: self = .tooLarge(0)
    case let error as any HTTPResponseError where error.status.code < 500:
      self.init(error.status, "bad_request", "The request cannot be understood.")
    default: self.init(.internalServerError, "internal", "Something went wrong here. Please try again.")
    }
  }
}
