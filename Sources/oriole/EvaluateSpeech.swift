import ArgumentParser
import Evaluation
import Foundation
import Voice

struct EvaluateSpeech: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speech", abstract: "How well recordings of people are recognised.",
    discussion: """
      The manifest has one path<TAB>transcript a line, paths relative to it; an empty transcript is a sound in which \
      nothing should be heard. The recogniser expects the given sentences. Every recording is taken by itself, as the \
      first words of a new caller. Recordings of less than 12 kHz count as telephone calls; --channel phone sends the \
      others through a telephone line too (8 kHz, µ-law). With --valid it is numbers that are said: a misheard one is \
      repaired or asked again.
      """)

  @Option(help: ArgumentHelp("Recordings and what is said in them.", valueName: "file"))
  var manifest: String
  @Option(
    help: ArgumentHelp(
      "What callers may say, a sentence a line (with --valid, by default any digits).", valueName: "file"))
  var sentences: String?
  @Option(help: ArgumentHelp("The numbers that exist, one a line.", valueName: "file"))
  var valid: String?
  @Option(help: "wide or phone (default: by each recording's sample rate).")
  var channel: EvaluationChannel?
  @OptionGroup var speech: SpeechOptions
  @OptionGroup var noise: NoiseOptions
  @Option(help: ArgumentHelp("Where to write path, hypothesis and confidence of each.", valueName: "file"))
  var hypotheses: String?
  @Option(help: ArgumentHelp("Where to write what the confidences are made of.", valueName: "file"))
  var signs: String?
  @Option(help: "How the result is shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard sentences != nil || valid != nil else { throw ValidationError("--sentences or --valid is needed") }
  }

  func run() async throws {
    let recordings = try SpeechManifest(path: manifest).recordings
    let numbers = try valid.map { (path) throws(Failure) in try CodeFile(path: path) }
    let expected =
      try sentences.map { (path) throws(Failure) in try SentenceFile.read(path) } ?? numbers?.sentences ?? []
    let measurement = try await SpeechMeasurement(
      sentences: expected, valid: numbers?.codes, channel: channel?.bandwidth, options: speech,
      noise: try await noise.load())
    var heard: [HeardUtterance] = []
    var signLines: [String] = []
    for (index, recording) in recordings.enumerated() {
      let (utterance, signs) = try await measurement.hear(recording, seed: UInt64(index))
      heard.append(utterance)
      signLines.append(SignsLine.text(signs, of: utterance, name: recording.name))
    }
    if let hypotheses { try write(Self.hypothesisLines(heard, of: recordings), to: hypotheses) }
    if let signs { try write([SignsLine.header] + signLines, to: signs) }
    var report = SpeechReport(heard)
    report.droppedWords = measurement.droppedWords
    let shown = report
    try ReportPrinter.show(shown, format: format) { SpeechPage.lines(shown) }
  }

  private static func hypothesisLines(
    _ heard: [HeardUtterance], of recordings: [SpeechManifest.Recording]
  ) -> [String] {
    zip(recordings, heard).map { recording, utterance in
      "\(recording.name)\t\(utterance.hypothesis)\t\(String(format: "%.4f", utterance.confidence))\n"
    }
  }

  private func write(_ lines: [String], to path: String) throws {
    do {
      try Data(lines.joined().utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      throw Failure("\(path): cannot be written")
    }
  }
}

/// What a line carries, as `--channel` names it.
enum EvaluationChannel: String, ExpressibleByArgument, CaseIterable {
  case wide, phone
  var bandwidth: Bandwidth { self == .wide ? .wide : .phone }
}
