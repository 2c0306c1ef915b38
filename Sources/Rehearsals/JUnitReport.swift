/// How conversations went, in the XML of JUnit that build servers read.
public struct JUnitReport: Sendable {
  private let outcomes: [RehearsalOutcome]

  public init(_ outcomes: [RehearsalOutcome]) { self.outcomes = outcomes }

  public var text: String {
    let failures = outcomes.count { !$0.isPassed }
    var lines = [
      #"<?xml version="1.0" encoding="UTF-8"?>"#,
      #"<testsuite name="oriole" tests="\#(outcomes.count)" failures="\#(failures)">"#,
    ]
    for outcome in outcomes {
      let rehearsal = outcome.rehearsal
      let attributes =
        #"name="\#(rehearsal.name.escapedForMarkup)" classname="\#(rehearsal.file.escapedForMarkup)" time="\#(seconds(outcome))""#
      guard let difference = outcome.difference, let shown = RehearsalText().failure(outcome) else {
        lines.append("  <testcase \(attributes)/>")
        continue
      }
      lines.append("  <testcase \(attributes)>")
      lines.append(
        "    <failure message=\"\(difference.message.escapedForMarkup)\">\(shown.escapedForMarkup)</failure>")
      lines.append("  </testcase>")
    }
    return (lines + ["</testsuite>"]).joined(separator: "\n") + "\n"
  }

  /// Of the call's own clock: the same in every run.
  private func seconds(_ outcome: RehearsalOutcome) -> String {
    let (seconds, attoseconds) = outcome.duration.components
    return "\(seconds).\(attoseconds / 100_000_000_000_000_000)"
  }
}

extension String {
  /// For XML and HTML, in texts and in attributes; control characters, which XML cannot have, are left out.
  var escapedForMarkup: String {
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 32 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: continue
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
