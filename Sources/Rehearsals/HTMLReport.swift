import Calls
import Dialogue
import Understanding

/// How conversations went, as one page with a timeline of each.
public struct HTMLReport: Sendable {
  private let outcomes: [RehearsalOutcome]
  private let title: String

  public init(_ outcomes: [RehearsalOutcome], title: String) {
    self.outcomes = outcomes
    self.title = title
  }

  public var text: String {
    let failed = outcomes.filter { !$0.isPassed }
    let passed = outcomes.filter(\.isPassed)
    return """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
      <title>\(title.escapedForMarkup)</title><style>\(Self.style)</style></head><body>
      <h1>\(title.escapedForMarkup)</h1>
      <p>\(RehearsalText().summary(outcomes).escapedForMarkup)</p>
      \((failed + passed).map(section).joined(separator: "\n"))
      </body></html>

      """
  }

  private func section(_ outcome: RehearsalOutcome) -> String {
    let rehearsal = outcome.rehearsal
    let mark = outcome.isPassed ? "✓" : "✗"
    var html = "<details\(outcome.isPassed ? "" : " open")><summary class=\"\(outcome.isPassed ? "good" : "bad")\">"
    html +=
      "\(mark) \(rehearsal.name.escapedForMarkup) <small>\(rehearsal.file.escapedForMarkup):\(rehearsal.line)</small>"
    html += "</summary>"
    if let difference = outcome.difference {
      html += "<p class=\"bad\">Line \(difference.line): \(difference.message.escapedForMarkup)</p>"
    }
    html += bar(outcome) + "<table>"
    for (index, events) in outcome.turns.enumerated() {
      let isDifferent = outcome.difference?.turn == index
      html += events.map { row($0, isDifferent) }.joined()
    }
    return html + "</table></details>"
  }

  private func row(_ event: TimelineEvent, _ isDifferent: Bool) -> String {
    let seconds = (event.seconds * 10).rounded() / 10
    let side =
      switch event.kind {
      case .said: "oriole"
      case .heard, .pressed: "caller"
      default: "note"
      }
    let text = TimelineText().description(event.kind).escapedForMarkup
    return "<tr class=\"\(side)\(isDifferent ? " different" : "")\"><td>\(seconds)</td><td>\(text)</td></tr>"
  }

  /// Who speaks when, along the length of the call.
  private func bar(_ outcome: RehearsalOutcome) -> String {
    let whole = max(0.1, Double(outcome.duration.components.seconds))
    let marks = outcome.turns.joined().compactMap { event -> String? in
      let x = min(1000, event.seconds / whole * 1000)
      return switch event.kind {
      case .said(let text, _, _):
        "<rect x=\"\(Int(x))\" y=\"2\" width=\"\(max(3, Int(speaking(text) / whole * 1000)))\" height=\"9\" class=\"oriole\"/>"
      case .heard, .pressed: "<rect x=\"\(Int(x))\" y=\"13\" width=\"4\" height=\"9\" class=\"caller\"/>"
      case .nomatch, .noinput, .handoff: "<rect x=\"\(Int(x))\" y=\"24\" width=\"4\" height=\"6\" class=\"note\"/>"
      default: nil
      }
    }
    return "<svg viewBox=\"0 0 1000 32\" role=\"img\" aria-label=\"timeline\">\(marks.joined())</svg>"
  }

  private func speaking(_ text: String) -> Double {
    SpokenLength.seconds(text, language: text.unicodeScalars.contains { $0.value > 0x3000 } ? .mandarin : .english)
  }

  private static let style = """
    body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}\
    table{border-collapse:collapse;width:100%}td{padding:.1rem .6rem;vertical-align:top;white-space:pre-wrap}\
    td:first-child{text-align:right;opacity:.6;width:4rem}.caller td{font-weight:600}.note td{opacity:.65}\
    .good{color:#18794e}.bad{color:#cd2b31}.different td:last-child{border-left:3px solid #cd2b31}\
    summary{cursor:pointer}small{opacity:.6}svg{width:100%;height:32px}rect.oriole{fill:#3e63dd}\
    rect.caller{fill:#f76b15}rect.note{fill:#8d8d8d}
    """
}
