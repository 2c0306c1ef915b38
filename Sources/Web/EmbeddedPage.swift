import HTTPTypes
import Hummingbird
import NIOCore

/// A file of the web pages, which is part of the program.
struct EmbeddedPage: Sendable {
  let path: String
  let type: String
  let bytes: [UInt8]
  /// Whether other sites may load it.
  var isShared = false
  /// Whether it is for staff: no other site may frame it, also not one that may embed the chat.
  var isStaffs = false
  /// Whether it may ask for the microphone.
  var hearsMicrophone = false

  /// Of a file whose name ends as its type says.
  init(_ path: String, _ bytes: [UInt8], isShared: Bool = false, isStaffs: Bool = false) {
    (self.path, self.bytes, self.isShared, self.isStaffs) = (path, bytes, isShared, isStaffs)
    type =
      switch path.split(separator: ".").last {
      case "css": "text/css; charset=utf-8"
      case "js": "text/javascript; charset=utf-8"
      case "svg": "image/svg+xml"
      case "json": "application/json"
      default: "text/html; charset=utf-8"
      }
  }

  /// What staff's pages may load: nothing of other sites.
  static let staffPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
    + "form-action 'none'; frame-ancestors 'none'"

  func add(to routes: inout WebRoutes) {
    let tag = Self.tag(bytes)
    let body = ByteBuffer(bytes: bytes)
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache", .eTag: tag]
    if isShared { headers[.crossOriginResourcePolicy] = "cross-origin" }
    if isStaffs { headers[.contentSecurityPolicy] = Self.staffPolicy }
    if hearsMicrophone { headers[.permissionsPolicy] = "camera=(), microphone=(self), geolocation=()" }
    let fields = headers
    routes.on(.get, path) { request, _ in
      if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: fields) }
      return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: body))
    }
  }

  /// Changes whenever the page does.
  private static func tag(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return "\"\(String(hash, radix: 16))\""
  }
}
