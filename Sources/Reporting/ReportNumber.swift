internal import Foundation

/// Numbers as reports write them; “–” where there is none.
enum ReportNumber {
  static func percent(_ share: Double?) -> String {
    share.map { String(format: "%.0f%%", ($0 * 100).rounded()) } ?? "–"
  }

  /// `8 s`, `4:05 min`, `3:10 h`.
  static func seconds(_ seconds: Double?) -> String {
    guard let seconds, seconds.isFinite else { return "–" }
    let whole = Int(min(max(seconds.rounded(), 0), 1e9))
    switch whole {
    case ..<100: return seconds < 10 && seconds != seconds.rounded() ? decimal(seconds, 1) + " s" : "\(whole) s"
    case ..<6_000: return String(format: "%d:%02d min", whole / 60, whole % 60)
    default: return String(format: "%d:%02d h", whole / 3_600, whole / 60 % 60)
    }
  }

  /// Whole milliseconds are counted: 0 is less than one.
  static func milliseconds(_ value: Int?) -> String { value.map { $0 == 0 ? "< 1 ms" : "\($0) ms" } ?? "–" }

  static func decimal(_ value: Double?, _ places: Int) -> String {
    value.map { String(format: "%.\(places)f", $0) } ?? "–"
  }
}
