import Agents
import Evaluation
import Foundation
import Understanding

/// Lines of a name, a value and what it means, in columns.
struct ReportTable {
  private var rows: [(name: String, value: String, note: String)] = []

  mutating func add(_ name: String, _ value: String?, _ note: String = "") { rows.append((name, value ?? "—", note)) }

  /// What training and telling take.
  mutating func add(trainSeconds: Double?, microseconds: Double?) {
    add("training", ReportNumber.seconds(trainSeconds))
    add("speed", ReportNumber.microseconds(microseconds), "an utterance, on one core")
  }

  var lines: [String] {
    let names = rows.map(\.name.columns).max() ?? 0
    let values = rows.map(\.value.columns).max() ?? 0
    return rows.map { row in
      let gap = String(repeating: " ", count: values - row.value.columns)
      let line = "\(row.name.fitted(to: names))  \(gap)\(row.value)"
      return row.note.isEmpty ? line : "\(line)  \(row.note)"
    }
  }
}

/// Numbers as people read them.
enum ReportNumber {
  static func percent(_ share: Double?) -> String? { share.map { String(format: "%.1f%%", $0 * 100) } }
  static func decimal(_ value: Double?) -> String? { value.map { String(format: "%.3f", $0) } }

  static func seconds(_ seconds: Double?) -> String? {
    seconds.map { $0 < 1 ? String(format: "%.0f ms", $0 * 1000) : String(format: "%.1f s", $0) }
  }

  static func milliseconds(_ milliseconds: Double?) -> String? { milliseconds.map { String(format: "%.0f ms", $0) } }

  static func microseconds(_ microseconds: Double?) -> String? { microseconds.map { String(format: "%.0f µs", $0) } }

  static func bytes(_ bytes: Int?) -> String? {
    bytes.map { $0 < 1_000_000 ? "\($0 / 1000) kB" : String(format: "%.1f MB", Double($0) / 1e6) }
  }
}

/// A report on intents for people.
enum IntentPage {
  static func lines(_ report: IntentReport) -> [String] {
    var table = ReportTable()
    let outOfScope = report.utterances - report.inScopeUtterances
    let label = report.outOfScopeLabel.map { " “\($0.printable)”" } ?? ""
    table.add("intents", report.intents.map(String.init), report.trainingTexts.map { "learnt from \($0) texts" } ?? "")
    table.add(
      "utterances", "\(report.utterances)", "\(report.inScopeUtterances) in scope, \(outOfScope) out of scope\(label)")
    if report.wordErrorRate != nil {
      table.add("word errors", ReportNumber.percent(report.wordErrorRate), "put in before testing")
    }
    table.add("accuracy", ReportNumber.percent(report.accuracy), "right of all, with rejection")
    table.add("in scope", ReportNumber.percent(report.inScopeAccuracy), "right, without rejection")
    table.add("", ReportNumber.percent(report.inScopeAccuracyWithRejection), "right and accepted")
    table.add("out of scope", ReportNumber.percent(report.outOfScopeRecall), "rejected")
    table.add("", ReportNumber.decimal(report.outOfScopeAUROC), "area under the ROC curve of the probabilities")
    table.add("threshold", ReportNumber.decimal(report.threshold), origin(report.thresholdFrom))
    table.add("calibration", ReportNumber.decimal(report.calibrationError), "expected error of the probabilities")
    table.add("macro F1", ReportNumber.decimal(report.macroF1), "mean of the intents, without rejection")
    table.add(trainSeconds: report.trainSeconds, microseconds: report.microsecondsPerUtterance)
    table.add("model", ReportNumber.bytes(report.modelBytes))
    return table.lines + confusions(report.confusions)
  }

  private static func origin(_ origin: RejectionThreshold.Origin) -> String {
    switch origin {
    case .validation: "chosen on the validation texts"
    case .training: "chosen on the training texts, each held out once"
    case .usual: "the usual one; there are no out-of-scope texts to choose it on"
    case .none: "nothing is rejected; no text is out of scope"
    }
  }

  private static func confusions(_ confusions: [IntentReport.Confusion]) -> [String] {
    guard !confusions.isEmpty else { return [] }
    var table = ReportTable()
    for confusion in confusions {
      table.add(confusion.truth.rawValue.printable, "\(confusion.count)", "→ \(confusion.taken.rawValue.printable)")
    }
    return ["", "most confused:"] + table.lines.map { "  \($0)" }
  }
}

/// A report on answers for people.
enum AnswerPage {
  static func lines(_ report: AnswerReport) -> [String] {
    var table = ReportTable()
    table.add("answers", report.answers.map(String.init), report.questions.map { "learnt from \($0) questions" } ?? "")
    table.add("utterances", "\(report.utterances)")
    table.add("recall at 1", ReportNumber.percent(report.recallAt1), "the right answer is the first")
    table.add("recall at 3", ReportNumber.percent(report.recallAt3), "it is among the first three")
    table.add("reciprocal rank", ReportNumber.decimal(report.meanReciprocalRank), "mean of 1 / its place")
    table.add(trainSeconds: report.trainSeconds, microseconds: report.microsecondsPerUtterance)
    table.add("model", ReportNumber.bytes(report.modelBytes))
    return table.lines
  }
}

/// A report on recognition for people.
enum SpeechPage {
  static func lines(_ report: SpeechReport) -> [String] {
    var table = ReportTable()
    table.add("utterances", "\(report.utterances)")
    table.add("word errors", ReportNumber.percent(report.wordErrorRate), "of the words said; hanzi count singly")
    table.add("sentences", ReportNumber.percent(report.sentenceAccuracy), "without an error")
    table.add("", ReportNumber.percent(report.oracleSentenceAccuracy), "right in one of the guesses")
    table.add("rejection", ReportNumber.decimal(report.rejectionAUC), "area under the ROC curve: right above the rest")
    table.add("", ReportNumber.percent(report.wrongAcceptedAt95), "of the rest accepted where 95% of the right are")
    if let wrong = report.wrongAccepted {
      table.add("numbers", ReportNumber.percent(report.rightOrAskedAgain), "right or asked again")
      table.add("", ReportNumber.percent(wrong), "another number accepted")
      table.add("", ReportNumber.percent(report.accepted), "accepted")
      table.add("", ReportNumber.percent(report.repaired), "accepted and not the first guess")
    }
    table.add("speed", ReportNumber.decimal(report.realTimeFactor), "seconds of processing for a second of sound")
    table.add("result", ReportNumber.milliseconds(report.medianFinalMilliseconds), "median after the last sound")
    table.add("", ReportNumber.milliseconds(report.p95FinalMilliseconds), "95% are faster")
    let dropped = report.droppedWords ?? []
    let names = dropped.prefix(10).joined(separator: ", ") + (dropped.count > 10 ? ", …" : "")
    return table.lines + (dropped.isEmpty ? [] : ["", "\(dropped.count) words without a pronunciation: \(names)"])
  }
}
