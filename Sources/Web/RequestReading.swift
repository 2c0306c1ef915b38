import Alarms
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Reads the bodies of requests, no longer than a limit and no slower.
struct RequestReading: Sendable {
  let mostBytes: Int
  let seconds: Int

  /// The body as JSON.
  ///
  /// - Parameters:
  ///   - request: whose body it is.
  ///   - context: the request's.
  ///   - value: what the JSON holds.
  /// - Returns: what the JSON holds; of an empty body, `{}`.
  /// - Throws: when it is too long, too slow, or not such JSON.
  func json<Value: Decodable & Sendable>(
    _ request: Request, _ context: WebContext, as value: Value.Type
  ) async throws(WebError) -> Value {
    let declared = request.headers[.contentLength].flatMap { Int($0) }
    if let declared, declared > mostBytes { throw refuse(.tooLarge(mostBytes), context) }
    let type = request.headers[.contentType] ?? ""
    let media =
      type == "application/json"
      ? type : type.split(separator: ";").first?.lowercased().filter { !$0.isWhitespace } ?? ""
    let isEmpty = declared == 0 || declared == nil && request.headers[.transferEncoding] == nil
    if !isEmpty || !media.isEmpty, media != "application/json" {
      let isFile = ["multipart/", "image/", "audio/", "video/", "application/pdf", "application/octet-stream"]
      throw refuse(isFile.contains { media.hasPrefix($0) } ? .noAttachments : .jsonExpected, context)
    }
    let body = try await collect(request, context)
    do {
      return try JSONDecoder().decode(value, from: body.isEmpty ? Data("{}".utf8) : body)
    } catch {
      throw .malformedJSON
    }
  }

  private func collect(_ request: Request, _ context: WebContext) async throws(WebError) -> Data {
    let (mostBytes, body) = (mostBytes, request.body)
    let reading = Task { try await body.collect(upTo: mostBytes) }
    let alarm = AlarmClock.shared.set(in: .seconds(seconds)) { reading.cancel() }
    defer { AlarmClock.shared.cancel(alarm) }
    do {
      return try await withTaskCancellationHandler {
        Data(try await reading.value.readableBytesView)
      } onCancel: {
        reading.cancel()
      }
    } catch is NIOTooManyBytesError {
      throw refuse(.tooLarge(mostBytes), context)
    } catch {
      throw refuse(.tooSlow, context)
    }
  }

  /// The rest of such a request is not read: the connection is closed when the client has had time to read why.
  private func refuse(_ error: WebError, _ context: WebContext) -> WebError {
    let channel = context.channel
    channel.eventLoop.scheduleTask(in: .seconds(1)) { channel.close(promise: nil) }
    return error
  }
}
