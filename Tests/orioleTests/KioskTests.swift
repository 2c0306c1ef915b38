import Foundation
import PulseSinks
import Testing
import Voice
import VoiceDSP
import VoiceESpeak
import VoicePocketSphinx

/// The kiosk in real time, over real ALSA devices: a caller's sound is played in, the reply is recorded and recognised.
@Suite(.serialized) struct KioskTests {
  /// A kiosk with its microphone and loudspeaker on silent sinks.
  private final class Booth {
    let server: PulseServer
    let scratch: Scratch
    let kiosk: Program
    let speaker: PulseServer.Recording

    init(_ arguments: [String] = []) async throws {
      // Before the server, so that its sinks do not stand idle meanwhile.
      Program.train()
      server = try await PulseServer()
      scratch = try Scratch()
      speaker = try await server.record(.speaker)
      kiosk = try Program(
        [
          "kiosk", "--capture", server.microphone, "--playback", server.loudspeaker, "--format", "json", "--calls", "1",
          "--store", scratch.file("s.sqlite"),
        ] + arguments)
    }

    /// The caller says this, from now on.
    func say(_ text: String) async throws {
      let sound = Sounds()
      try await ResampledSynthesizer(ESpeakSynthesizer.shared).speak(text, language: "en") { sound.append($0) }
      try server.play(sound.samples + [Int16](repeating: 0, count: 8000), into: .caller)
    }

    /// The caller asks, and asks again when the kiosk did not hear or understand, as people do: three times in all. On a
    /// machine that stands still for a moment the sound server drops a part of what is said.
    /// Returns the speaker's sound from the last asking on.
    @discardableResult
    func ask(_ question: String, until answer: String, within seconds: Double = 90) async throws -> [Int16] {
      let limit = ContinuousClock.now + .seconds(seconds)
      for _ in 0..<3 {
        let (misses, start) = (self.misses, speaker.count)
        try await say(question)
        while misses == self.misses, !kiosk.output.contains(answer), kiosk.isRunning, ContinuousClock.now < limit {
          try await Task.sleep(for: .milliseconds(50))
        }
        if kiosk.output.contains(answer) { return speaker.samples(from: start) }
        try await Task.sleep(for: .milliseconds(300))
      }
      throw Program.TookTooLong(description: "“\(question)” was not understood: \(kiosk.output) \(kiosk.errors)")
    }

    /// How often the kiosk has asked back.
    private var misses: Int {
      let prompts = ["rephrase", "repeat_silence", "offer_keys", "confirm_intent", "confirm_question", "yes_no_again"]
      return prompts.reduce(0) { $0 + kiosk.output.components(separatedBy: "\"prompt\":\"\($1)\"").count - 1 }
    }

    /// Waits until the loudspeaker sounds; 20 s at most.
    func speakerSounds() async throws {
      for _ in 0..<1000 {
        let recent = speaker.samples(from: speaker.count - 1600)
        if recent.contains(where: { abs(Int($0)) > 1000 }) { return }
        try await Task.sleep(for: .milliseconds(20))
      }
    }

    func prints(_ text: String, within seconds: Double = 60) async throws {
      try await kiosk.prints(text, within: seconds)
    }
  }

  /// What a synthesiser gives, chunk by chunk.
  private final class Sounds: Sendable {
    private let playout = Playout()
    func append(_ frame: AudioFrame) -> Bool { playout.append(frame) }
    var samples: [Int16] {
      playout.finish()
      var samples: [Int16] = []
      while let frame = playout.next() { samples += frame.samples }
      return samples
    }
  }

  /// The words that are heard in a recording, among those of these sentences.
  private func recognise(_ samples: [Int16], among sentences: [String]) async throws -> String {
    let model = "/usr/share/pocketsphinx/model/en-us"
    let resources = try await RecognizerResources(
      files: RecognizerFiles(acousticModel: "\(model)/en-us", dictionary: "\(model)/cmudict-en-us.dict"),
      searches: [SearchDefinition(name: "reply", sentences: sentences.map { WeightedSentence($0) })])
    let recognizer = try resources.recognizer()
    try await recognizer.begin(search: "reply")
    for start in stride(from: 0, to: samples.count - 320, by: 320) {
      _ = try await recognizer.hear(AudioFrame(samples: Array(samples[start..<start + 320]), sampleRate: 16_000))
    }
    return try await recognizer.finish().best.text
  }

