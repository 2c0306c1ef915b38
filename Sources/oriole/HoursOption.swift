import ArgumentParser
import Calls
import Dialogue
import Foundation

/// Whether people are there to talk to.
struct HoursOption: ParsableArguments {
  enum Choice: String, ExpressibleByArgument, CaseIterable { case clock, open, closed }

  @Option(
    help: "Whether people are there: by the clock, open or closed (default: $ORIOLE_HOURS, or clock; open for files).")
  var hours: Choice?

  /// - Parameters:
  ///   - script: the assistant's.
  ///   - usual: what counts when nothing is said.
  /// - Returns: the hours that calls keep to.
  func hours(of script: Script, usual: Choice = .clock) -> DeskHours {
    switch hours ?? ProcessInfo.processInfo.environment["ORIOLE_HOURS"].flatMap(Choice.init) ?? usual {
    case .open: .always
    case .clock: DeskHours(script.handoff.hours) { Date() }
    case .closed: DeskHours { .closed(DeskHours.opening(of: script.handoff.hours, after: Date())) }
    }
  }
}
