import Foundation
import Testing
import Understanding

@testable import Evaluation

@Suite struct NumberEvaluationTests {
  private let evaluation = NumberEvaluation(language: .english)

  @Test func `what is written as expected is right, whatever its case, spaces and width`() throws {
    let text = "twenty one~21\n\n  \nfive pounds~ ￡ 5\ntwo p m~02:00 P.M.\nthirty~31\n"
    let result = try evaluation.evaluate(text, file: "mixed.txt")
    #expect(result.count == 4 && result.right == 3 && result.accuracy == 0.75 && result.kind == nil)
    #expect(result.failures == [.init(line: 6, spoken: "thirty", expected: "31", got: "30")])
  }

  @Test func `a file's extension names the kind`() throws {
    #expect(try evaluation.evaluate("eleven fifty five~1155", file: "en.date").accuracy == 1)
    #expect(try evaluation.evaluate("eleven fifty five~11:55", file: "en.time").accuracy == 1)
    #expect(try evaluation.evaluate("eleven fifty five~11:55", file: "en.date", kind: .time).accuracy == 1)
    #expect(NumberEvaluation.kind(ofFile: "a/b/zh.MONEY") == .money)
    #expect(NumberEvaluation.kind(ofFile: "") == nil && NumberEvaluation.kind(ofFile: "en.txt") == nil)
  }

  @Test func `a line without the mark is an error that names it`() {
    let error = #expect(throws: NumberEvaluation.Malformed.self) {
      try evaluation.evaluate("one~one\r\n\r\ntwo two\r\n", file: "en.cardinal")
    }
    #expect(error?.line == 3 && error?.description.hasPrefix("en.cardinal:3:") == true)
  }

  @Test func `several sets are summed up by kind`() throws {
    let results = [
      try evaluation.evaluate("twenty~20\nthirty~3", file: "en.cardinal"),
      try evaluation.evaluate("five dollars~$5\nsix dollars~$6", file: "en.money"),
      try evaluation.evaluate("", file: "en.time"),
    ]
    let summary = NumberEvaluation.Summary(results)
    #expect(summary.utterances == 4 && summary.accuracy == 0.75)
    #expect(summary.byKind == ["cardinal": 0.5, "money": 1, "time": 1])
    let keys = try JSONSerialization.jsonObject(with: JSONEncoder().encode(summary)) as? [String: Any]
    #expect(keys.map { Set($0.keys) } == ["utterances", "accuracy", "byKind"])
  }
}
