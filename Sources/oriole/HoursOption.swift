import ArgumentParser
import Calls
import Dialogue
import Foundation

/// Whether people are there to talk to.
struct HoursOption: ParsableArguments {
  enum Choice: String, ExpressibleByArgument, CaseIterable { case clock, open, closed }

  @Option(help: "Whether people are there: by the clock, open or closed (default: $ORIOLE_HOURS, or clock).")
  var hours: Choice?

  func hours(of script: Script) -> DeskHours {
    switch hours ?? ProcessInfo.processInfo.environment["ORIOLE_HOURS"].flatMap(Choice.init) ?? .clock {
    case .open: .always
    case .clock: DeskHours(script.handoff.hours) { Date() }
    case .closed: DeskHours { .closed(DeskHours.opening(of: script.handoff.hours, after: Date())) }
    }
  }
}
