import Foundation

/// Times are bound as seconds since 1970, for `to_timestamp($1)`, and read by `extract(epoch FROM …)`.
extension Date: PostgresBindable {
  var postgresText: String { String(timeIntervalSince1970) }

  init?(postgresSeconds text: String?) {
    guard let text, let seconds = Double(text) else { return nil }
    self.init(timeIntervalSince1970: seconds)
  }
}
