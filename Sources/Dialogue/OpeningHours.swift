public import Understanding

/// When people are there to talk to. No clock: the day and the time are given in the hours' own time zone.
public struct OpeningHours: Sendable, Hashable {
  /// A part of a day, in minutes since midnight.
  public struct Span: Sendable, Hashable {
    public var from: Int
    /// The first minute that is not in it; 1,440 for midnight.
    public var to: Int

    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// Such as `Europe/London`.
  public var zone: String
  /// By weekday, 1 for Monday to 7 for Sunday, each day's parts in order; a day that is missing is closed.
  public var week: [Int: [Span]]
  /// Days that are closed whatever their weekday.
  public var closedDays: Set<CalendarDay>

  public init(zone: String, week: [Int: [Span]], closedDays: Set<CalendarDay> = []) {
    self.zone = zone
    self.week = week
    self.closedDays = closedDays
  }

  public func isOpen(on day: CalendarDay, at time: TimeOfDay) -> Bool {
    spans(on: day).contains { ($0.from..<max($0.from, $0.to)).contains(time.minutes) }
  }

  /// When people are there again: the next beginning after this time; nil when there is none in a year.
  public func opening(after day: CalendarDay, _ time: TimeOfDay) -> Opening? {
    for days in 0...366 {
      let next = day.adding(days: days)
      let span = spans(on: next).first { days > 0 || $0.from > time.minutes }
      guard let span else { continue }
      return TimeOfDay(hour: span.from / 60, minute: span.from % 60).map { Opening(day: next, time: $0) }
    }
    return nil
  }

  private func spans(on day: CalendarDay) -> [Span] { closedDays.contains(day) ? [] : week[day.weekday] ?? [] }
}

/// When people will be there again.
public struct Opening: Sendable, Hashable, Codable {
  public var day: CalendarDay
  public var time: TimeOfDay

  public init(day: CalendarDay, time: TimeOfDay) {
    self.day = day
    self.time = time
  }
}
