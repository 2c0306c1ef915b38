/// The page to log in, and what staff's pages share. They hold nothing of anybody: what they show they ask for.
struct StaffPages: WebPart {
  private static let pages = [
    EmbeddedPage("/login", PackageResources.login_html, isStaffs: true),
    EmbeddedPage("/login.js", PackageResources.login_js),
    EmbeddedPage("/staff.js", PackageResources.staff_js),
    EmbeddedPage("/staff.css", PackageResources.staff_css),
    EmbeddedPage("/staff-words.js", PackageResources.staff_words_js),
  ]

  func add(to routes: inout WebRoutes) { for page in Self.pages { page.add(to: &routes) } }
}
