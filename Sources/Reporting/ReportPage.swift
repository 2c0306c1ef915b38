import Understanding

/// A report as one page that needs nothing from elsewhere: a chart and a table for each section, in light and dark.
public struct ReportPage: Sendable {
  public init() {}

  public func text(_ report: CentreReport) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(report.language.rawValue.escapedForMarkup)"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(report.title.escapedForMarkup)</title><style>\(Self.style)\(Self.sectionStyle)</style></head><body><main>
    <h1>\(report.title.escapedForMarkup)</h1>
    \(report.sections.map(section).joined(separator: "\n"))
    </main></body></html>

    """
  }

  /// One section as it stands in the page, for pages that show some of them.
  public func section(_ section: ReportSection) -> String {
    let id = section.id.escapedForMarkup
    let note = section.note.map { "<p>\($0.escapedForMarkup)</p>" } ?? ""
    let chart = Chart(section).svg
    let figure = chart.isEmpty ? "" : "<figure>\(chart)</figure>"
    return """
      <section aria-labelledby="\(id)"><h2 id="\(id)">\(section.title.escapedForMarkup)</h2>\(note)\
      <div class="both">\(figure)<div class="table" role="group" tabindex="0" \
      aria-labelledby="\(id)">\(table(section))</div></div></section>
      """
  }

  private func table(_ section: ReportSection) -> String {
    let head = section.columns.map { "<th scope=\"col\">\($0.escapedForMarkup)</th>" }.joined()
    let rows = section.rows.map { row in
      "<tr><th scope=\"row\">\(row.name.escapedForMarkup)</th>"
        + row.cells.map { "<td>\($0.escapedForMarkup)</td>" }.joined() + "</tr>"
    }
    return """
      <table><caption>\(section.title.escapedForMarkup)</caption><thead><tr>\(head)</tr></thead>\
      <tbody>\(rows.joined())</tbody></table>
      """
  }

  /// The charts' colours have a contrast of at least 4.5 to 1 in both modes.
  public static let style = """
    :root{color-scheme:light dark;--ink:#1c2024;--faint:#60646c;--line:#d9d9e0;--bar:#3358d4;--paper:#fff}\
    @media(prefers-color-scheme:dark){:root{--ink:#edeef0;--faint:#b0b4ba;--line:#43484e;--bar:#9eb1ff;--paper:#111113}}\
    body{font:15px/1.5 system-ui,"Noto Sans CJK SC","PingFang SC",sans-serif;color:var(--ink);background:var(--paper);\
    margin:2rem auto;max-width:70rem;padding:0 1rem}h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}
    """

  /// Of sections in any page that gives the colours `--ink`, `--faint`, `--line` and `--bar`.
  public static let sectionStyle = """
    section p{color:var(--faint);margin:.2rem 0}.both{display:flex;flex-wrap:wrap;gap:1rem 2rem;align-items:flex-start}\
    figure{margin:0;flex:1 1 24rem;min-width:0}.table{max-height:24rem;overflow:auto;flex:0 1 auto}\
    svg{width:100%;height:auto}svg rect{fill:var(--bar)}svg line{stroke:var(--line)}\
    svg text{fill:var(--ink);font-size:12px}svg text.name{text-anchor:end}svg text.tick{text-anchor:middle}\
    table{border-collapse:collapse}caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}\
    th,td{padding:.15rem .8rem .15rem 0;text-align:right;border-bottom:1px solid var(--line);\
    font-variant-numeric:tabular-nums}th:first-child{text-align:left}th{font-weight:500}\
    @media print{.table{max-height:none}}
    """
}
