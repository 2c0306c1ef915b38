import Foundation
import Testing
import Voice
import VoicePocketSphinx

@Suite(.enabled(if: EnglishModel.isInstalled, EnglishModel.missing))
struct PocketSphinxRecognizerTests {
  @Test func `sentences of the domain are recognised as they are spoken`() async throws {
    let recognizer = try await EnglishModel.resources().recognizer()
    var found = 0
    var expected = 0
    for sentence in EnglishModel.sentences {
      let (result, partial) = try await recognise(
        SpokenSound.line(saying: sentence), with: recognizer, search: "anything")
      let words = sentence.split(separator: " ")
      expected += words.count
      found += Set(words).intersection(result.best.text.split(separator: " ")).count
      #expect((0...1).contains(result.best.confidence))
      #expect(result.alternatives.count <= 10)
      #expect(result.alternatives.allSatisfy { (0...result.best.confidence).contains($0.confidence) })
      #expect(!([result.best.text] + result.alternatives.map(\.text)).contains { $0.contains("<") || $0.contains("(") })
      #expect(Set(result.alternatives.map(\.text) + [result.best.text]).count == result.alternatives.count + 1)
      #expect(!partial.isEmpty)
    }
    // The voice is a synthesizer's; people are recognised better.
    #expect(Double(found) > 0.7 * Double(expected))
  }

  @Test func `one of a few words is told from the others`() async throws {
    let words = ["one", "two", "five", "seven", "nine"]
    let search = SearchDefinition(name: "word", sentences: words.map { WeightedSentence($0) })
    let recognizer = try await RecognizerResources(files: EnglishModel.files, searches: [search]).recognizer()
    for word in ["one", "five", "nine"] {
      let (result, _) = try await recognise(SpokenSound.line(saying: word), with: recognizer, search: "word")
      #expect(result.best.text == word)
      #expect((0.01...1).contains(result.best.confidence))
    }
  }

  @Test func `each search hears its own words only`() async throws {
    let recognizer = try await EnglishModel.resources().recognizer()
    let sound = try await SpokenSound.line(saying: "one two three four")
    let digits = Set(EnglishModel.digits.flatMap { $0.split(separator: " ").map(String.init) })
    let heard = try await recognise(sound, with: recognizer, search: "digits").result.best.text
    #expect(heard == "one two three four")
    let other = try await recognise(sound, with: recognizer, search: "anything").result.best.text
    #expect(digits.isDisjoint(with: other.split(separator: " ").map(String.init)))
  }

  @Test func `fresh recognisers hear the same sound alike`() async throws {
    let resources = try await EnglishModel.resources()
    let sounds = [
      try await SpokenSound.line(saying: "i forgot my password"),
      try await SpokenSound.line(saying: "the parcel is damaged"),
    ]
    var runs: [[Recognition]] = []
    for _ in 0..<2 {
      let recognizer = try resources.recognizer()
      var run: [Recognition] = []
      for sound in sounds { run.append(try await recognise(sound, with: recognizer, search: "anything").result) }
      runs.append(run)
    }
    #expect(runs[0] == runs[1])
    #expect(runs[0].allSatisfy { !$0.best.text.isEmpty })
  }

  @Test func `silence and nothing at all are no words`() async throws {
    let recognizer = try await EnglishModel.resources().recognizer()
    let silence = [Int16](repeating: 0, count: 16_000)
    for sound in [silence, []] {
      let result = try await recognise(sound, with: recognizer, search: "anything").result
      #expect(result.best == Hypothesis(text: "", confidence: 0))
      #expect(result.alternatives.isEmpty)
    }
  }

