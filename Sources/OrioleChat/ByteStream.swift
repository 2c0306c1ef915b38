import Foundation
import Synchronization

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The bytes of one HTTP response as they come; Foundation on Linux has no `bytes(for:)`.
final class ByteStream: NSObject, URLSessionDataDelegate {
  /// What comes: first the response, then its bytes.
  enum Part: Sendable {
    case head(Int)
    case bytes(Data)
  }

  let parts: AsyncThrowingStream<Part, any Error>
  private let into: AsyncThrowingStream<Part, any Error>.Continuation
  /// More that nobody has read is not taken.
  private static let most = 4_096

  override init() {
    (parts, into) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingOldest(Self.most))
  }

  /// Opens a stream; it is closed when nobody reads it any more.
  static func open(_ request: URLRequest, configuration: URLSessionConfiguration) -> ByteStream {
    let stream = ByteStream()
    let session = URLSession(configuration: configuration, delegate: stream, delegateQueue: nil)
    stream.into.onTermination = { _ in session.invalidateAndCancel() }
    session.dataTask(with: request).resume()
    return stream
  }

  func urlSession(
    _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
    completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
  ) {
    into.yield(.head((response as? HTTPURLResponse)?.statusCode ?? 0))
    completionHandler(.allow)
  }

  func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
    // What would be lost is asked for again.
    if case .dropped = into.yield(.bytes(data)) { into.finish(throwing: URLError(.dataLengthExceedsMaximum)) }
  }

  func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
    into.finish(throwing: error)
  }
}
