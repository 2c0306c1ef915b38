import Testing

@testable import Settings

/// Passwords in addresses are not shown.
struct PasswordMaskTests {
  @Test(arguments: [
    ("postgres://ann:secret@host/shop", "postgres://ann:***@host/shop"),
    ("postgres://ann:se@cr:et?@host/shop", "postgres://ann:***@host/shop"),
    ("postgres://ann@host/shop?password=secret&port=1", "postgres://ann@host/shop?password=***&port=1"),
    ("postgres://ann:secret@host/shop?password=other", "postgres://ann:***@host/shop?password=***"),
    ("--store=postgres://ann:secret@host/shop", "--store=postgres://ann:***@host/shop"),
    ("postgres://ann:@host/shop", "postgres://ann:@host/shop"),
    ("postgres://ann@host:5432/shop", "postgres://ann@host:5432/shop"), ("shop.sqlite", "shop.sqlite"),
    ("password=secret", "password=secret"), ("://", "://"),
    ("postgres://ann:密码@host/shop", "postgres://ann:***@host/shop"),
  ])
  func `a password is masked, and nothing else`(text: String, masked: String) {
    #expect(PasswordMask.masked(text) == masked)
  }
}
