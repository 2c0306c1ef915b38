import Evaluation
import Foundation
import Testing

@Suite struct TurnReportTests {
  private let speech = MarkedSpeech(start: 1, end: 2)

  private func report(_ found: [FoundTurn]...) -> TurnReport { TurnReport(found.map { (speech, $0) }) }

  private func turn(_ started: Double, _ ended: Double) -> FoundTurn { FoundTurn(started: started, ended: ended) }

  @Test func `delays count from the marks to the decisions`() {
    let report = report([turn(1.1, 2.3)], [turn(1.2, 2.5)], [turn(0.9, 2.4)])
    #expect(report.utterances == 3)
    #expect(abs((report.medianOnsetMilliseconds ?? 0) - 100) < 0.001)
    #expect(abs((report.p95OnsetMilliseconds ?? 0) - 200) < 0.001)
    #expect(abs((report.medianEndpointMilliseconds ?? 0) - 400) < 0.001)
    #expect(abs((report.p95EndpointMilliseconds ?? 0) - 500) < 0.001)
    #expect(report.cutIns == 0)
    #expect(report.missed == 0)
    #expect(report.falseStarts == nil)
  }

  @Test func `a turn that ends within the speech is cut, and has no endpoint`() {
    let report = report([turn(1.1, 1.5), turn(1.6, 2.4)], [turn(1.1, 2.3)])
    #expect(report.cutIns == 0.5)
    #expect(abs((report.medianEndpointMilliseconds ?? 0) - 300) < 0.001)
  }

  @Test func `noise before and after the speech is not it`() {
    let report = report([turn(0.2, 0.8), turn(2.9, 3.4)])
    #expect(report.missed == 1)
    #expect(report.cutIns == 0)
    #expect(report.medianOnsetMilliseconds == nil)
  }

  @Test func `an end that is never found is late, and a number`() throws {
    let report = report([turn(1.1, .infinity)])
    #expect(report.medianEndpointMilliseconds == 60_000)
    #expect(try JSONEncoder().encode(report).isEmpty == false)
  }

  @Test func `a recording without speech can have false starts only`() {
    let silence = MarkedSpeech(start: 0, end: 0)
    let report = TurnReport([(silence, []), (silence, [turn(1, 2)]), (speech, [turn(1.1, 2.4)])])
    #expect(report.utterances == 1)
    #expect(report.falseStarts == 0.5)
  }

  @Test func `nothing at all gives no figures`() {
    let report = TurnReport([])
    #expect(report.utterances == 0)
    #expect(report.cutIns == nil)
    #expect(report.missed == nil)
  }

  @Test func `a prompt that was stopped is counted for speech and for noise apart`() {
    let silence = MarkedSpeech(start: 0.5, end: 0.5)
    let report = BargeInReport(
      [
        .init(speech: speech, silentSince: 1.1, isPaused: true),
        .init(speech: speech, silentSince: nil, isPaused: false),
        .init(speech: silence, silentSince: 0.6, isPaused: true),
        .init(speech: silence, silentSince: nil, isPaused: true),
      ], selfInterruptions: 2, promptSeconds: 30)
    #expect(abs((report.medianBargeInMilliseconds ?? 0) - 100) < 0.001)
    #expect(report.missedBargeIns == 0.5)
    #expect(report.falseStops == 0.5)
    #expect(report.falsePauses == 0.5)
    #expect(report.selfInterruptions == 2)
  }
}

@Suite struct TurnLineTests {
  @Test func `a line has a path and two times`() throws {
    let line = try TurnLine(path: "a.wav", times: "0.5\t1.25\r")
    #expect(line.speech == MarkedSpeech(start: 0.5, end: 1.25))
    #expect(try TurnLine(path: "noise.wav", times: "0\t0").speech.isSpeech == false)
  }

  @Test(arguments: [
    ("", "no tab"), ("1", "no tab"), ("1\t2\t3", "more than"), ("x\t2", "start is not a number"),
    ("1\ttwo", "end is not a number"), ("nan\t2", "start is not"), ("0\tinf", "end is not"), ("\t2", "start is not"),
    ("2\t1", "the end lies before the start"), ("-1\t1", "start lies before"), ("0\t1e9", "later than a day"),
    ("0x", "no tab"), ("0\t1e999", "end is not"),
  ])
  func `a line that is none is told`(times: String, words: String) {
    let error = #expect(throws: TurnLine.Malformed.self) { try TurnLine(path: "a.wav", times: times) }
    #expect(error?.description.contains(words) == true)
  }
}
