import Dialogue
import Foundation
import Understanding

/// `handoff.hours`: when people are there.
struct AuthoredHours {
  static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
  static let fields = Set(weekdays + ["zone", "closed"])
  let hours: OpeningHours

  init(_ node: AuthoredNode) throws(AssistantError) {
    let fields = try node.fields(Self.fields)
    guard let zone = fields["zone"] else { throw node.error("needs a zone, such as Europe/London") }
    let name = try zone.text()
    guard TimeZone(identifier: name) != nil else {
      throw zone.error("“\(name)” is no time zone such as Europe/London")
    }
    var week: [Int: [OpeningHours.Span]] = [:]
    for (index, weekday) in Self.weekdays.enumerated() {
      guard let field = fields[weekday] else { continue }
      week[index + 1] = try Self.spans(field)
    }
    guard !week.isEmpty else { throw node.error("names no weekday, so that nobody is ever there") }
    var closed: Set<CalendarDay> = []
    for item in try fields["closed"]?.list() ?? [] {
      let text = try item.text()
      guard let day = CalendarDay(text) else { throw item.error("“\(text)” is no day such as 2026-12-25") }
      closed.insert(day)
    }
    hours = OpeningHours(zone: name, week: week, closedDays: closed)
  }

  /// `09:00-18:00`, or a list of such.
  private static func spans(_ field: AuthoredNode) throws(AssistantError) -> [OpeningHours.Span] {
    var spans: [OpeningHours.Span] = []
    for item in field.isList ? try field.list() : [field] {
      let text = try item.text()
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2, let from = minutes(parts[0]), let to = minutes(parts[1]), from < to, from < 1_440 else {
        throw item.error("“\(text)” is no time such as 09:00-18:00")
      }
      if let last = spans.last, from < last.to { throw item.error("“\(text)” begins before the time before it ends") }
      spans.append(OpeningHours.Span(from: from, to: to))
    }
    return spans
  }

  /// Midnight at the end of a day is 24:00.
  private static func minutes(_ text: String) -> Int? {
    text == "24:00" ? 1_440 : TimeOfDay(text).flatMap { $0.second == 0 ? $0.minutes : nil }
  }
}
