import ArgumentParser
import Assistant
import Evaluation
import Foundation
import Settings
import Understanding

struct EvaluateMood: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mood", abstract: "How well frustrated texts are told from calm ones.",
    discussion: """
      Labels that mean frustrated: frustrated, negative, angry, complaint and the like, 1 beside 0, a number below 0, \
      or the one label beside calm ones (other, positive, neutral …). Without training texts the built-in reader is \
      measured: the lexicon and the authored examples in Models/speech/LANGUAGE/mood.tsv.
      """)

  @Option(help: ArgumentHelp("Training texts; may be given several times.", valueName: "file"))
  var train: [String] = []
  @Option(help: ArgumentHelp("Test texts.", valueName: "file"))
  var test: String
  @OptionGroup var options: EvaluationOptions

  func run() throws {
    let training = try examples(train)
    let test = try examples([test])
    let language = options.language.language
    var report: MoodEvaluation
    if training.isEmpty {
      let reader = MoodReader(classifiers: try authored().map { [language: $0] } ?? [:])
      report = MoodEvaluation(of: test) { reader.probability(of: $0, language: language) }
      report.microsecondsPerUtterance = ScoringTime.microseconds(test.map(\.text)) {
        _ = reader.probability(of: $0, language: language)
      }
    } else {
      let start = ContinuousClock.now
      let classifier = MoodClassifier(examples: training, language: language)
      let seconds = start.duration(to: .now) / .seconds(1)
      report = MoodEvaluation(of: test) { classifier.probability(of: $0) }
      report.trainSeconds = seconds
      report.microsecondsPerUtterance = ScoringTime.microseconds(test.map(\.text)) {
        _ = classifier.probability(of: $0)
      }
    }
    let shown = report
    try options.show(shown) { MoodPage.lines(shown) }
  }

  private func examples(_ paths: [String]) throws -> [MoodClassifier.Example] {
    let lines = try LabelledFile.read(paths).map { MoodEvaluation.Line(label: $0.label, text: $0.text) }
    guard !lines.isEmpty else { return [] }
    do {
      return try MoodEvaluation.examples(lines)
    } catch {
      let labels = error.labels.map { "“\($0)”" }.joined(separator: ", ")
      throw Failure("\(paths.joined(separator: ", ")): none of the labels means frustrated: \(labels)")
    }
  }

  /// The classifier of the authored examples; nil where they do not lie.
  private func authored() throws(Failure) -> MoodClassifier? {
    guard let path = ProgramFolder.find("Models/speech/\(options.language.rawValue)/mood.tsv") else { return nil }
    do {
      return MoodClassifier(examples: try MoodFile.read(path), language: options.language.language)
    } catch {
      throw Failure(error)
    }
  }
}

/// A report on moods for people.
enum MoodPage {
  static func lines(_ report: MoodEvaluation) -> [String] {
    var table = ReportTable()
    table.add("utterances", "\(report.utterances)")
    table.add("accuracy", ReportNumber.percent(report.accuracy), "told right")
    table.add("area", ReportNumber.decimal(report.areaUnderCurve), "under the ROC curve of the probabilities")
    table.add("precision", ReportNumber.percent(report.precision), "of those called frustrated, are")
    table.add("recall", ReportNumber.percent(report.recall), "of the frustrated, called so")
    table.add("F1", ReportNumber.percent(report.f1))
    table.add("calibration", ReportNumber.decimal(report.calibrationError), "expected error of the probabilities")
    table.add(trainSeconds: report.trainSeconds, microseconds: report.microsecondsPerUtterance)
    return table.lines
  }
}
