import Foundation
import Records
import RecordsSQLite
import Testing

@testable import Accounts
@testable import Web

/// Figures, plans and the audit trail, as a manager's programs ask for them.
@Suite struct ReportRoutesTests {
  /// A chat that ended well, and one that waits for a person.
  private func twoChats(_ server: TestServer) async throws {
    let first = try await WebCaller.chatting(server)
    try await first.say("when do you open")
    try await first.say("goodbye")
    _ = try await first.wait {
      $0["type"] as? String == "ended" || ($0["text"] as? String)?.contains("goodbye") == true
    }
    _ = try await first.post("/api/chats/\(first.chat)/end", "{}")
    let second = try await WebCaller.chatting(server, language: "zh")
    try await second.say("转人工")
    _ = try await second.wait { $0["type"] as? String == "queue" }
  }

  @Test func `today's figures have what happened today`() async throws {
    try await TestServer.with { server in
      try await twoChats(server)
      let manager = try await StaffCaller.loggedIn(server, as: .manager)
      let figures = try await manager.get("/api/reports").json
      #expect(figures["contacts"] as? Int == 2)
      let channels = figures["channels"] as? [[String: Any]]
      #expect(channels?.first?["name"] as? String == "chat" && channels?.first?["count"] as? Int == 2)
      #expect((figures["languages"] as? [[String: Any]])?.count == 2)
      #expect((figures["service"] as? [String: Any])?["offered"] as? Int == 1)
      let none = try await manager.get("/api/reports?from=2020-01-01&to=2020-01-31")
      #expect(none.json["contacts"] as? Int == 0)
    }
  }

