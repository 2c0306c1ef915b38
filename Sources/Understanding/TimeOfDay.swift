/// A time of day without date or zone, written and coded as "15:30" or "15:30:10".
public struct TimeOfDay: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// 0…23.
  public let hour: Int
  /// 0…59.
  public let minute: Int
  /// 0…59.
  public let second: Int

  /// Nil when there is no such time.
  public init?(hour: Int, minute: Int = 0, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    (self.hour, self.minute, self.second) = (hour, minute, second)
  }

  /// Reads "15:30" and "15:30:10"; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count),
      parts.allSatisfy({ $0.count == 2 && $0.allSatisfy { $0.isASCII && $0.isNumber } })
    else { return nil }
    let values = parts.compactMap { Int($0) }
    guard values.count == parts.count else { return nil }
    self.init(hour: values[0], minute: values[1], second: values.element(2) ?? 0)
  }

  public var description: String {
    "\(Self.padded(hour)):\(Self.padded(minute))" + (second > 0 ? ":\(Self.padded(second))" : "")
  }

  /// Minutes since midnight, 0…1,439.
  public var minutes: Int { hour * 60 + minute }

  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
    (left.hour, left.minute, left.second) < (right.hour, right.minute, right.second)
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let time = TimeOfDay(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "“\(text)” is no time written as 15:30"))
    }
    self = time
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  static func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
}

/// A time of day as it was said.
public struct SpokenTime: Sendable, Hashable {
  public var time: TimeOfDay
  /// False when the hour may be in either half of the day: "three thirty" is read as 03:30, and may be 15:30.
  public var isHalfDayKnown: Bool
  /// The zone in small letters, "gmt", or nil when none was said; the time is not converted.
  public var zone: String?
}

/// The parts of a time before it is known which half of the day they are in.
struct ClockTime: Sendable, Hashable {
  enum Half: Sendable, Hashable { case morning, afternoon }

  /// The hour as said, 0…24.
  var hour: Int
  var minute = 0
  var second: Int?
  var half: Half?
  /// Whether the half of the day was said as "a m" or "p m".
  var hasSuffix = false
  var zone: String?

  /// Nil when there is no such time.
  var spoken: SpokenTime? {
    let shifted =
      switch half {
      case .afternoon? where hour < 12: hour + 12
      case .morning? where hour == 12: 0
      default: hour == 24 && minute == 0 ? 0 : hour
      }
    let isKnown = half != nil || hour == 0 || hour > 12
    return TimeOfDay(hour: shifted, minute: minute, second: second ?? 0)
      .map { SpokenTime(time: $0, isHalfDayKnown: isKnown, zone: zone) }
  }

  /// The time so many minutes before this hour.
  func before(minutes: Int) -> ClockTime {
    var time = self
    time.hour = hour == 1 ? 12 : hour == 0 ? 23 : hour - 1
    time.minute = 60 - minutes
    // A quarter to noon is in the morning.
    if hour == 12, half == .afternoon { time.half = .morning }
    return time
  }
}
