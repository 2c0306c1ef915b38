public import Understanding

extension StaffPlan {
  /// The plan as a section of a report.
  ///
  /// - Parameter language: English or Chinese.
  /// - Returns: a row for each hour in which somebody calls.
  public func section(_ language: Language) -> ReportSection {
    func word(_ word: ReportWord) -> String { word.text(language) }
    let hasMost = hours.contains { $0.mostCalls != nil }
    let columns: [ReportWord] =
      [.hour, .calls] + (hasMost ? [.most] : []) + [.load, .needed]
      + (shrinkage > 0 ? [.scheduled] : []) + [.occupancy, .averageWait, .reached]
    let rows = hours.filter { $0.calls > 0 }.map { hour in
      let name = hour.hour.map { "\(Self.twoDigits($0)):00" } ?? "1 h"
      let cells =
        [ReportNumber.decimal(hour.calls, 1)] + (hasMost ? [String(hour.mostCalls ?? 0)] : [])
        + [ReportNumber.decimal(hour.load, 2), String(hour.agents)]
        + (shrinkage > 0 ? [String(hour.scheduled)] : [])
        + [
          ReportNumber.percent(hour.occupancy), ReportNumber.seconds(hour.averageWaitSeconds),
          ReportNumber.percent(hour.answeredInTime),
        ]
      return ReportSection.Row(name, cells, value: Double(hour.agents))
    }
    let title = "\(word(.plan)): \(target), \(word(.handling)) \(ReportNumber.seconds(handlingSeconds))"
    return ReportSection("plan", title, columns: columns.map(word), rows: rows, chart: .bars)
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}
