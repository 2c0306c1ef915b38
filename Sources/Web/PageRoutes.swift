import HTTPTypes
import Hummingbird
import NIOCore

/// The chat page, the widget, and the API's description.
struct PageRoutes: WebPart {
  private struct Page: Sendable {
    var path: String
    var type: String
    var bytes: [UInt8]
    /// Whether other sites may load it.
    var isShared = false
  }

  private static let pages = [
    Page(path: "/", type: "text/html; charset=utf-8", bytes: PackageResources.chat_html),
    Page(path: "/icon.svg", type: "image/svg+xml", bytes: PackageResources.icon_svg),
    Page(path: "/chat.css", type: "text/css; charset=utf-8", bytes: PackageResources.chat_css),
    Page(path: "/chat.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.chat_js),
    Page(path: "/words.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.words_js),
    Page(path: "/widget.js", type: "text/javascript; charset=utf-8", bytes: PackageResources.widget_js, isShared: true),
    Page(path: "/openapi.json", type: "application/json", bytes: PackageResources.openapi_json, isShared: true),
  ]

  func add(to routes: inout WebRoutes) {
    for page in Self.pages {
      let tag = Self.tag(page.bytes)
      let body = ByteBuffer(bytes: page.bytes)
      routes.on(.get, page.path) { request, _ in
        var headers: HTTPFields = [.contentType: page.type, .cacheControl: "no-cache", .eTag: tag]
        if page.isShared { headers[.crossOriginResourcePolicy] = "cross-origin" }
        if request.headers[.ifNoneMatch] == tag { return Response(status: .notModified, headers: headers) }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: body))
      }
    }
  }

  /// Changes whenever the page does.
  private static func tag(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(UInt64(14_695_981_039_346_656_037)) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    return "\"\(String(hash, radix: 16))\""
  }
}
