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
      others through a telephone line too (8 kHz, µ-law).
      """)

  @Option(help: ArgumentHelp("Recordings and what is said in them.", valueName: "file"))
  var manifest: String
  @Option(help: ArgumentHelp("What callers may say, a sentence a line.", valueName: "file"))
  var sentences: String
  @Option(help: "wide or phone (default: by each recording's sample rate).")
  var channel: EvaluationChannel?
  @OptionGroup var speech: SpeechOptions
  @OptionGroup var noise: NoiseOptions
  @Option(help: ArgumentHelp("Where to write path, hypothesis and confidence of each.", valueName: "file"))
  var hypotheses: String?
  @Option(help: "How the result is shown: text or json.")
  var format = OutputFormat.text

  func run() async throws {
    let recordings = try SpeechManifest(path: manifest).recordings
    let measurement = try await SpeechMeasurement(
      sentences: try SentenceFile.read(sentences), channel: channel?.bandwidth, options: speech,
      noise: try await noise.load())
    var heard: [HeardUtterance] = []
    for (index, recording) in recordings.enumerated() {
      heard.append(try await measurement.hear(recording, seed: UInt64(index)))
    }
    if let hypotheses { try write(heard, of: recordings, to: hypotheses) }
    var report = SpeechReport(heard)
    report.droppedWords = measurement.droppedWords
    let shown = report
    try ReportPrinter.show(shown, format: format) { SpeechPage.lines(shown) }
  }

  private func write(_ heard: [HeardUtterance], of recordings: [SpeechManifest.Recording], to path: String) throws {
    let lines = zip(recordings, heard).map { recording, utterance in
      "\(recording.name)\t\(utterance.hypothesis)\t\(String(format: "%.4f", utterance.confidence))\n"
    }
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
