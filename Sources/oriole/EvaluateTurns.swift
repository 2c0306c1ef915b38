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
      without a recogniser, on a line that goes on before and after it with its own background.
      """)

  @Option(help: ArgumentHelp("Recordings, and when they are spoken in.", valueName: "file"))
  var manifest: String
  @Option(help: ArgumentHelp("Noise to mix in.", valueName: "WAV"))
  var noise: String?
  @Option(help: ArgumentHelp("Its level: speech over noise, in dB.", valueName: "dB"))
  var snr: Double?
  @Option(help: "How the result is shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    if (noise == nil) != (snr == nil) { throw ValidationError("--noise and --snr go together") }
    if let snr, !(-40...100).contains(snr) { throw ValidationError("--snr is -40 to 100 dB") }
  }

  func run() async throws {
    let recordings = try TurnManifest(path: manifest).recordings
    let measurement = TurnMeasurement(noise: try await mix())
    var results: [(speech: MarkedSpeech, found: [FoundTurn])] = []
    var (sound, processing) = (0.0, 0.0)
    for (index, recording) in recordings.enumerated() {
      let samples = try await samples(of: recording)
      let outcome = measurement.findTurns(in: samples, speech: recording.speech, seed: UInt64(index))
      results.append((recording.speech, outcome.found))
      sound += outcome.soundSeconds
      processing += outcome.processingSeconds
    }
    var report = TurnReport(results)
    report.realTimeFactor = sound > 0 ? processing / sound : nil
    let shown = report
    try ReportPrinter.show(shown, format: format) { TurnPage.lines(shown) }
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

  private func mix() async throws(Failure) -> (mix: NoiseMix, ratio: Double)? {
    guard let noise, let snr else { return nil }
    let samples: [Int16]
    do {
      samples = try await SoundFile(path: noise).samples
    } catch {
      throw Failure(error.message)
    }
    guard let mix = NoiseMix(noise: samples) else {
      throw Failure("\(noise): all silence, which cannot be mixed in at a level")
    }
    return (mix, snr)
  }
}

/// A report on turns for people.
enum TurnPage {
  static func lines(_ report: TurnReport) -> [String] {
    func milliseconds(_ value: Double?) -> String? { value.map { String(format: "%.0f ms", $0) } }
    var table = ReportTable()
    table.add("utterances", "\(report.utterances)")
    table.add("onset", milliseconds(report.medianOnsetMilliseconds), "median, from the first sound until it is noticed")
    table.add("", milliseconds(report.p95OnsetMilliseconds), "95% are noticed sooner")
    table.add(
      "endpoint", milliseconds(report.medianEndpointMilliseconds), "median, from the last sound to the decision")
    table.add("", milliseconds(report.p95EndpointMilliseconds), "95% are decided sooner")
    table.add("cut in", ReportNumber.percent(report.cutIns), "of the utterances were ended before their end")
    table.add("missed", ReportNumber.percent(report.missed), "of the utterances were not noticed")
    if let falseStarts = report.falseStarts {
      table.add("false starts", ReportNumber.percent(falseStarts), "of the recordings without speech")
    }
    table.add("speed", ReportNumber.decimal(report.realTimeFactor), "seconds of processing for a second of sound")
    return table.lines
  }
}
