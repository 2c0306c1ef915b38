import Calls
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Reporting
import Understanding

/// What is asked of a report in the address, and how it is sent.
struct ReportAsking {
  enum Form: String, CaseIterable { case json, csv, page }

  let language: Language
  let form: Form
  private let query: [String: String]

  /// - Throws: 400 for what is not taken.
  init(_ request: Request) throws(WebError) {
    var query: [String: String] = [:]
    for (name, value) in request.uri.queryParameters where !value.isEmpty {
      guard value.count <= 40 else { throw .bad("“\(name.prefix(40))” is too long.") }
      query[String(name)] = String(value)
    }
    self.query = query
    let named = query["language"] ?? "en"
    guard ["en", "zh"].contains(named) else { throw .bad("“language” must be en or zh.") }
    language = Language(rawValue: named)
    guard let form = Form(rawValue: query["format"] ?? "json") else {
      throw .bad("“format” must be \(Form.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    self.form = form
  }

  /// The days that are asked for, in this machine's time zone; at most 366.
  ///
  /// - Parameters:
  ///   - days: how many are meant when no first one is given.
  ///   - now: the time.
  /// - Returns: the days.
  /// - Throws: 400 for what is no day, days in the wrong order, and too many.
  func period(days: Int, at now: Date) throws(WebError) -> ReportPeriod {
    guard let today = CalendarDay(now, in: .current) else { throw .accountsUnavailable }
    let period: ReportPeriod
    do {
      period = try ReportQuery(from: query["from"], to: query["to"]).period(days: days, today: today, in: .current)
    } catch .noDay(let text) {
      throw .bad("“\(text)” is not a day such as 2026-11-23, today or yesterday.")
    } catch {
      throw .bad("“from” must not be after “to”.")
    }
    guard period.dayCount <= 366 else { throw .bad("A report is of at most 366 days.") }
    return period
  }

  func target() throws(WebError) -> StaffTarget {
    guard let text = query["target"] else { return .usual }
    guard let target = StaffTarget(text) else { throw .bad("“target” must be a target such as 80/20.") }
    return target
  }

  func number(_ name: String) throws(WebError) -> Double? {
    guard let text = query[name] else { return nil }
    guard let number = Double(text), number.isFinite else { throw .bad("“\(name)” must be a number.") }
    return number
  }
}

/// A report as the manager's page shows it: words and tables in HTML, charts in SVG.
struct ReportShown<Figures: Encodable>: Encodable {
  struct Section: Encodable {
    var id: String
    var html: String
  }

  var title: String
  var from: String
  var to: String
  var sections: [Section]
  var figures: Figures

  init(_ report: CentreReport, _ period: ReportPeriod, _ figures: Figures) {
    title = report.title
    (from, to) = (period.from.description, period.to.description)
    sections = report.sections.map { Section(id: $0.id, html: ReportPage().section($0)) }
    self.figures = figures
  }
}

extension Response {
  /// A table to be kept as a file, with the mark by which spreadsheets know UTF-8.
  init(csv text: String, name: String) {
    self.init(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(name).csv\"",
      ],
      body: ResponseBody(byteBuffer: ByteBuffer(string: "\u{FEFF}" + text)))
  }
}
