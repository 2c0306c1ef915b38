import ArgumentParser
import Evaluation
import Understanding

struct EvaluateIntents: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "intents", abstract: "How well intents are told apart, and texts of none of them rejected.",
    discussion: """
      A text is rejected when its likeliest intent is less likely than a threshold. The threshold is chosen on the \
      validation texts (without them on the training texts, each held out once), never on the test: where the share \
      of in-scope texts that are right and accepted, counted twice, and the share of out-of-scope texts that are \
      rejected are together largest. Training texts with the out-of-scope label teach what belongs to no intent.
      """)

  @Option(help: ArgumentHelp("Training texts; may be given several times.", valueName: "file"))
  var train: [String]
  @Option(help: ArgumentHelp("Validation texts, which settings are chosen on.", valueName: "file"))
  var valid: String?
  @Option(help: ArgumentHelp("Test texts.", valueName: "file"))
  var test: String?
  @Option(help: ArgumentHelp("Instead of a test: cross-validate in so many parts.", valueName: "n"))
  var folds: Int?
  @Option(help: ArgumentHelp("The label of texts of no intent (default: oos, where it occurs).", valueName: "label"))
  var outOfScope: String?
  @Option(help: ArgumentHelp("Train on so many texts of each intent, drawn by chance.", valueName: "n"))
  var shots: Int?
  @Option(
    help: ArgumentHelp("Garble the test as a recogniser would that gets this share of words wrong.", valueName: "0–1"))
  var noise: Double?
  @Option(help: ArgumentHelp("Decides what is drawn by chance.", valueName: "n"))
  var seed: UInt64 = 1
  @OptionGroup var options: EvaluationOptions

  private static let usualOutOfScope = "oos"

  func validate() throws {
    if train.isEmpty { throw ValidationError("give training texts with --train") }
    if test == nil, folds == nil { throw ValidationError("give --test, or --folds to cross-validate") }
    if test != nil, folds != nil { throw ValidationError("--test and --folds exclude each other") }
    if let folds, !(2...100).contains(folds) { throw ValidationError("--folds is 2 to 100") }
    if let shots, shots < 1 { throw ValidationError("--shots is 1 or more") }
    if let noise, !(0...1).contains(noise) { throw ValidationError("--noise is 0 to 1") }
    if let outOfScope, outOfScope.isEmpty { throw ValidationError("--out-of-scope is a label") }
  }

  func run() throws {
    let training = try LabelledFile.read(train)
    let validation = try valid.map { try LabelledFile.read($0).texts } ?? []
    let test = try test.map { try LabelledFile.read($0).texts }
    let task = LabelledTask(
      language: options.language.language, outOfScope: outOfScopeLabel(in: [training, validation, test ?? []]))
    guard training.contains(where: task.isInScope) else {
      throw Failure("\(train[0]): has no text of an intent, only “\(task.outOfScope ?? "")”")
    }
    warn(training, validation, test ?? [], task)
    let (tested, wordErrorRate) = garbled(test ?? training, among: training + validation + (test ?? []), task.language)
    let learning = EvaluatedTraining(
      task: task, embedding: try options.table(), general: try options.generalBackground())
    var report = IntentMeasurement(training: learning, shots: shots, seed: seed)
      .report(training: training, validation: validation, test: tested, folds: folds)
    report.wordErrorRate = wordErrorRate
    let shown = report
    try options.show(shown) { IntentPage.lines(shown) }
  }

  /// The texts as a recogniser would give them, and the share of words that it got wrong; as they are without noise.
  private func garbled(
    _ texts: [LabelledText], among all: [LabelledText], _ language: Language
  ) -> (texts: [LabelledText], wordErrorRate: Double?) {
    guard let noise, noise > 0 else { return (texts, nil) }
    var recogniser = RecognitionNoise(vocabularyOf: all.map(\.text), language: language)
    var heard = texts
    for index in heard.indices {
      var generator = SplitMix64(seed: seed, name: "\(index)")
      heard[index].text = recogniser.garble(heard[index].text, probability: noise, generator: &generator)
    }
    return (heard, recogniser.wordErrors.rate)
  }

  private func outOfScopeLabel(in parts: [[LabelledText]]) -> String? {
    let isUsual = parts.contains { $0.contains { $0.label == Self.usualOutOfScope } }
    return outOfScope ?? (isUsual ? Self.usualOutOfScope : nil)
  }

  private func warn(
    _ training: [LabelledText], _ validation: [LabelledText], _ test: [LabelledText], _ task: LabelledTask
  ) {
    let warnings = DataWarnings()
    var known = Set(training.map(\.label))
    if let outOfScope = task.outOfScope {
      if !known.contains(outOfScope), !(validation + test).contains(where: { !task.isInScope($0) }) {
        Failure.print("warning: no text has the label “\(outOfScope)”")
      }
      known.insert(outOfScope)
    }
    warnings.warn(aboutTraining: training, language: task.language)
    warnings.warn(aboutTest: validation, known: known, language: task.language)
    warnings.warn(aboutTest: test, known: known, language: task.language)
  }
}
