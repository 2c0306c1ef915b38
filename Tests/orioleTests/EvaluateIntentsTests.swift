import Foundation
import Testing

/// `oriole evaluate`, on small files of the tests' own.
@Suite struct EvaluateIntentsTests {
  private static let phrases: [(label: String, texts: [String])] = [
    (
      "order",
      [
        "where is my order", "track my order", "my order has not come", "when will my order arrive", "order status",
        "has my order been sent",
      ]
    ),
    (
      "hours",
      [
        "when do you open", "when do you close", "are you open on sunday", "what are your opening hours",
        "opening times please", "how late are you open",
      ]
    ),
    (
      "oos",
      [
        "tell me a joke", "sing me a song", "what is the weather like", "who won the match", "play some music",
        "how tall is the queen",
      ]
    ),
  ]

  /// The lines of some of each label's phrases.
  private func lines(_ range: Range<Int>, without label: String = "") -> [UInt8] {
    let lines = Self.phrases.filter { $0.label != label }.flatMap { phrase in
      phrase.texts[range].map { "\(phrase.label)\t\($0)\n" }
    }
    return Array(lines.joined().utf8)
  }

  private func report(_ arguments: [String]) async throws -> (report: [String: Any], errors: String) {
    let program = try Program(["evaluate", "intents", "--format", "json"] + arguments)
    program.closeInput()
    let result = try await program.end(within: 300)
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 2 && lines.last == "", "one object and a line's end")
    return (try #require(result.events.first), result.errors)
  }

  /// What does not depend on how fast the machine is.
  private func withoutTimes(_ report: [String: Any]) -> NSDictionary {
    report.filter { !["trainSeconds", "microsecondsPerUtterance"].contains($0.key) } as NSDictionary
  }

  @Test func `a report has its fields, and a word of the files changes nothing else`() async throws {
    let scratch = try Scratch()
    let train = try scratch.write("train.tsv", lines(0..<4))
    let valid = try scratch.write("valid.tsv", lines(4..<5))
    let test = try scratch.write("test.tsv", lines(5..<6))
    let arguments = ["--train", train, "--valid", valid, "--test", test]
    let (report, errors) = try await report(arguments)
    #expect(errors.isEmpty)
    let fields: Set = [
      "accuracy", "inScopeAccuracy", "inScopeAccuracyWithRejection", "outOfScopeRecall", "outOfScopeAUROC",
      "calibrationError", "trainSeconds", "microsecondsPerUtterance", "threshold", "utterances", "intents", "macroF1",
    ]
    #expect(fields.subtracting(report.keys).isEmpty)
    #expect(report["utterances"] as? Int == 3)
    #expect(report["intents"] as? Int == 2)
    #expect(report["outOfScopeLabel"] as? String == "oos")
    #expect(report["thresholdFrom"] as? String == "validation")
    #expect(report["inScopeAccuracy"] as? Double == 1)
    #expect(withoutTimes(report) == withoutTimes(try await self.report(arguments).report))
  }

  @Test func `without validation texts the threshold comes from the training texts`() async throws {
    let scratch = try Scratch()
    let train = try scratch.write("train.tsv", lines(0..<5))
    let test = try scratch.write("test.tsv", lines(5..<6))
    let report = try await report(["--train", train, "--test", test]).report
    #expect(report["thresholdFrom"] as? String == "training")
  }

  @Test func `with nothing out of scope every intent is accepted`() async throws {
    let scratch = try Scratch()
    let train = try scratch.write("train.tsv", lines(0..<5, without: "oos"))
    let test = try scratch.write("test.tsv", lines(5..<6, without: "oos"))
    let report = try await report(["--train", train, "--test", test]).report
    #expect(report["thresholdFrom"] as? String == "none")
    #expect(report["threshold"] as? Double == 0)
    #expect(report["outOfScopeRecall"] == nil)
    #expect(report["outOfScopeAUROC"] == nil)
    #expect(report["accuracy"] as? Double == report["inScopeAccuracyWithRejection"] as? Double)
  }

