import HTTPTypes
import Hummingbird
import NIOCore

/// A chat's events as they come, in the format of Server-Sent Events.
struct EventStream: Sendable {
  let log: ChatLog
  let metrics: WebMetrics
  /// How long a client may take to read what is sent.
  let writeSeconds: Int

  /// The stream of what comes after an event.
  func response(to request: Request, _ context: WebContext, after seen: Int) -> Response {
    let channel = context.channel
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/event-stream", .cacheControl: "no-store", .xAccelBuffering: "no", .connection: "close",
      ],
      body: ResponseBody { writer in
        metrics.move(.streams, by: 1)
        defer { metrics.move(.streams, by: -1) }
        let wakes = log.wakes()
        _ = try await request.body.consumeWithInboundCloseHandler { _ in
          var cursor = EventCursor(seen: seen)
          for await _ in wakes.stream {
            let (text, isLast) = cursor.next(log)
            let late = channel.eventLoop.scheduleTask(in: .seconds(Int64(writeSeconds))) { channel.close(promise: nil) }
            defer { late.cancel() }
            try await writer.write(ByteBuffer(string: text))
            if isLast { break }
          }
        } onInboundClosed: {
          wakes.end()
        }
        try await writer.finish(nil)
      })
  }
}

/// Where a reader of a chat's events is. Pure but for what the log says.
struct EventCursor {
  private(set) var seen: Int
  private var isTyping = false
  private var hasBegun = false

  init(seen: Int) { self.seen = seen }

  /// What there is to send now, and whether nothing follows; a comment when there is nothing.
  mutating func next(_ log: ChatLog) -> (text: String, isLast: Bool) {
    let news = log.news(after: seen)
    // After a lost connection the client tries again in a second.
    var text = hasBegun ? "" : "retry: 1000\n\n"
    hasBegun = true
    if news.hasGap { text += "event: gap\ndata: {}\n\n" }
    for event in news.events {
      text += "id: \(event.id)\nevent: \(event.name)\ndata: \(WebJSON.encode(event))\n\n"
      seen = event.id
    }
    if news.isTyping != isTyping {
      isTyping = news.isTyping
      text += "event: typing\ndata: {\"from\":\"oriole\",\"isTyping\":\(isTyping)}\n\n"
    }
    return (text.isEmpty ? ": still here\n\n" : text, news.isOver)
  }
}

extension HTTPField.Name {
  fileprivate static let xAccelBuffering = HTTPField.Name("x-accel-buffering") ?? .via
}
