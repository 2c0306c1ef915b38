import Synchronization
import Voice

/// Hears what a test has laid out for it, one text an utterance, without listening.
final class ScriptedRecognizer: SpeechRecognizer {
  private let texts: Mutex<[String]>
  private let searches = Mutex<[String]>([])

  init(_ texts: [String]) { self.texts = Mutex(texts) }

  /// The searches of the utterances so far.
  var begun: [String] { searches.withLock { $0 } }

  func begin(search: String) async throws(SpeechError) { searches.withLock { $0.append(search) } }
  func hear(_ frame: AudioFrame) async throws(SpeechError) -> String { "" }
  func finish() async throws(SpeechError) -> Recognition {
    let text = texts.withLock { $0.isEmpty ? "" : $0.removeFirst() }
    return Recognition(best: Hypothesis(text: text, confidence: text.isEmpty ? 0 : 0.9))
  }
}

/// Says every sentence as a second, at the usual pace, of a quiet tone; a sentence with “broken” fails.
struct ToneSynthesizer: SpeechSynthesizer {
  func speak(
    _ sentence: String, language: String, pace: Double, emit: @escaping @Sendable (AudioFrame) -> Bool
  ) async throws(SpeechError) {
    guard !sentence.contains("broken") else { throw SpeechError(.engineFailed, "broken") }
    _ = emit(Sound.tone(seconds: 1 / pace, hertz: 440, level: 2000))
  }
}

/// Never finds a key, unless a test lays one out: at which frame, which key.
final class ScriptedKeys: KeyDetector {
  private var frame = 0
  private let keys: [Int: Character]

  init(_ keys: [Int: Character] = [:]) { self.keys = keys }

  func detect(in _: AudioFrame) -> [Character] {
    frame += 1
    return keys[frame].map { [$0] } ?? []
  }
}

/// Sounds made by rule, 16 kHz.
enum Sound {
  static func silence(seconds: Double) -> AudioFrame {
    AudioFrame(samples: [Int16](repeating: 0, count: Int(seconds * 16_000)), sampleRate: 16_000)
  }

  static func tone(seconds: Double, hertz: Double, level: Double) -> AudioFrame {
    AudioFrame(
      samples: (0..<Int(seconds * 16_000)).map { Int16(level * sine(hertz * Double($0) / 16_000)) }, sampleRate: 16_000)
  }

  /// Noise that is loud at once, and has no pitch.
  static func bang(seconds: Double) -> AudioFrame {
    var state: UInt32 = 1
    let samples = (0..<Int(seconds * 16_000)).map { _ -> Int16 in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int16(truncatingIfNeeded: state >> 16) / 4
    }
    return AudioFrame(samples: samples, sampleRate: 16_000)
  }

  /// A sound with the pulses and formants of a vowel, loud enough to be speech.
  static func vowel(seconds: Double) -> AudioFrame {
    let samples = (0..<Int(seconds * 16_000)).map { index -> Int16 in
      let time = Double(index) / 16_000
      let swell = 0.6 + 0.4 * sine(3 * time)
      let wave = (1...12).reduce(0.0) { $0 + sine(130 * Double($1) * time) / Double($1) }
      return Int16(5000 * swell * wave)
    }
    return AudioFrame(samples: samples, sampleRate: 16_000)
  }

  /// sin(2πx) by its symmetric polynomial, so that no maths library is needed here.
  private static func sine(_ turns: Double) -> Double {
    let x = turns - turns.rounded(.down)
    let y = x < 0.5 ? x : x - 1
    let parabola = 8 * y - 16 * y * abs(y)
    return (0.775 * parabola + 0.225 * parabola * abs(parabola))
  }
}

/// Gives sounds one after the other in frames of 20 ms, then ends.
actor SoundSource: AudioSource {
  private let samples: [Int16]
  private var position = 0

  init(_ sounds: [AudioFrame]) { samples = sounds.flatMap(\.samples) }

  func read() async throws(AudioError) -> AudioFrame? {
    guard position < samples.count else { return nil }
    let end = min(position + 320, samples.count)
    defer { position = end }
    let part = Array(samples[position..<end])
    return AudioFrame(samples: part + [Int16](repeating: 0, count: 320 - part.count), sampleRate: 16_000)
  }
}
