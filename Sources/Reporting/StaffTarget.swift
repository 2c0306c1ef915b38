/// What callers shall be promised: so many of them answered within so many seconds, written `80/20`.
public struct StaffTarget: Sendable, Hashable, Codable, CustomStringConvertible {
  /// 0–1, below 1.
  public let share: Double
  public let seconds: Double

  /// Eight of ten within 20 seconds, as most contact centres have it.
  public static let usual = StaffTarget(valid: 0.8, 20)

  /// Nil unless the share is above 0 and below 1, and the seconds 0 to 3,600.
  public init?(share: Double, seconds: Double) {
    guard share > 0, share < 1, (0...3_600).contains(seconds) else { return nil }
    self.init(valid: share, seconds)
  }

  /// Reads `80/20`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let percent = parts[0], let seconds = parts[1] else { return nil }
    self.init(share: percent / 100, seconds: seconds)
  }

  private init(valid share: Double, _ seconds: Double) { (self.share, self.seconds) = (share, seconds) }

  public var description: String { "\(Self.text(share * 100))/\(Self.text(seconds))" }

  private static func text(_ number: Double) -> String {
    let rounded = (number * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
  }
}
