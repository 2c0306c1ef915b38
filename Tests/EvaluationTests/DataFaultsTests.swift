import Evaluation
import Testing
import Understanding

@Suite struct DataFaultsTests {
  private func texts(_ pairs: (String, String)...) -> [LabelledText] {
    pairs.enumerated().map { LabelledText(label: $1.0, text: $1.1, file: "f", line: $0 + 1) }
  }

  @Test func `a phrase under two labels is found in spite of case and punctuation`() {
    let faults = DataFaults(
      in: texts(
        ("a", "Where is it?"), ("b", "where is  it"), ("a", "WHERE IS IT"), ("c", "where is it!"), ("b", "other")),
      language: .english)
    #expect(faults.ambiguities.map(\.first.line) == [1, 1])
    #expect(faults.ambiguities.map(\.second.line) == [2, 4])
  }

  @Test func `Chinese phrases are compared too`() {
    let faults = DataFaults(in: texts(("a", "查询订单。"), ("b", "查询订单")), language: .mandarin)
    #expect(faults.ambiguities.count == 1)
  }

  @Test func `texts without words and labels with one example are listed`() {
    let faults = DataFaults(
      in: texts(("a", "one"), ("a", "two"), ("b", "three"), ("c", "🙂"), ("c", "four")), language: .english)
    #expect(faults.emptyTexts.map(\.line) == [4])
    #expect(faults.loneExamples.map(\.line) == [3, 5])
    #expect(faults.ambiguities.isEmpty)
  }

  @Test func `each label without training is listed once`() {
    let untrained = DataFaults.untrained(texts(("a", "x"), ("z", "x"), ("z", "y")), known: ["a"])
    #expect(untrained.map(\.line) == [2])
  }
}
