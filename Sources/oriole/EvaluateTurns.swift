import ArgumentParser
import Evaluation
import Foundation
import Voice

struct EvaluateTurns: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "turns", abstract: "How soon it is noticed that people begin and stop to speak.",
    discussion: """
      The manifest has one path<TAB>start<TAB>end a line, paths relative to it: the first and the last sound of what is \
      said in the recording, in seconds; the same time twice where nothing is said. Every recording is taken by itself, \
      without a recogniser, on a line that goes on before and after it with its own background. With --prompt they are \
      also played over that sound, as callers at a kiosk who hear its echo too: when it falls silent, and whether it is \
      stopped by what is no speech, is measured before a recogniser has had its say.
      """)

  @Option(help: ArgumentHelp("Recordings, and when they are spoken in.", valueName: "file"))
  var manifest: String
  @OptionGroup var noise: NoiseOptions
  @Option(help: ArgumentHelp("A prompt that the recordings are also played over.", valueName: "WAV"))
  var prompt: String?
  @Option(help: ArgumentHelp("How loud the microphone hears the prompt: echo over prompt, in dB.", valueName: "dB"))
  var echo = -10.0
  @Option(help: ArgumentHelp("Where to write path, onset and endpoint delay of each, ms.", valueName: "file"))
  var delays: String?
  @Option(help: "How the result is shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard (-100...20).contains(echo) else { throw ValidationError("--echo is -100 to 20 dB") }
  }

  func run() async throws {
    let recordings = try TurnManifest(path: manifest).recordings
    let measurement = TurnMeasurement(noise: try await noise.load())
    var overPrompt = try await bargeIn()
    var results: [(speech: MarkedSpeech, found: [FoundTurn])] = []
    var outcomes: [BargeInReport.Outcome] = []
    var (sound, processing) = (0.0, 0.0)
    for (index, recording) in recordings.enumerated() {
      let line = measurement.line(try await samples(of: recording), speech: recording.speech, seed: UInt64(index))
      let outcome = measurement.findTurns(in: line)
      results.append((recording.speech, outcome.found))
      sound += outcome.soundSeconds
      processing += outcome.processingSeconds
      if let outcome = overPrompt?.play(line, lead: TurnMeasurement.lead, speech: recording.speech) {
        outcomes.append(outcome)
      }
    }
    if let delays { try write(results, of: recordings, to: delays) }
    var report = TurnReport(results)
    report.realTimeFactor = sound > 0 ? processing / sound : nil
    let figures = TurnFigures(
      turns: report,
      bargeIn: overPrompt.map {
        BargeInReport(outcomes, selfInterruptions: $0.selfInterruptions, promptSeconds: $0.promptSeconds)
      })
    try ReportPrinter.show(figures, format: format) { TurnPage.lines(figures) }
  }

  /// A delay that there is none of is left empty: of what was missed, and of the ends of turns that were cut.
  private func write(
    _ results: [(speech: MarkedSpeech, found: [FoundTurn])], of recordings: [TurnManifest.Recording], to path: String
  ) throws(Failure) {
    let lines = zip(recordings, results).map { recording, result in
      let report = TurnReport([result])
      let delays = [report.medianOnsetMilliseconds, report.medianEndpointMilliseconds]
      return "\(recording.path)\t" + delays.map { $0.map { String(format: "%.0f", $0) } ?? "" }.joined(separator: "\t")
    }
    do {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(fileURLWithPath: path))
    } catch {
      throw Failure("\(path): cannot be written")
    }
  }

  private func bargeIn() async throws(Failure) -> BargeInMeasurement? {
    guard let prompt else { return nil }
    do {
      return try BargeInMeasurement(prompt: try await SoundFile(path: prompt).samples, echo: echo)
    } catch {
      throw Failure(error)
    }
  }

  private func samples(of recording: TurnManifest.Recording) async throws(Failure) -> [Int16] {
    do {
      let samples = try await SoundFile(path: recording.path).samples
      // The last frame of a file that is read is filled up.
      guard recording.speech.end <= Double(samples.count) / Double(LineFormat.sampleRate) + 0.1 else {
        throw Failure("\(recording.place): the end lies after the recording")
      }
      return samples
    } catch let error as AudioError {
      throw Failure("\(recording.place): \(error.message)")
    } catch let error as Failure {
      throw error
    } catch {
      throw Failure("\(recording.place): cannot be read")
    }
  }
}

/// What was measured, as one object.
struct TurnFigures: Encodable {
  var turns: TurnReport
  /// Nil without a prompt.
  var bargeIn: BargeInReport?

  func encode(to encoder: any Encoder) throws {
    try turns.encode(to: encoder)
    try bargeIn?.encode(to: encoder)
  }
}

/// A report on turns for people.
enum TurnPage {
  static func lines(_ figures: TurnFigures) -> [String] {
    let report = figures.turns
    var table = ReportTable()
    table.add("utterances", "\(report.utterances)")
    table.add(
      "onset", ReportNumber.milliseconds(report.medianOnsetMilliseconds),
      "median, from the first sound until it is noticed")
    table.add("", ReportNumber.milliseconds(report.p95OnsetMilliseconds), "95% are noticed sooner")
    table.add(
      "endpoint", ReportNumber.milliseconds(report.medianEndpointMilliseconds),
      "median, from the last sound to the decision")
    table.add("", ReportNumber.milliseconds(report.p95EndpointMilliseconds), "95% are decided sooner")
    table.add("cut in", ReportNumber.percent(report.cutIns), "of the utterances were ended before their end")
    table.add("missed", ReportNumber.percent(report.missed), "of the utterances were not noticed")
    if let falseStarts = report.falseStarts {
      table.add("false starts", ReportNumber.percent(falseStarts), "of the recordings without speech")
    }
    table.add("speed", ReportNumber.decimal(report.realTimeFactor), "seconds of processing for a second of sound")
    if let bargeIn = figures.bargeIn {
      table.add(
        "barge-in", ReportNumber.milliseconds(bargeIn.medianBargeInMilliseconds),
        "median, from the first sound to silence")
      table.add("", ReportNumber.milliseconds(bargeIn.p95BargeInMilliseconds), "95% are sooner")
      table.add("", ReportNumber.percent(bargeIn.missedBargeIns), "of the utterances did not stop the prompt")
      if let falseStops = bargeIn.falseStops {
        table.add("false stops", ReportNumber.percent(falseStops), "of the recordings without speech")
        table.add("", ReportNumber.percent(bargeIn.falsePauses), "of them made it wait for a moment, and go on")
      }
      let minutes = String(format: "in %.1f minutes of prompts", bargeIn.promptSeconds / 60)
      table.add("interrupted", "\(bargeIn.selfInterruptions)", "times by itself \(minutes)")
    }
    return table.lines
  }
}
