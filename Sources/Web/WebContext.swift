public import Hummingbird
public import NIOCore

/// What is known of a request beside what it says.
public struct WebContext: RequestContext {
  public var coreContext: CoreRequestContextStorage
  /// The connection it came on.
  public let channel: any Channel
  /// Who sent it, as the limits count; the gate fills it in.
  public internal(set) var client: String
  /// There while a request may become a socket.
  var upgrade: SocketUpgrade?

  /// A context of the connection that a request came on.
  public init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
    client = ClientAddress.key(of: source.channel.remoteAddress)
  }
}