  @Test func `another label may be the one out of scope`() async throws {
    let scratch = try Scratch()
    let train = try scratch.write("train.tsv", lines(0..<5))
    let test = try scratch.write("test.tsv", lines(5..<6))
    let report = try await report(["--train", train, "--test", test, "--out-of-scope", "hours"]).report
    #expect(report["intents"] as? Int == 2)
    #expect(report["inScopeUtterances"] as? Int == 2)
    #expect(report["outOfScopeLabel"] as? String == "hours")
  }

  @Test func `folds hold out every text once, and few examples are drawn`() async throws {
    let scratch = try Scratch()
    let all = try scratch.write("all.tsv", lines(0..<6, without: "oos"))
    let folds = try await report(["--train", all, "--folds", "3"]).report
    #expect(folds["utterances"] as? Int == 12)
    #expect(folds["trainingTexts"] as? Int == 8)
    let few = try await report(["--train", all, "--test", all, "--shots", "2", "--seed", "5"]).report
    #expect(few["trainingTexts"] as? Int == 4)
  }

  @Test func `noise garbles the test texts, the same for a seed, and is told`() async throws {
    let scratch = try Scratch()
    let all = try scratch.write("all.tsv", lines(0..<6, without: "oos"))
    let arguments = ["--train", all, "--test", all, "--noise", "0.5"]
    let report = try await report(arguments).report
    let rate = try #require(report["wordErrorRate"] as? Double)
    #expect((0.2...0.8).contains(rate))
    #expect(withoutTimes(report) == withoutTimes(try await self.report(arguments).report))
    let other = try await self.report(arguments + ["--seed", "2"]).report
    #expect(other["wordErrorRate"] as? Double != rate)
    let clean = try await self.report(["--train", all, "--test", all]).report
    #expect(clean["wordErrorRate"] == nil)
  }

  @Test func `Chinese texts are evaluated too`() async throws {
    let scratch = try Scratch()
    let text = "订单\t我的订单到哪了\n订单\t查询订单\n退货\t我要退货\n退货\t怎么退货\n"
    let file = try scratch.write("zh.tsv", Array(text.utf8))
    let report = try await report(["--train", file, "--test", file, "--language", "zh"]).report
    #expect(report["accuracy"] as? Double == 1)
  }

  @Test func `people read a table`() async throws {
    let scratch = try Scratch()
    let train = try scratch.write("train.tsv", lines(0..<5))
    let test = try scratch.write("test.tsv", lines(5..<6))
    let result = try await Program.run("evaluate", "intents", "--train", train, "--test", test)
    #expect(result.status == 0)
    for words in ["out of scope “oos”", "accuracy", "threshold", "µs"] { #expect(result.output.contains(words)) }
    let values = result.output.split(separator: "\n").prefix(8).compactMap { $0.firstIndex(of: "%") }
    #expect(values.count > 3)
  }

  @Test func `answers are found by their questions`() async throws {
    let scratch = try Scratch()
    let questions = try scratch.write(
      "questions.tsv",
      Array("islands\tdo you deliver to islands\nhours\twhen do you open\ncards\twhich cards do you take\n".utf8))
    let asked = try scratch.write(
      "asked.tsv", Array("islands\tcan you deliver to an island\nhours\twhen are you open\nelse\twhich cards\n".utf8))
    let result = try await Program.run(
      "evaluate", "answers", "--questions", questions, "--test", asked, "--format", "json")
    #expect(result.status == 0)
    #expect(result.errors.contains("asked.tsv:3: nothing was trained for “else”"))
    let report = try #require(result.events.first)
    #expect(report["utterances"] as? Int == 3)
    #expect(report["recallAt1"] as? Double == 2.0 / 3)
    #expect(report["recallAt3"] as? Double == 2.0 / 3)
    #expect(report["meanReciprocalRank"] as? Double == 2.0 / 3)
  }
}