  @Test func `a spoken question is answered aloud, and the answer is understood again`() async throws {
    let booth = try await Booth()
    try await booth.prints("\"prompt\":\"greeting\"")
    try await Task.sleep(for: .milliseconds(300))
    let answer = try await booth.ask("opening hours please", until: "opening_hours.answer")
    booth.kiosk.terminate()
    let result = try await booth.kiosk.end()
    #expect(EventSummary.lines(result.events).contains("heard opening_hours"))
    let text = try #require(
      result.events.first { $0["prompt"] as? String == "opening_hours.answer" }?["text"] as? String)
    let spoken = text.lowercased().split { !$0.isLetter && $0 != "'" }.joined(separator: " ")
    let words = try await recognise(
      answer,
      among: [spoken, "your order is on its way", "delivery costs four pounds", "please hold the line for a person"])
    let wanted = spoken.split(separator: " ").map(String.init)
    let found = Set(words.split(separator: " ").map(String.init))
    let share = Double(wanted.filter(found.contains).count) / Double(wanted.count)
    #expect(share >= 0.6, "“\(words)” was recognised of “\(spoken)”")
  }

  @Test func `a caller who speaks over the prompt stops it`() async throws {
    let booth = try await Booth()
    try await booth.speakerSounds()
    // The echo canceller needs a moment of the prompt to learn that nothing comes back.
    try await Task.sleep(for: .milliseconds(1500))
    try await booth.ask("opening hours please", until: "opening_hours.answer")
    booth.kiosk.terminate()
    let lines = EventSummary.lines(try await booth.kiosk.end().events)
    #expect(lines.first == "said greeting interrupted")
    #expect(lines.contains("heard opening_hours"))
  }

  @Test func `keys are heard as tones and taken from the keyboard`() async throws {
    let booth = try await Booth()
    try await booth.prints("\"prompt\":\"greeting\"")
    let tones = DTMFTone.samples(for: "1", toneMilliseconds: 80, gapMilliseconds: 80)
    var resampler = try SpeexResampler(from: tones.sampleRate, to: 16_000)
    try booth.server.play(resampler.convert(tones.samples) + [Int16](repeating: 0, count: 4000), into: .caller)
    try await booth.prints("\"digits\":\"1\"")
    try await booth.prints("order_status.order.ask")
    booth.kiosk.type("457012")
    try await booth.prints("\"digits\":\"457012\"")
    booth.kiosk.type("1")
    try await booth.prints("order_status.answer")
    booth.kiosk.type("q")
    let result = try await booth.kiosk.end()
    #expect(result.status == 0)
    #expect(EventSummary.lines(result.events).contains("lookedUp order_by_number 1"))
    #expect(result.events.last?["disposition"] as? String == "contained")
  }

  @Test func `a device that goes away and comes back does not end the call`() async throws {
    let booth = try await Booth()
    try await booth.prints("\"prompt\":\"greeting\"")
    booth.server.stop()
    let limit = ContinuousClock.now + .seconds(20)
    while !booth.kiosk.errors.contains("microphone"), ContinuousClock.now < limit {
      try await Task.sleep(for: .milliseconds(50))
    }
    #expect(booth.kiosk.errors.contains("microphone"))
    try await booth.server.start()
    try await Task.sleep(for: .seconds(3))
    try await booth.ask("opening hours please", until: "opening_hours.answer")
    booth.kiosk.terminate()
    #expect(try await booth.kiosk.end().status == 0)
  }

  @Test func `an agent at the desk is heard by the kiosk's caller`() async throws {
    let booth = try await Booth()
    try await booth.prints("\"prompt\":\"greeting\"")
    booth.kiosk.type("0")
    try await booth.prints("\"event\":\"handoff\"")
    let desk = try Program(["desk", "--agent", "Anna", "--store", booth.scratch.file("s.sqlite")])
    desk.type("claim\n")
    try await booth.prints("agent_joined")
    desk.type("say Good morning, how can I help you?\n")
    try await booth.prints("Good morning, how can I help you?")
    for isLast in [false, false, true] where !desk.output.contains("parcel") {
      try await booth.say("my parcel is broken")
      do { try await desk.prints("parcel", within: 20) } catch  where !isLast {}
    }
    desk.type("close solved\nquit\n")
    let result = try await booth.kiosk.end()
    #expect(result.events.last?["disposition"] as? String == "handedOff")
  }

  @Test func `the next caller is greeted by the assistant as it is written then`() async throws {
    let own = try Scratch()
    _ = try await Program(["new", own.file("mine"), "--language", "en"]).end()
    let file = own.file("mine/assistant.yaml")
    // A caller who says nothing is said goodbye to at once.
    let text =
      try String(contentsOfFile: file, encoding: .utf8)
      .replacing("silence_seconds: 7", with: "silence_seconds: 1") + "\nladder: {noinput: [goodbye]}\n"
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let booth = try await Booth(["--assistant", own.file("mine"), "--calls", "2"])
    try await booth.speakerSounds()
    try text.replacing("our automatic assistant", with: "the new assistant")
      .write(toFile: file, atomically: true, encoding: .utf8)
    // The call that goes on has the assistant that it began with.
    try await booth.prints("\"ended\"")
    // A key begins the next call; before the kiosk waits for one, keys are of the call before.
    for _ in 0..<100 where !booth.kiosk.output.contains("the new assistant") && booth.kiosk.isRunning {
      booth.kiosk.type("1")
      try await Task.sleep(for: .milliseconds(300))
    }
    booth.kiosk.terminate()
    let result = try await booth.kiosk.end()
    let greetings = result.events.filter { $0["prompt"] as? String == "greeting" }.compactMap { $0["text"] as? String }
    #expect(greetings.first?.contains("our automatic assistant") == true)
    #expect(greetings.dropFirst().first?.contains("the new assistant") == true, "\(result.output) \(result.errors)")
  }
}
