import ArgumentParser
import Foundation
import Records
import RecordsSQLite
import Reporting
import Understanding

struct PlanRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "Tells how many agents the hours of a day need, by Erlang's formula C.",
    discussion: """
      Without --calls-per-hour, the calls of each hour and their handling time are measured from the store: callers who \
      asked for a person on the last 28 days, or on the days of --from and --to.
      """)

  @OptionGroup var options: AssistantOptions
  @OptionGroup var days: PeriodOptions
  @Option(help: "Plans one hour with so many calls, instead of measured ones.")
  var callsPerHour: Double?
  @Option(help: "The mean time of a call with an agent, in seconds (default: as measured, or 240).")
  var handling: Double?
  @Option(help: "What callers are promised: percent answered within seconds.")
  var target = "80/20"
  @Option(help: "The percentage of paid time in which an agent is not at the desk: breaks, training, illness.")
  var shrinkage = 0.0
  @Option(help: "The percentage of their time at the desk that agents shall be busy at the most.")
  var mostOccupancy = 100.0
  @Option(help: "The language of the plan: en or zh.")
  var language = "en"
  @Option(help: "How it is shown: text, json, csv or html.")
  var format = ReportFormat.text

  func validate() throws {
    guard StaffTarget(target) != nil else { throw ValidationError("“\(target)” is not a target such as 80/20") }
    if let fault = wish.fault {
      let words = fault.name.map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }.joined()
      throw ValidationError("--\(words) is \(fault.range)")
    }
    guard ["en", "zh"].contains(language) else { throw ValidationError("a plan is in en or zh") }
  }

  func run() async throws {
    let plan = try await makePlan()
    let language = Language(rawValue: language)
    let section = plan.section(language)
    switch format {
    case .text:
      ReportText().lines(section).forEach(CallPrinter.write)
      if section.rows.isEmpty { CallPrinter.write("  nobody asked for a person on these days") }
    case .json: try OutputFile.write(ReportRun.json(plan), to: nil)
    case .csv: try OutputFile.write(CSVTable().text(section), to: nil)
    case .html:
      let report = CentreReport(title: ReportWord.plan.text(language), language: language, sections: [section])
      try OutputFile.write(ReportPage().text(report), to: nil)
    }
  }

  private func makePlan() async throws -> StaffPlan {
    if let plan = wish.plan { return plan }
    let period = try days.period(days: 28)
    do {
      return wish.plan(
        of: try await CallLogReader(try await options.openExistingStore()).tickets(period.times), in: period)
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  private var wish: PlanWish {
    PlanWish(
      callsPerHour: callsPerHour, handling: handling, target: StaffTarget(target) ?? .usual, shrinkage: shrinkage,
      mostOccupancy: mostOccupancy)
  }
}