  @Test func `a beginning abandons the utterance before it`() async throws {
    let recognizer = try await EnglishModel.resources().recognizer()
    try await recognizer.begin(search: "anything")
    for start in stride(from: 0, to: 16_000, by: 320) {
      let noise = (start..<start + 320).map { Int16(truncatingIfNeeded: $0 &* 7919) / 8 }
      _ = try await recognizer.hear(AudioFrame(samples: noise, sampleRate: 16_000))
    }
    let sound = try await SpokenSound.line(saying: "please cancel my order")
    #expect(
      try await recognise(sound, with: recognizer, search: "anything").result.best.text == "please cancel my order")
  }

  @Test func `calls out of order, unknown searches and other rates are errors`() async throws {
    let recognizer = try await EnglishModel.resources().recognizer()
    let frame = LineFormat.silence
    await #expect(throws: SpeechError.self) { _ = try await recognizer.hear(frame) }
    await #expect(throws: SpeechError.self) { _ = try await recognizer.finish() }
    let unknown = await #expect(throws: SpeechError.self) { try await recognizer.begin(search: "menu") }
    #expect(unknown?.message == "unknown search 'menu'; there are anything, digits")
    try await recognizer.begin(search: "digits")
    await #expect(throws: SpeechError.self) {
      _ = try await recognizer.hear(AudioFrame(samples: frame.samples, sampleRate: 8000))
    }
    // The utterance goes on after a frame that was refused.
    _ = try await recognizer.hear(frame)
    #expect(try await recognizer.finish().best.text.isEmpty)
  }

  @Test func `hanzi are cut into the words of the lexicon and come back without spaces`() async throws {
    let lexicon = FileManager.default.temporaryDirectory.appending(path: "lexicon-\(UUID().uuidString)")
    try Data("订单 P AE S W ER D\n取消 K AE N S AH L\n我要 P L IY Z\n".utf8).write(to: lexicon)
    defer { try? FileManager.default.removeItem(at: lexicon) }
    var files = EnglishModel.files
    files.lexicon = lexicon.path
    let search = SearchDefinition(
      name: "any", sentences: [WeightedSentence("我要取消订单。"), WeightedSentence("取消订单"), WeightedSentence("我要订单")])
    let resources = try await RecognizerResources(files: files, searches: [search])
    #expect(resources.droppedWords.isEmpty)
    let sound = try await SpokenSound.line(saying: "please cancel password")
    let heard = try await recognise(sound, with: try resources.recognizer(), search: "any").result
    #expect(heard.best.text == "我要取消订单")
    #expect(!heard.alternatives.contains { $0.text.contains(" ") })
  }

  @Test func `speech after a minute of one utterance is not heard`() async throws {
    let recognizer = try await EnglishModel.resources().recognizer()
    try await recognizer.begin(search: "anything")
    let second = AudioFrame(samples: [Int16](repeating: 0, count: 16_000), sampleRate: 16_000)
    for _ in 0..<PocketSphinxRecognizer.longestUtterance { _ = try await recognizer.hear(second) }
    let sound = try await SpokenSound.line(saying: "i forgot my password")
    #expect(try await recognizer.hear(AudioFrame(samples: sound, sampleRate: 16_000)) == "")
    #expect(try await recognizer.finish().best.text == "")
    #expect(try await recognise(sound, with: recognizer, search: "anything").result.best.text != "")
  }

  @Test func `recognisers of one language work side by side`() async throws {
    let resources = try await EnglishModel.resources()
    let sentences = ["please cancel my order", "i forgot my password"]
    let sounds = [try await SpokenSound.line(saying: sentences[0]), try await SpokenSound.line(saying: sentences[1])]
    var alone: [Int: String] = [:]
    for (index, sound) in sounds.enumerated() {
      alone[index] = try await recognise(sound, with: try resources.recognizer(), search: "anything").result.best.text
    }
    let heard = try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for (index, sound) in sounds.enumerated() {
        group.addTask {
          (index, try await recognise(sound, with: try resources.recognizer(), search: "anything").result.best.text)
        }
      }
      return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(heard == alone)
    #expect(heard[0] == sentences[0])
  }
}
