import Logging
import Web

/// A log whose lines name no customer and hold no token.
struct MaskedLogHandler: LogHandler {
  private var handler: any LogHandler

  init(_ handler: any LogHandler) { self.handler = handler }

  var metadata: Logger.Metadata {
    get { handler.metadata }
    set { handler.metadata = newValue }
  }
  var logLevel: Logger.Level {
    get { handler.logLevel }
    set { handler.logLevel = newValue }
  }
  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { handler[metadataKey: key] }
    set { handler[metadataKey: key] = newValue }
  }

  func log(event: LogEvent) {
    var event = event
    event.message = "\(MaskedText.masked("\(event.message)"))"
    event.metadata = event.metadata.map { $0.mapValues(Self.masked) }
    handler.log(event: event)
  }

  private static func masked(_ value: Logger.MetadataValue) -> Logger.MetadataValue {
    .string(MaskedText.masked("\(value)"))
  }
}
