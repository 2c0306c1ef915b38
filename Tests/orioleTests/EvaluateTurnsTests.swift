import Foundation
import Testing
import Voice

@Suite struct EvaluateTurnsTests {
  private func evaluate(_ arguments: String...) async throws -> Program.Result {
    let program = try Program(["evaluate", "turns"] + arguments)
    program.closeInput()
    return try await program.end(within: 300)
  }

  /// A second of something like a vowel, from 0.5 s on, and 0.3 s of hiss after it.
  private func write(_ scratch: Scratch, _ name: String, isSpoken: Bool = true) throws {
    var writer = try WAVWriter(path: scratch.file(name), sampleRate: 16_000)
    let samples = (0..<28_800).map { index -> Int16 in
      let hiss = Double((index * 7919) % 13 - 6)
      guard isSpoken, (8_000..<24_000).contains(index) else { return Int16(hiss) }
      let angle = 2 * Double.pi * 140 * Double(index) / 16_000
      return Int16(hiss + (1...10).reduce(0.0) { $0 + 3_000 * sin(angle * Double($1)) / Double($1) })
    }
    try writer.write(samples)
    try writer.finish()
  }

  private func expectFailure(
    _ result: Program.Result, status: Int32 = 1, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func `a spoken recording that ends with the speech is measured, and a silent one apart`() async throws {
    let scratch = try Scratch()
    try write(scratch, "a.wav")
    try write(scratch, "b.wav", isSpoken: false)
    let list = try scratch.write("m.tsv", Array("a.wav\t0.5\t1.5\nb.wav\t0\t0\n".utf8))
    let result = try await evaluate("--manifest", list, "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let report = try #require(result.events.first)
    #expect(report["utterances"] as? Int == 1)
    #expect((20.0...160).contains(report["medianOnsetMilliseconds"] as? Double ?? 0))
    #expect((240.0...760).contains(report["medianEndpointMilliseconds"] as? Double ?? 0))
    #expect(report["cutIns"] as? Double == 0)
    #expect(report["missed"] as? Double == 0)
    #expect(report["falseStarts"] as? Double == 0)
    #expect(report["realTimeFactor"] as? Double != nil)
    let noisy = try await evaluate(
      "--manifest", list, "--noise", scratch.file("a.wav"), "--snr", "30",
      "--delays", scratch.file("d.tsv"))
    #expect(noisy.status == 0, "\(noisy.errors)")
    let delays = try String(contentsOfFile: scratch.file("d.tsv"), encoding: .utf8).split(separator: "\n")
    #expect(delays.count == 2 && delays[0].split(separator: "\t").count == 3)
    #expect(noisy.output.contains("endpoint"))
  }

  @Test func `recordings over a prompt stop it where they are speech`() async throws {
    let scratch = try Scratch()
    try write(scratch, "a.wav")
    try write(scratch, "b.wav", isSpoken: false)
    let list = try scratch.write("m.tsv", Array("a.wav\t0.5\t1.5\nb.wav\t0\t0\n".utf8))
    let result = try await evaluate("--manifest", list, "--prompt", "Audio/calls/order-status.wav", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    let report = try #require(result.events.first)
    #expect(report["utterances"] as? Int == 1)
    #expect(report["medianBargeInMilliseconds"] as? Double ?? 0 < 160)
    #expect(report["falseStops"] as? Double == 0)
    #expect(report["selfInterruptions"] as? Int == 0)
    let missing = try await evaluate("--manifest", list, "--prompt", "/nowhere.wav")
    expectFailure(missing, saying: "/nowhere.wav")
    expectFailure(
      try await evaluate("--manifest", list, "--prompt", "x", "--echo", "nan"), status: 2, saying: "--echo")
  }

  @Test func `a manifest that is none is told with its line`() async throws {
    let scratch = try Scratch()
    try write(scratch, "a.wav")
    try scratch.write("broken.wav", Array("RIFF, but no more".utf8))
    let lists: [(name: String, text: String, words: String)] = [
      ("empty.tsv", "", "empty.tsv: has no line"),
      ("tab.tsv", "a.wav\t0.5\t1.5\na.wav 0.5 1.5\n", "tab.tsv:2: no tab"),
      ("one.tsv", "a.wav\t0.5\n", "one.tsv:1: no tab between start and end"),
      ("word.tsv", "a.wav\t0.5\t1.5\n\na.wav\tsoon\t1.5\n", "word.tsv:3: the start is not a number of seconds"),
      ("nan.tsv", "a.wav\t0.5\tnan\n", "nan.tsv:1: the end is not a number of seconds"),
      ("order.tsv", "a.wav\t1.5\t0.5\n", "order.tsv:1: the end lies before the start"),
      ("late.tsv", "a.wav\t0.5\t7\n", "late.tsv:1: the end lies after the recording"),
      ("missing.tsv", "no.wav\t0.5\t1.5\n", "missing.tsv:1: no such recording: no.wav"),
      ("folder.tsv", ".\t0.5\t1.5\n", "folder.tsv:1: no such recording"),
      ("broken.tsv", "broken.wav\t0\t1\n", "broken.tsv:1: "),
    ]
    for list in lists {
      expectFailure(
        try await evaluate("--manifest", try scratch.write(list.name, Array(list.text.utf8))), saying: list.words)
    }
    expectFailure(try await evaluate("--manifest", "/nowhere"), saying: "/nowhere: no such file")
  }

  @Test(arguments: [
    ([], "--manifest"), (["--manifest", "x", "--noise", "y"], "go together"),
    (["--manifest", "x", "--snr", "3"], "together"),
    (["--manifest", "x", "--noise", "y", "--snr", "nan"], "--snr"),
    (["--manifest", "x", "--noise", "y", "--snr", "200"], "--snr"), (["--manifest", "x", "--format", "xml"], "xml"),
  ])
  func `wrong usage ends with 2`(arguments: [String], words: String) async throws {
    let program = try Program(["evaluate", "turns"] + arguments)
    program.closeInput()
    expectFailure(try await program.end(within: 60), status: 2, saying: words)
  }

  @Test func `noise that cannot be mixed in is told`() async throws {
    let scratch = try Scratch()
    try write(scratch, "a.wav")
    let list = try scratch.write("m.tsv", Array("a.wav\t0.5\t1.5\n".utf8))
    expectFailure(
      try await evaluate("--manifest", list, "--noise", "/nowhere.wav", "--snr", "10"), saying: "/nowhere.wav")
  }
}
