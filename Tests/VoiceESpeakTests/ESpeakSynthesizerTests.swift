import Synchronization
import Testing
import Voice
import VoiceESpeak

/// Takes the chunks of a sentence, and stops it after some of them.
private final class Chunks: Sendable {
  private let frames = Mutex<[AudioFrame]>([])
  private let limit: Int

  init(limit: Int = .max) { self.limit = limit }

  func take(_ frame: AudioFrame) -> Bool {
    frames.withLock {
      $0.append(frame)
      return $0.count < limit
    }
  }

  var all: [AudioFrame] { frames.withLock { $0 } }
  var samples: [Int16] { all.flatMap(\.samples) }
  var seconds: Double { Double(samples.count) / 22_050 }
}

private func spoken(_ text: String, _ language: String = "en", limit: Int = .max) async throws -> Chunks {
  let chunks = Chunks(limit: limit)
  try await ESpeakSynthesizer.shared.speak(text, language: language) { chunks.take($0) }
  return chunks
}

/// One style at a time: the process has one eSpeak.
@Suite(.serialized) struct ESpeakSynthesizerTests {
  private static let english = "Hello, this is Oriole Home's automatic assistant. Ask me about orders."
  private static let mandarin = "您好，这里是黄鹂家居自动助理，您可以问订单、配送和商品。找人工请按零。"

  @Test func `both languages give sound of a plausible length`() async throws {
    let english = try await spoken(Self.english)
    #expect((3...7).contains(english.seconds))
    let mandarin = try await spoken(Self.mandarin, "zh")
    #expect((5...8).contains(mandarin.seconds))
    for chunks in [english, mandarin] {
      #expect(chunks.all.allSatisfy { $0.sampleRate == 22_050 })
      let loudest = chunks.samples.map { abs(Int($0)) }.max() ?? 0
      #expect(loudest > 3_000)
    }
  }

  @Test func `sound comes in chunks before the sentence is done`() async throws {
    let chunks = try await spoken(Self.english)
    #expect(chunks.all.count > 20)
    let first = try #require(chunks.all.first)
    #expect(first.samples.count <= 22_050 / 20 + 1)
  }

  @Test func `false stops the synthesis, and the next sentence is whole`() async throws {
    let whole = try await spoken(Self.english).samples
    #expect(try await spoken(Self.english, limit: 3).all.count == 3)
    #expect(try await spoken(Self.mandarin, "zh", limit: 1).all.count == 1)
    #expect(try await spoken(Self.english).samples == whole)
  }

  @Test func `the same text gives the same samples, whatever was spoken before`() async throws {
    let texts = [
      (Self.english, "en"), (Self.mandarin, "zh"), ("Yes!", "en"), ("订单1 4 8 8 4 5，对吗？", "zh"), ("我们收PayPal，谢谢。", "zh"),
      ("Is that right? It is £12.50; shall I go on", "en"),
    ]
    var first: [[Int16]] = []
    for (text, language) in texts { first.append(try await spoken(text, language).samples) }
    for round in 1...5 {
      for index in texts.indices {
        let chosen = (index * 5 + round) % texts.count
        let (text, language) = texts[chosen]
        _ = try await spoken(texts[(index + round) % texts.count].0, "zh", limit: index)
        _ = try await ESpeakSynthesizer.shared.pronounce("kettle")
        #expect(try await spoken(text, language).samples == first[chosen], "round \(round): \(text)")
      }
    }
  }

  @Test func `a style changes the speed, and leaves no trace when it is set back`() async throws {
    let before = try await spoken(Self.english)
    let fast = try SpeakingStyle(voice: "en-gb", speed: 300, pitch: 70)
    try await ESpeakSynthesizer.shared.setStyle(fast, for: "en")
    let hurried = try await spoken(Self.english)
    let normal = try SpeakingStyle(voice: "en-us", speed: 165, pitch: 45)
    try await ESpeakSynthesizer.shared.setStyle(normal, for: "en")
    #expect(hurried.seconds < before.seconds * 0.7)
    #expect(try await spoken(Self.english).samples == before.samples)
  }

