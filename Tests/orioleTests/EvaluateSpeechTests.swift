import Foundation
import Testing

/// `oriole evaluate speech`, on recordings that synthetic callers made.
@Suite struct EvaluateSpeechTests {
  private static let sentences = """
    where is my order
    what are your opening hours
    do you have the copper kettle in stock
    i want to speak to a person
    """

  private func evaluate(_ arguments: [String]) async throws -> Program.Result {
    let program = try Program(["evaluate", "speech"] + arguments)
    program.closeInput()
    return try await program.end(within: 300)
  }

  @Test func `recordings are heard, in noise and through a telephone, and the guesses can be read`() async throws {
    let scratch = try Scratch()
    let calls = Program.root.appendingPathComponent("Audio/calls").path
    let manifest = try scratch.write(
      "m.tsv", Array("\(calls)/order-status.wav\twhere is my order\n\(calls)/silent.wav\t\n".utf8))
    let sentences = try scratch.write("s.txt", Array(Self.sentences.utf8))
    let guesses = scratch.file("h.tsv")
    let common = ["--manifest", manifest, "--sentences", sentences, "--format", "json", "--hypotheses", guesses]
    for more in [[], ["--channel", "phone"], ["--noise", "\(calls)/noisy.wav", "--snr", "20"]] {
      let result = try await evaluate(common + more)
      #expect(result.status == 0, "\(result.errors)")
      let report = try #require(result.events.first)
      #expect(report["utterances"] as? Int == 2)
      let rate = try #require(report["wordErrorRate"] as? Double)
      #expect(rate > 0)
      for key in ["realTimeFactor", "medianFinalMilliseconds", "p95FinalMilliseconds", "sentenceAccuracy"] {
        #expect(report[key] is Double, "\(key)")
      }
      let lines = try String(contentsOfFile: guesses, encoding: .utf8).split(separator: "\n")
      let first = try #require(lines.first).split(separator: "\t", omittingEmptySubsequences: false)
      #expect(lines.count == 2 && first.count == 3)
      #expect(first[1].contains("where is my order"))
      #expect(Double(first[2]).map { (0...1).contains($0) } == true)
    }
    let page = try await evaluate(["--manifest", manifest, "--sentences", sentences])
    #expect(page.output.contains("word errors"))
  }

  @Test(arguments: [
    ("m.tsv", "nowhere.wav\thello\n", "hello\n", "m.tsv:1: no such recording: nowhere.wav"),
    ("m.tsv", "no tab\n", "hello\n", "m.tsv:1: no tab"),
    ("m.tsv", "", "hello\n", "m.tsv: has no line"),
    ("m.tsv", "broken.wav\thello\n", "hello\n", "m.tsv:1: "),
    ("m.tsv", "broken.wav\thello\n", " \n…\n", "s.txt: has no sentence"),
  ])
  func `what is wrong is told in a line`(name: String, manifest: String, sentences: String, words: String) async throws
  {
    let scratch = try Scratch()
    try scratch.write("broken.wav", Array("RIFF----WAVEnonsense".utf8))
    let manifest = try scratch.write(name, Array(manifest.utf8))
    let sentences = try scratch.write("s.txt", Array(sentences.utf8))
    let result = try await evaluate(["--manifest", manifest, "--sentences", sentences])
    #expect(result.status == 1)
    #expect(result.errorLines.count == 1, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func `numbers are checked against the valid ones, with sentences or without`() async throws {
    let scratch = try Scratch()
    let calls = Program.root.appendingPathComponent("Audio/calls").path
    let manifest = try scratch.write("m.tsv", Array("\(calls)/silent.wav\tfour five seven zero one two\n".utf8))
    let valid = try scratch.write("v.txt", Array("457012\r\n\n 283640 \n".utf8))
    let sentences = try scratch.write("s.txt", Array("four five seven zero one two\n".utf8))
    for more in [[], ["--sentences", sentences]] {
      let result = try await evaluate(["--manifest", manifest, "--valid", valid, "--format", "json"] + more)
      #expect(result.status == 0, "\(result.errors)")
      let report = try #require(result.events.first)
      let accepted = try #require(report["accepted"] as? Double)
      let wrong = try #require(report["wrongAccepted"] as? Double)
      let right = try #require(report["rightOrAskedAgain"] as? Double)
      #expect(right == 1 - wrong && wrong <= accepted)
      #expect(report["repaired"] is Double)
    }
    let page = try await evaluate(["--manifest", manifest, "--valid", valid])
    #expect(page.output.contains("right or asked again"))
    let without = try await evaluate(["--manifest", manifest, "--sentences", sentences, "--format", "json"])
    #expect(try #require(without.events.first)["accepted"] == nil)
  }

  @Test(arguments: [
    ("457012\n45a\n", "v.txt:2: not a number"), ("457012\n\n-4\n", "v.txt:3: not a number"),
    (String(repeating: "4", count: 33), "v.txt:1: not a number"), ("\n \n", "v.txt: has no number"),
    ("４５\n", "v.txt:1: not a number"),
  ])
  func `a valid number that is none is told with its line`(numbers: String, words: String) async throws {
    let scratch = try Scratch()
    let calls = Program.root.appendingPathComponent("Audio/calls").path
    let manifest = try scratch.write("m.tsv", Array("\(calls)/silent.wav\tfour\n".utf8))
    let valid = try scratch.write("v.txt", Array(numbers.utf8))
    let result = try await evaluate(["--manifest", manifest, "--valid", valid])
    #expect(result.status == 1 && result.errorLines.count == 1, "\(result.errors)")
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test(arguments: [
    (["--snr", "10"], "go together"), (["--noise", "n.wav", "--snr", "nan"], "--snr"),
    (["--channel", "radio"], "radio"),
    (["--model", "x"], "go together"),
  ])
  func `wrong usage ends with 2`(arguments: [String], words: String) async throws {
    let result = try await evaluate(["--manifest", "m", "--sentences", "s"] + arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func `a dictionary with an unknown phone and a model without a file are named`() async throws {
    let scratch = try Scratch()
    let calls = Program.root.appendingPathComponent("Audio/calls").path
    let manifest = try scratch.write("m.tsv", Array("\(calls)/order-status.wav\thello\n".utf8))
    let sentences = try scratch.write("s.txt", Array("hello\n".utf8))
    let dictionary = try scratch.write("d.dict", Array("a AH\nhello HH QQ L OW\n".utf8))
    let model = "/usr/share/pocketsphinx/model/en-us/en-us"
    let common = ["--manifest", manifest, "--sentences", sentences, "--dictionary", dictionary]
    let phone = try await evaluate(common + ["--model", model])
    #expect(phone.status == 1 && phone.errors.contains("d.dict:2") && phone.errors.contains("'QQ'"), "\(phone.errors)")
    let empty = try await evaluate(common + ["--model", scratch.path])
    #expect(empty.status == 1 && empty.errors.contains("feat.params: missing"), "\(empty.errors)")
  }
}
