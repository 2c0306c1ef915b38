import Evaluation
import Testing
import Understanding

@Suite struct DataSplitTests {
  private let texts = (0..<53).map { number in
    LabelledText(label: ["a", "b", "c"][number % 7 % 3], text: "text \(number)", file: "f", line: number + 1)
  }

  @Test func `numbers are the published ones of SplitMix64, and in their ranges`() {
    var generator = SplitMix64(seed: 1_234_567)
    #expect(
      (0..<3).map { _ in generator.next() } == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      ])
    #expect((0..<1000).allSatisfy { _ in (0..<7).contains(generator.next(below: 7)) })
    #expect((0..<1000).allSatisfy { _ in (0.0..<1.0).contains(generator.fraction()) })
    #expect(generator.next(below: 0) == 0)
    #expect(generator.next(below: -3) == 0)
    #expect(generator.shuffled(Array(0..<50)).sorted() == Array(0..<50))
  }

  @Test func `so many texts of each label are drawn, the same for a seed`() {
    let drawn = DataSplit.draw(4, ofEachLabelIn: texts, seed: 7)
    #expect(Dictionary(grouping: drawn, by: \.label).mapValues(\.count) == ["a": 4, "b": 4, "c": 4])
    #expect(drawn.map(\.line) == drawn.map(\.line).sorted())
    #expect(drawn == DataSplit.draw(4, ofEachLabelIn: texts, seed: 7))
    #expect(drawn != DataSplit.draw(4, ofEachLabelIn: texts, seed: 8))
  }

  @Test func `what is drawn for a label does not depend on the others, and a spared label stays whole`() {
    let alone = DataSplit.draw(3, ofEachLabelIn: texts.filter { $0.label == "b" }, seed: 1)
    let among = DataSplit.draw(3, ofEachLabelIn: texts, sparing: "a", seed: 1)
    #expect(among.filter { $0.label == "b" } == alone)
    #expect(among.filter { $0.label == "a" } == texts.filter { $0.label == "a" })
    #expect(DataSplit.draw(1000, ofEachLabelIn: texts, seed: 1) == texts)
  }

  @Test func `folds are even, in all and in each label`() {
    let folds = DataSplit.folds(5, of: texts, seed: 3)
    #expect(folds == DataSplit.folds(5, of: texts, seed: 3))
    func spread(_ folds: [Int]) -> Int {
      let counts = (0..<5).map { fold in folds.count { $0 == fold } }
      return (counts.max() ?? 0) - (counts.min() ?? 0)
    }
    #expect(spread(folds) <= 1)
    for label in ["a", "b", "c"] {
      #expect(spread(zip(texts, folds).filter { $0.0.label == label }.map(\.1)) <= 1)
    }
    #expect(DataSplit.folds(0, of: texts, seed: 3).allSatisfy { $0 == 0 })
  }
}
