import ArgumentParser
import Evaluation
import Understanding

/// What a file of spoken values can hold.
struct NumberKind: ExpressibleByArgument {
  let kind: WrittenForm.Kind

  init?(argument: String) {
    guard let kind = WrittenForm.Kind(rawValue: argument) else { return nil }
    self.kind = kind
  }

  static var allValueStrings: [String] { WrittenForm.Kind.allCases.map(\.rawValue) }
}

struct EvaluateNumbers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "numbers", abstract: "How well spoken numbers, dates, times, amounts and phone numbers are read.",
    discussion: """
      Files have one spoken~written a line. The kind is taken from the file's ending (.cardinal, .date, .money, \
      .telephone, .time) where it is one of them; otherwise each text has to tell itself. Two forms are equal when \
      they differ in case or spaces only.
      """)

  @Argument(help: "Files to measure on.")
  var files: [String]
  @Option(help: "What all the files hold.")
  var kind: NumberKind?
  @OptionGroup var options: EvaluationOptions

  private static let mostFailures = 20

  func run() throws {
    let evaluation = NumberEvaluation(language: options.language.language)
    var results: [NumberEvaluation.Result] = []
    for file in files {
      do {
        results.append(try evaluation.evaluate(try EvaluatedFile.text(of: file), file: file, kind: kind?.kind))
      } catch let error as NumberEvaluation.Malformed {
        throw Failure(error)
      }
    }
    let finished = results
    try options.show(NumberEvaluation.Summary(finished)) { page(finished) }
  }

  private func page(_ results: [NumberEvaluation.Result]) -> [String] {
    var table = ReportTable()
    for result in results {
      table.add(
        result.file, ReportNumber.percent(result.accuracy),
        "\(result.right) of \(result.count) as \(result.kind?.rawValue ?? "whatever each says it is")")
    }
    let failures = results.flatMap { result in result.failures.map { (result.file, $0) } }
    let shown = failures.prefix(Self.mostFailures).map { file, failure in
      "  \(file):\(failure.line): “\(failure.spoken)” should be \(failure.expected), not \(failure.got)"
    }
    let more = failures.count - shown.count
    return table.lines + (shown.isEmpty ? [] : ["", "not as written:"] + shown)
      + (more > 0 ? ["  and \(more) more"] : [])
  }
}
