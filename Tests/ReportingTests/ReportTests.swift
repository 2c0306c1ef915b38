import Foundation
import Records
import RecordsSQLite
import Reporting
import Testing
import Understanding
import Dialogue

/// Reports as people and programs read them.
struct ReportTests {
  private func figures() throws -> Figures {
    let calls = [
      ReportedCall(number: 1, journal: [.heard("a", says: "order_status.answer")]),
      ReportedCall(number: 2, at: 60, language: .mandarin, disposition: .abandoned),
    ]
    return Figures(
      calls: calls.map(\.digest), tickets: [.reported(1, answered: 10, closed: 100, agent: "=ann<b>\u{1B}")],
      of: try #require(period()), at: after(900))
  }

  @Test(arguments: [Language.english, .mandarin])
  func `all that a report says is in its language`(language: Language) throws {
    for word in ReportWord.allCases { #expect(!word.text(language).isEmpty, "\(word)") }
    let report = CentreReport(try figures(), language: language, labels: ["order_status": "查询 order"])
    let text = ReportText().text(report)
    #expect(text.contains("查询 order") && text.contains(ReportWord.serviceLevel.text(language)))
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("  \n"))
  }

  @Test func `hanzi take two columns, so that tables stand straight`() throws {
    let section = ReportSection(
      "x", "t", columns: ["名称", "n"], rows: [.init("订单", ["1"]), .init("ab", ["22"])])
    let lines = ReportText().lines(section)
    #expect(lines == ["t", "  名称   n", "  订单   1", "  ab    22"])
  }

  @Test func `a page has a titled chart and a table for it, and nothing from elsewhere`() throws {
    let page = ReportPage().text(CentreReport(try figures(), language: .mandarin))
    #expect(page.contains("<html lang=\"zh\">") && page.contains("prefers-color-scheme:dark"))
    #expect(
      page.contains("role=\"img\"") && page.contains("<title id=\"chart-channels\">") && page.contains("<caption>"))
    #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("src="))
    #expect(page.contains("=ann&lt;b&gt;") && !page.contains("<b>"))
    // All that is opened is closed.
    for tag in ["section", "svg", "table", "text", "title", "figure", "div"] {
      #expect(
        page.matches(of: try Regex("<\(tag)[ >]")).count == page.components(separatedBy: "</\(tag)>").count - 1,
        "\(tag)")
    }
  }

  @Test func `spreadsheets get fields that they cannot take for formulas`() throws {
    let csv = CSVTable().text(CentreReport(try figures(), language: .english))
    #expect(csv.contains("agents,'=ann<b>"))
    let section = ReportSection("s", "t", columns: ["a"], rows: [.init("say \"hi\", you", ["-1", "-x"])])
    #expect(CSVTable().text(section) == "section,a\r\ns,\"say \"\"hi\"\", you\",-1,'-x\r\n")
  }

  @Test func `figures come back from JSON as they were`() throws {
    let figures = try figures()
    #expect(try JSONDecoder().decode(Figures.self, from: try JSONEncoder().encode(figures)) == figures)
  }

  @Test func `a reply within a millisecond took less than one, not none`() throws {
    var figures = try figures()
    (figures.replies.median, figures.replies.p95) = (0, 12)
    let report = CentreReport(figures, language: .english)
    #expect(ReportText().text(report).contains("< 1 ms") && ReportText().text(report).contains("12 ms"))
    #expect(ReportPage().text(report).contains("&lt; 1 ms"))
  }

  @Test func `an empty day is reported too`() throws {
    let figures = Figures(calls: [], tickets: [], of: try #require(period()), at: noon)
    let report = CentreReport(figures, language: .english)
    #expect(ReportText().text(report).contains("–") && !ReportPage().text(report).isEmpty)
    #expect(report.sections.map(\.id) == ["summary"])
  }

  @Test func `a store is read page by page, and only the days that are asked for`() async throws {
    let store = try SQLiteStore.inMemory()
    let start = Start(channel: .kiosk, language: .english)
    for number in 0..<1_203 {
      let call = try await store.beginCall(start, at: after(Double(number)))
      if number % 100 == 0 {
        let handoff = Ticket.reported().handoff
        _ = try await store.openTicket(for: call, handoff, limit: 100, at: after(Double(number)))
        try await store.append([.heard("x", says: "order_status.answer")], to: call)
        try await store.endCall(call, as: .contained, at: after(Double(number) + 30))
      }
    }
    _ = try await store.beginCall(start, at: after(-86_400))
    let figures = try await CallLogReader(store).figures(of: try #require(period()), at: after(5_000))
    #expect(figures.contacts == 1_203 && figures.going == 1_203 - 13)
    #expect(figures.service.offered == 13 && figures.intents == [Count("order_status", 13)])
  }
}