  @Test func `a variant of a voice sounds different from the voice`() async throws {
    let plain = try await spoken("Hello.").samples
    let woman = try SpeakingStyle(voice: "en-us+f3", speed: 165, pitch: 45)
    try await ESpeakSynthesizer.shared.setStyle(woman, for: "en")
    let first = try await spoken("Hello.").samples
    let second = try await spoken("Hello.").samples
    let normal = try SpeakingStyle(voice: "en-us", speed: 165, pitch: 45)
    try await ESpeakSynthesizer.shared.setStyle(normal, for: "en")
    #expect(first == second)
    #expect(first != plain)
  }

  @Test(arguments: ["", "fr", "EN", "en-us"])
  func `an unknown language is refused in one line`(language: String) async throws {
    let error = await #expect(throws: SpeechError.self) { try await spoken("Hello.", language) }
    #expect(error?.code == .badLanguage)
    #expect(error?.message.contains("'\(language)'") == true)
    #expect(error?.message.contains("\n") == false)
  }

  @Test func `a voice that is not installed is refused and changes nothing`() async throws {
    let before = try await spoken("Hello.").samples
    for name in ["xx-nowhere", "en-us+nobody"] {
      let style = try SpeakingStyle(voice: name, speed: 165)
      let error = await #expect(throws: SpeechError.self) {
        try await ESpeakSynthesizer.shared.setStyle(style, for: "en")
      }
      #expect(error?.code == .badLanguage)
      #expect(error?.message.contains("'\(name.split(separator: "+").last ?? "")'") == true)
    }
    #expect(try await spoken("Hello.").samples == before)
  }

  @Test(arguments: [("en-us", 79, 50), ("en-us", 451, 50), ("en-us", 165, -1), ("en-us", 165, 100), ("", 165, 50)])
  func `a style out of range is refused`(voice: String, speed: Int, pitch: Int) {
    #expect(throws: SpeechError.self) { try SpeakingStyle(voice: voice, speed: speed, pitch: pitch) }
  }

  @Test func `a voice's name is not taken for a path`() {
    #expect(throws: SpeechError.self) { try SpeakingStyle(voice: "../../../tmp/voice", speed: 165) }
  }

  @Test func `odd characters are neither codes nor endings`() async throws {
    let plain = try await spoken("one two").seconds
    for text in [
      "one <break time=\"9s\"/> two", "one [[h@loU]] two", "one & two", "one \u{1}200s two", "one\u{0} two",
      "one 😀 two",
      "one \\ ] ]] > two", "one 订单 two", "one\ntwo",
    ] {
      let seconds = try await spoken(text).seconds
      #expect(seconds > plain * 0.8, "\(text)")
      #expect(seconds < 8, "\(text)")
    }
  }

  @Test(arguments: ["en", "zh"])
  func `text with nothing to say gives no sound`(language: String) async throws {
    for text in ["", "  \n", "...", "…", "，。", "\u{0}\u{1}", "[[", "<>"] {
      #expect(try await spoken(text, language).samples.isEmpty, "\(text.debugDescription)")
    }
  }

  @Test func `a long text is spoken to its end`() async throws {
    let once = try await spoken("The parcel is on its way to you, ").seconds
    let often = try await spoken(String(repeating: "The parcel is on its way to you, ", count: 40)).seconds
    #expect(often > once * 36)
    let hanzi = try await spoken(String(repeating: "订单", count: 300), "zh").seconds
    #expect((80...240).contains(hanzi))
  }

  @Test func `text that ends in points comes to an end`() async throws {
    for text in ["Wait..", "Well . . .", "so ..", ".. so"] { #expect(try await spoken(text).seconds < 3, "\(text)") }
  }
}
