import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// JSON as it is sent: keys in order, slashes as they are.
enum WebJSON {
  static func encode(_ value: some Encodable, dates: JSONEncoder.DateEncodingStrategy = .deferredToDate) -> String {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = dates
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // What is sent has no value that JSON lacks.
    guard let data = try? encoder.encode(value) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }
}

extension Response {
  /// A response of JSON.
  init(json value: some Encodable, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: "application/json", .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: WebJSON.encode(value))))
  }

  /// A response of text.
  init(text: String, type: String, status: HTTPResponse.Status = .ok) {
    self.init(
      status: status, headers: [.contentType: type, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}
