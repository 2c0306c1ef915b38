/// The chat page, the widget, and the API's description.
struct PageRoutes: WebPart {
  private static let pages = [
    EmbeddedPage("/", PackageResources.chat_html),
    EmbeddedPage("/icon.svg", PackageResources.icon_svg),
    EmbeddedPage("/chat.css", PackageResources.chat_css),
    EmbeddedPage("/chat.js", PackageResources.chat_js),
    EmbeddedPage("/identity.js", PackageResources.identity_js),
    EmbeddedPage("/words.js", PackageResources.words_js),
    EmbeddedPage("/widget.js", PackageResources.widget_js, isShared: true),
    EmbeddedPage("/openapi.json", PackageResources.openapi_json, isShared: true),
  ]

  func add(to routes: inout WebRoutes) { for page in Self.pages { page.add(to: &routes) } }
}