  @Test func `a look at figures stands in the trail once, however often the page asks again`() async throws {
    try await TestServer.with { server in
      let mia = try await StaffCaller.loggedIn(server, "mia", as: .manager)
      let sue = try await StaffCaller.loggedIn(server, "sue", as: .supervisor)
      for _ in 0..<3 {
        #expect(try await mia.get("/api/reports?format=page&from=2026-01-01&to=2026-01-02").status == 200)
      }
      _ = try await sue.get("/api/reports?format=page&from=2026-01-01&to=2026-01-02")
      _ = try await mia.get("/api/reports?format=page&from=2026-01-01&to=2026-01-03&language=zh")
      let trail = try await server.store.auditTrail(before: nil, limit: 20).reversed().filter {
        $0.action == "report.see"
      }
      #expect(
        trail.map { "\($0.account) \($0.subject)" } == [
          "mia 2026-01-01 to 2026-01-02", "sue 2026-01-01 to 2026-01-02", "mia 2026-01-01 to 2026-01-03",
        ])
    }
  }

  @Test func `a look is another one after an hour, and they do not pile up`() {
    var looks = RecentLooks()
    func take(_ range: String, at seconds: Double) -> Bool {
      looks.take(.init(account: "mia", range: range), at: Date(timeIntervalSince1970: seconds))
    }
    #expect(take("a", at: 10_000))
    #expect(!take("a", at: 13_599))
    #expect(take("a", at: 13_600))
    #expect(take("a", at: 13_000), "the clock was set back")
    looks.forget(.init(account: "mia", range: "a"))
    #expect(take("a", at: 13_001))
    for number in 0..<(RecentLooks.most * 2) { #expect(take("\(number)", at: 13_002)) }
    #expect(!take("\(RecentLooks.most * 2 - 1)", at: 13_003))
  }

  @Test func `the page's form has charts and tables, and names as text`() async throws {
    try await TestServer.with { server in
      try await twoChats(server)
      let manager = try await StaffCaller.loggedIn(server, as: .supervisor)
      let page = try await manager.get("/api/reports?format=page&language=zh")
      #expect(page["title"]?.hasPrefix("客服中心") == true)
      let sections = page.json["sections"] as? [[String: String]] ?? []
      let html = sections.compactMap { $0["html"] }.joined()
      #expect(html.contains("<svg") && html.contains("<table>") && html.contains("网页聊天"))
      #expect(!html.contains("<script") && !html.contains("style="))
      let csv = try await manager.get("/api/reports?format=csv")
      #expect(csv.field("Content-Type")?.hasPrefix("text/csv") == true)
      #expect(csv.field("Content-Disposition")?.contains(".csv") == true)
      #expect(csv.text.contains("channels,web chat,2"))
      #expect(try await server.store.auditTrail(before: nil, limit: 1).first?.action == "report.export")
      _ = try await manager.get("/api/reports?format=json")
      let exports = try await server.store.auditTrail(before: nil, limit: 10).filter { $0.action == "report.export" }
      #expect(exports.count == 2)
    }
  }

  @Test func `a plan is made of given calls, or of measured ones`() async throws {
    try await TestServer.with { server in
      try await twoChats(server)
      let manager = try await StaffCaller.loggedIn(server, as: .supervisor)
      let one = try await manager.get("/api/plan?callsPerHour=30&handling=240").json
      let hour = (one["hours"] as? [[String: Any]])?.first
      // 2 erlang: 80/20 takes four agents.
      #expect(hour?["agents"] as? Int == 4 && hour?["load"] as? Double == 2)
      let measured = try await manager.get("/api/plan").json["hours"] as? [[String: Any]]
      #expect(measured?.count == 24)
      #expect(try await manager.get("/api/plan?callsPerHour=1&format=page").text.contains("<svg"))
      #expect(try await manager.get("/api/plan?callsPerHour=1&format=csv").text.contains("plan,1 h,1.0"))
    }
  }

  @Test func `what is no day and no number is refused in words`() async throws {
    try await TestServer.with { server in
      let manager = try await StaffCaller.loggedIn(server, as: .manager)
      let wrong = [
        "/api/reports?from=x", "/api/reports?from=2026-02-30", "/api/reports?from=2026-01-02&to=2026-01-01",
        "/api/reports?from=2020-01-01&to=2026-01-01", "/api/reports?target=1", "/api/reports?target=100/20",
        "/api/reports?language=fr", "/api/reports?format=pdf", "/api/reports?from=\(String(repeating: "1", count: 99))",
        "/api/plan?callsPerHour=-1", "/api/plan?callsPerHour=nan", "/api/plan?callsPerHour=x", "/api/plan?handling=0",
        "/api/plan?shrinkage=100", "/api/plan?mostOccupancy=0", "/api/plan?callsPerHour=1e99", "/api/audit?before=x",
      ]
      for path in wrong {
        let reply = try await manager.get(path)
        #expect((reply.status, reply.code) == (400, "bad_request"), "\(path)")
      }
      for number in ["1e300", "-1e300", "0", "1.5", "-7"] {
        #expect(try await manager.get("/api/audit?before=\(number)").status == 200, "\(number)")
      }
      #expect(try await manager.get("/api/plan?callsPerHour=1000000&handling=86400").status == 200)
    }
  }

  @Test func `each page is for its roles`() async throws {
    try await TestServer.with { server in
      let roles = [Account.Role.agent, .supervisor, .manager]
      for (index, role) in roles.enumerated() {
        let staff = try await StaffCaller.loggedIn(server, role.rawValue, as: role)
        for (path, least) in [("/api/reports", 1), ("/api/plan", 1), ("/api/audit", 2)] {
          let reply = try await staff.get(path)
          #expect(reply.status == (index >= least ? 200 : 403), "\(role) \(path)")
          #expect(index >= least || reply.code == "not_allowed")
        }
      }
      for path in ["/api/reports", "/api/plan", "/api/audit"] {
        #expect(try await WebCaller(server).get(path).code == "not_logged_in")
      }
      for path in ["/manager", "/manager/audit", "/login"] {
        let page = try await WebCaller(server).get(path)
        #expect(page.status == 200)
        #expect(page.field("Content-Security-Policy")?.contains("frame-ancestors 'none'") == true)
      }
    }
  }

  @Test func `the trail is read in pages`() async throws {
    try await TestServer.with { server in
      let manager = try await StaffCaller.loggedIn(server, as: .manager)
      for number in 0..<205 {
        try await server.store.note(AuditEntry(at: Date(), account: "x", action: "call.see", subject: "call \(number)"))
      }
      let entries = try await manager.get("/api/audit").json["entries"] as? [[String: Any]] ?? []
      #expect(entries.count == 200 && entries.first?["subject"] as? String == "call 204")
      let last = try #require(entries.last?["number"] as? Int)
      let rest = try await manager.get("/api/audit?before=\(last)").json["entries"] as? [[String: Any]] ?? []
      #expect(rest.count == last - 1 && rest.last?["action"] as? String == "account.add")
    }
  }
}
