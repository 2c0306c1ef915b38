import Agents
import ArgumentParser
import Foundation

struct EvaluateQueue: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "How near the waits that callers are told are to those that they have.",
    discussion: """
      Simulates days of a contact centre: callers come at random (Poisson) with three skills and two languages, calls \
      take times that are spread log-normally, some callers go before others, some hang up. They are served by the rules \
      that all desks follow, and told the wait that the queue estimates, from its own records, when they begin to wait. \
      The error is |told − waited| ÷ waited, over all who had to wait and were served. The same seed gives the same days.
      """)

  @Option(help: "Agents at the desk.")
  var agents = 20
  @Option(help: "Callers beside those whom the agents can serve.")
  var load = 1.0
  @Option(help: "Days of nine hours.")
  var days = 10
  @Option(help: "Seconds that callers wait before they hang up, in the mean.")
  var patience = 1_500.0
  @Option(help: "Share of the callers who have a head start, 0–1.")
  var favoured = 0.1
  @Option(help: "The first day's seed.")
  var seed: UInt64 = 1
  @Option(help: "How the result is shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard (1...500).contains(agents) else { throw ValidationError("--agents is 1 to 500") }
    guard (0.05...3).contains(load) else { throw ValidationError("--load is 0.05 to 3") }
    guard (1...1_000).contains(days) else { throw ValidationError("--days is 1 to 1000") }
    guard (1...1e6).contains(patience) else { throw ValidationError("--patience is 1 to 1000000") }
    guard (0...1).contains(favoured) else { throw ValidationError("--favoured is 0 to 1") }
  }

  func run() throws {
    var scenario = QueueScenario(agents: agents, load: load)
    scenario.patienceSeconds = patience
    scenario.favouredShare = favoured
    let measured = QueueMeasurement(scenario, days: days, seed: seed)
    try ReportPrinter.show(measured, format: format) { Self.page(measured) }
  }

  private static func page(_ measured: QueueMeasurement) -> [String] {
    var table = ReportTable()
    table.add("callers", "\(measured.callers)", "in \(measured.days) days, with \(measured.agents) agents")
    table.add("at once", "\(measured.servedAtOnce)", "served without waiting")
    table.add("hung up", "\(measured.hungUp)", "after \(seconds(measured.hungUpMedianSeconds)) in the median")
    table.add("measured", "\(measured.measured)", "had to wait, were told how long and were served")
    table.add("wait", seconds(measured.medianWait), "median, from place \(Int(measured.medianPosition ?? 0))")
    table.add("error", ReportNumber.percent(measured.medianError), "median of |told − waited| ÷ waited")
    table.add(
      "worst day", ReportNumber.percent(measured.dayErrors.max()),
      "best \(ReportNumber.percent(measured.dayErrors.min()) ?? "—")")
    table.add("told", ReportNumber.decimal(measured.medianRatio), "of what was waited, in the median")
    table.add(
      "by place", ReportNumber.percent(measured.medianErrorByPlace), "error by the place and the mean time alone")
    table.add("one guess", ReportNumber.percent(measured.medianErrorOfOneGuess), "error when all are told the median")
    for group in measured.groups {
      table.add(
        "from \(Int(group.fromSeconds)) s", ReportNumber.percent(group.medianError),
        "of \(group.callers); by place \(ReportNumber.percent(group.medianErrorByPlace) ?? "—")")
    }
    table.add("time", ReportNumber.seconds(measured.millisecondsPerEstimate.map { $0 / 1_000 }), "an estimate")
    return table.lines
  }

  private static func seconds(_ seconds: Double?) -> String { seconds.map { "\(Int($0.rounded())) s" } ?? "—" }
}
