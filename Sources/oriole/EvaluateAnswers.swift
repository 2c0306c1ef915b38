import ArgumentParser
import Evaluation
import Understanding

struct EvaluateAnswers: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "answers", abstract: "How well questions find their answers.",
    discussion: "Both files have one id<TAB>question a line: the questions as authored, and as callers put them.")

  @Option(help: ArgumentHelp("Authored questions; an id may have several.", valueName: "file"))
  var questions: [String]
  @Option(help: ArgumentHelp("Questions to be answered.", valueName: "file"))
  var test: String
  @OptionGroup var options: EvaluationOptions

  func run() throws {
    let authored = try LabelledFile.read(questions)
    let asked = try LabelledFile.read(test).texts
    let task = LabelledTask(language: options.language.language)
    let warnings = DataWarnings()
    let answers = Set(authored.map(\.label))
    warnings.warn(aboutTraining: authored, language: task.language, wantsSeveral: false)
    warnings.warn(aboutTest: asked, known: answers, language: task.language)
    let trained = EvaluatedTraining(
      task: task, embedding: try options.table(), general: try options.generalBackground()
    ).train(on: authored)
    var report = AnswerReport(ranks: asked.map { AnswerReport.rank(of: $0, by: trained.classifier) })
    report.answers = answers.count
    report.questions = authored.count
    report.trainSeconds = trained.seconds
    report.modelBytes = trained.modelBytes
    report.microsecondsPerUtterance = ScoringTime.microseconds(asked.map(\.text)) {
      _ = trained.classifier.interpret($0)
    }
    let shown = report
    try options.show(shown) { AnswerPage.lines(shown) }
  }
}
