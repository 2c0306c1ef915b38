import Testing
import Understanding

@testable import Evaluation

@Suite struct SpeechReportTests {
  private func heard(
    _ transcript: String, _ hypothesis: String, _ confidence: Double = 0.5, others: [String] = [], final: Double = 0.1
  ) -> HeardUtterance {
    HeardUtterance(
      transcript: transcript, hypothesis: hypothesis, alternatives: others, confidence: confidence, soundSeconds: 2,
      processingSeconds: 0.5, finalSeconds: final)
  }

  @Test func `case, punctuation and the spaces between hanzi do not count`() {
    #expect(SpokenWords.words(in: "Where’s my ORDER, no. 12?") == ["where's", "my", "order", "no", "12"])
    #expect(SpokenWords.words(in: "我要 查订单ok") == ["我", "要", "查", "订", "单", "ok"])
    #expect(SpokenWords.words(in: " … ").isEmpty)
    #expect(heard("Yes, please.", "yes please").isRight)
    #expect(!heard("yes", "yes yes").isRight)
  }

  @Test func `errors are counted over all words, sentences one by one`() {
    let report = SpeechReport([
      heard("one two three", "one two", 0.9), heard("four", "four", 0.8), heard("five", "nine", 0.1, others: ["five"]),
      heard("", "ten", 0.2),
    ])
    #expect(report.utterances == 4)
    #expect(report.wordErrorRate == 3.0 / 5)
    #expect(report.sentenceAccuracy == 1.0 / 3)
    #expect(report.oracleSentenceAccuracy == 2.0 / 3)
    #expect(report.realTimeFactor == 0.25)
  }

  @Test func `a number counts as wrong only when another one is accepted`() {
    let answers: [CodeAnswer?] = [
      .accepted("457", isRepaired: false), .accepted("457", isRepaired: true), .accepted("497", isRepaired: true),
      .askAgain,
      nil,
    ]
    let report = SpeechReport(
      answers.map { answer in
        var utterance = heard("four five seven", "four nine seven")
        utterance.code = answer
        return utterance
      })
    #expect(report.rightOrAskedAgain == 0.75)
    #expect(report.wrongAccepted == 0.25)
    #expect(report.accepted == 0.75)
    #expect(report.repaired == 0.5)
    #expect(SpeechReport([heard("a", "a")]).accepted == nil)
  }

  @Test func `what should not be heard is to have less confidence than what is heard right`() {
    let report = SpeechReport([
      heard("a", "a", 0.9), heard("b", "b", 0.6), heard("c", "d", 0.7), heard("", "e", 0.1), heard("", "", 0),
    ])
    #expect(report.rejectionAUC == 5.0 / 6)
    #expect(report.wrongAcceptedAt95 == 1.0 / 3)
    #expect(SpeechReport([heard("a", "a")]).rejectionAUC == nil)
    #expect(SpeechReport([heard("", "a")]).sentenceAccuracy == nil)
  }

  @Test func `delays are given by nearest rank`() {
    let finals = (1...20).map { heard("a", "a", final: Double($0) / 1000) }
    let report = SpeechReport(finals)
    #expect(report.medianFinalMilliseconds == 10)
    #expect(report.p95FinalMilliseconds == 19)
    #expect(Quantile.of([], at: 0.5) == nil)
    #expect(Quantile.of([3, 1, 2], at: 1) == 3)
    #expect(Quantile.of([3, 1, 2], at: -1) == 1)
  }
}
