import Foundation
import Testing
import Voice
import VoiceESpeak
import VoicePocketSphinx

/// Debian's American English model, which the tests recognise with.
enum EnglishModel {
  static let files = RecognizerFiles(
    acousticModel: "/usr/share/pocketsphinx/model/en-us/en-us",
    dictionary: "/usr/share/pocketsphinx/model/en-us/cmudict-en-us.dict")
  static let isInstalled = FileManager.default.fileExists(atPath: files.dictionary)
  static let missing: Comment = "package pocketsphinx-en-us is not installed"

  static let sentences = [
    "where is my order", "i want to return my shoes", "please cancel my order", "what are your opening hours",
    "i would like to speak to an agent", "when will my refund arrive", "the parcel is damaged",
    "do you ship to canada", "i forgot my password", "thank you goodbye",
  ]
  static let digits = ["one two three four", "five six seven eight", "nine zero one five", "three three seven two"]

  static func resources(tuning: DecoderTuning = DecoderTuning()) async throws -> RecognizerResources {
    try await RecognizerResources(
      files: files,
      searches: [
        SearchDefinition(name: "anything", sentences: sentences.map { WeightedSentence($0) }),
        SearchDefinition(name: "digits", sentences: digits.map { WeightedSentence($0) }),
      ], tunings: [.wide: tuning])
  }
}

/// Collects chunks of a synthesis.
actor SpokenSound {
  private nonisolated let chunks = AsyncStream.makeStream(of: AudioFrame.self)

  /// Speech as the caller's line has it: 16 kHz, half a second of silence on both sides.
  static func line(saying text: String, language: String = "en") async throws -> [Int16] {
    let sound = SpokenSound()
    try await ESpeakSynthesizer.shared.speak(text, language: language) { chunk in
      sound.chunks.continuation.yield(chunk)
      return true
    }
    sound.chunks.continuation.finish()
    var samples: [Int16] = []
    var rate = LineFormat.sampleRate
    for await chunk in sound.chunks.stream {
      samples += chunk.samples
      rate = chunk.sampleRate
    }
    let silence = [Int16](repeating: 0, count: LineFormat.sampleRate / 2)
    return silence + resampled(samples, from: rate) + silence
  }

  /// A windowed sinc, 24 samples to each side.
  private static func resampled(_ samples: [Int16], from rate: Int) -> [Int16] {
    let step = Double(rate) / Double(LineFormat.sampleRate)
    let cut = min(1, 1 / step) * 0.95
    return (0..<Int(Double(samples.count) / step)).map { index in
      let place = Double(index) * step
      let near = max(0, Int(place) - 24)..<min(samples.count, Int(place) + 25)
      let sum = near.reduce(0.0) { sum, neighbour in
        let x = place - Double(neighbour)
        let sinc = x == 0 ? cut : sin(.pi * cut * x) / (.pi * x)
        return sum + Double(samples[neighbour]) * sinc * (0.5 + 0.5 * cos(.pi * x / 25))
      }
      return Int16(max(-32_768, min(32_767, sum)))
    }
  }
}

/// Streams sound in frames of 20 ms; gives what was recognised, and the last words before the end.
func recognise(
  _ samples: [Int16], with recognizer: PocketSphinxRecognizer, search: String
) async throws -> (result: Recognition, partial: String) {
  try await recognizer.begin(search: search)
  var partial = ""
  for start in stride(from: 0, to: samples.count, by: LineFormat.samplesPerFrame) {
    let frame = Array(samples[start..<min(start + LineFormat.samplesPerFrame, samples.count)])
    partial = try await recognizer.hear(AudioFrame(samples: frame, sampleRate: LineFormat.sampleRate))
  }
  return (try await recognizer.finish(), partial)
}
