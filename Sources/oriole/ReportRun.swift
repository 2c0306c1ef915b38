import ArgumentParser
import Assistant
import Dialogue
import Foundation
import Records
import Reporting
import Understanding

/// How figures are shown.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

struct ReportRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Shows a day's figures, or those of several days, from the store.",
    discussion: """
      A contact is truly contained when Oriole served it, and the same customer did not come again within 24 hours. The \
      service level is the share of those who asked for a person and were answered in time.
      """)

  @OptionGroup var options: AssistantOptions
  @OptionGroup var days: PeriodOptions
  @Option(help: "What callers are promised: percent answered within seconds.")
  var target = "80/20"
  @Option(help: "The language of the report: en or zh.")
  var language = "en"
  @Option(help: "How it is shown: text, json, csv or html.")
  var format = ReportFormat.text
  @Option(help: "The file to write (default: standard output).")
  var output: String?

  func validate() throws {
    guard StaffTarget(target) != nil else { throw ValidationError("“\(target)” is not a target such as 80/20") }
    guard ["en", "zh"].contains(language) else { throw ValidationError("a report is in en or zh") }
  }

  func run() async throws {
    let period = try days.period()
    let store = try await options.openExistingStore()
    // Reports are made of the store: an assistant that cannot be loaded now only leaves its names and moods out.
    let script = try? options.load().script
    let reader = CallLogReader(store, moods: script?.moods ?? MoodReader())
    let figures: Figures
    do {
      figures = try await reader.figures(of: period, target: StaffTarget(target) ?? .usual, at: Date())
    } catch {
      throw Failure(error)
    }
    let language = Language(rawValue: language)
    let report = CentreReport(figures, language: language, labels: script?.intentLabels(language) ?? [:])
    let text =
      switch format {
      case .text: ReportText().text(report)
      case .json: try Self.json(figures)
      case .csv: CSVTable().text(report)
      case .html: ReportPage().text(report)
      }
    try OutputFile.write(text, to: output)
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    encoder.dateEncodingStrategy = .iso8601
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }
}

/// Where a command's text goes.
enum OutputFile {
  /// - Parameters:
  ///   - text: all of it.
  ///   - path: a file, which is replaced whole; nil for standard output.
  /// - Throws: `Failure` when the file cannot be written.
  static func write(_ text: String, to path: String?) throws {
    guard let path else { return FileHandle.standardOutput.write(Data(text.utf8)) }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure("\(path): cannot be written")
    }
  }
}
