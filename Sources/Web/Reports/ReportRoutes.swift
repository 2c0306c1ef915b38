import Accounts
import Assistant
import Calls
import Dialogue
import Foundation
import Hummingbird
import Records
import Reporting
import Settings
import Understanding

/// What the manager sees: figures, plans and who saw and changed what; `openapi.json` describes it.
struct ReportRoutes: WebPart {
  let chats: ChatDesk
  let authority: Authority
  let desk: ReportDesk
  private let trail: AuditTrail
  private let looks: LookNotes

  init(chats: ChatDesk, authority: Authority, desk: ReportDesk) {
    (self.chats, self.authority, self.desk) = (chats, authority, desk)
    trail = AuditTrail(authority)
    looks = LookNotes(trail)
  }

  func add(to routes: inout WebRoutes) {
    routes.on(.get, "/api/reports") { try await report($0, $1) }
    routes.on(.get, "/api/plan") { try await plan($0, $1) }
    routes.on(.get, "/api/audit") { try await audit($0, $1) }
    EmbeddedPage("/report.css", Array(ReportPage.sectionStyle.utf8)).add(to: &routes)
    for page in Self.pages { page.add(to: &routes) }
  }

  private static let pages = [
    EmbeddedPage("/manager", PackageResources.manager_html, isStaffs: true),
    EmbeddedPage("/manager/audit", PackageResources.audit_html, isStaffs: true),
    EmbeddedPage("/manager.js", PackageResources.manager_js),
    EmbeddedPage("/audit.js", PackageResources.audit_js),
    EmbeddedPage("/manager.css", PackageResources.manager_css),
    EmbeddedPage("/manager-words.js", PackageResources.manager_words_js),
  ]

  private func report(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await authority.account(request, context, atLeast: .supervisor)
    let asking = try ReportAsking(request)
    let (period, target) = (try asking.period(days: 1, at: chats.now()), try asking.target())
    let script = chats.calling.assistant.script
    let range = "\(period.from) to \(period.to)"
    if asking.form == .page {
      try await looks.note(account, range, at: chats.now())
    } else {
      try await trail.note(account, "report.export", range)
    }
    let figures = try await desk.figures(of: period, target: target, moods: script.moods)
    let report = CentreReport(figures, language: asking.language, labels: script.intentLabels(asking.language))
    return switch asking.form {
    case .json: Response(json: figures)
    case .csv: Response(csv: CSVTable().text(report), name: "oriole-\(period.from)-\(period.to)")
    case .page: Response(json: ReportShown(report, period, figures))
    }
  }

  private func plan(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await authority.account(request, context, atLeast: .supervisor)
    let asking = try ReportAsking(request)
    let period = try asking.period(days: 28, at: chats.now())
    let wish = PlanWish(
      callsPerHour: try asking.number("callsPerHour"), handling: try asking.number("handling"),
      target: try asking.target(), shrinkage: try asking.number("shrinkage") ?? 0,
      mostOccupancy: try asking.number("mostOccupancy") ?? 100)
    if let fault = wish.fault { throw WebError.bad("“\(fault.name)” must be \(fault.range).") }
    let plan: StaffPlan
    if let one = wish.plan { plan = one } else { plan = wish.plan(of: try await desk.tickets(of: period), in: period) }
    let section = plan.section(asking.language)
    return switch asking.form {
    case .json: Response(json: plan)
    case .csv: Response(csv: CSVTable().text(section), name: "oriole-plan")
    case .page:
      Response(
        json: ReportShown(
          CentreReport(
            title: section.title, language: asking.language, sections: section.rows.isEmpty ? [] : [section]),
          period, plan))
    }
  }

  private struct Trail: Encodable {
    struct Entry: Encodable {
      var number: Int
      var at: String
      var account: String
      var action: String
      var subject: String
    }
    var entries: [Entry]
  }

  private func audit(_ request: Request, _ context: WebContext) async throws -> Response {
    _ = try await authority.account(request, context, atLeast: .manager)
    let asking = try ReportAsking(request)
    let before = try asking.number("before").map { Int(exactly: $0.rounded()) ?? .max }
    let entries: [AuditEntry]
    do { entries = try await authority.book.trail(before: before, limit: 200) } catch {
      throw WebError.accountsUnavailable
    }
    return Response(
      json: Trail(
        entries: entries.map { entry in
          .init(
            number: entry.number, at: entry.at.ISO8601Format(), account: entry.account, action: entry.action,
            subject: entry.subject)
        }))
  }
}
