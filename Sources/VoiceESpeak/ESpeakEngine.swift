import CESpeakNG
import Synchronization
import Voice

/// The C library, started. It keeps its state in globals: only the one shared synthesizer makes and uses it.
final class ESpeakEngine {
  /// Milliseconds of sound in a chunk.
  private static let chunk: Int32 = 40
  /// Where the sound of the sentence in hand goes, and whether it is still wanted.
  private static let sink = Mutex<Sink?>(nil)

  private struct Sink: Sendable {
    var emit: @Sendable (AudioFrame) -> Bool
    var sampleRate: Int
    var isWanted = true
  }

  private let sampleRate: Int
  private var selected: SpeakingStyle?
  private var voice: String?

  init() throws(SpeechError) {
    let rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, Self.chunk, nil, espeakINITIALIZE_DONT_EXIT)
    guard rate > 0 else { throw SpeechError(.modelNotFound, "eSpeak NG does not start: is espeak-ng-data installed?") }
    sampleRate = Int(rate)
    espeak_SetSynthCallback { wave, count, _ in ESpeakEngine.take(wave, count) }
  }

  /// eSpeak's callback; it stops the synthesis when this gives 1.
  private static func take(_ wave: UnsafeMutablePointer<Int16>?, _ count: Int32) -> Int32 {
    guard let wave, count > 0, let sink = sink.withLock({ $0 }) else { return 0 }
    let samples = Array(UnsafeBufferPointer(start: wave, count: Int(count)))
    guard sink.isWanted, sink.emit(AudioFrame(samples: samples, sampleRate: sink.sampleRate)) else {
      Self.sink.withLock { $0?.isWanted = false }
      return 1
    }
    return 0
  }

  func select(_ style: SpeakingStyle) throws(SpeechError) {
    guard style != selected || style.voice != voice else { return }
    try select(voice: style.voice)
    guard espeak_SetParameter(espeakRATE, Int32(style.speed), 0) == EE_OK,
      espeak_SetParameter(espeakPITCH, Int32(style.pitch), 0) == EE_OK
    else { throw SpeechError(.engineFailed, "eSpeak NG refuses the speed or pitch of voice '\(style.voice)'") }
    selected = style
  }

  private func select(voice: String) throws(SpeechError) {
    guard voice != self.voice else { return }
    guard espeak_SetVoiceByName(voice) == EE_OK else {
      throw SpeechError(.modelNotFound, "eSpeak NG has no voice '\(voice)'")
    }
    self.voice = voice
  }

  /// Speaks in the selected style; false when `emit` wanted no more.
  func speak(_ text: String, emit: @escaping @Sendable (AudioFrame) -> Bool) throws(SpeechError) -> Bool {
    Self.sink.withLock { $0 = Sink(emit: emit, sampleRate: sampleRate) }
    defer { Self.sink.withLock { $0 = nil } }
    // A zero would end the text.
    let text = text.filter { $0 != "\0" }
    let status = espeak_Synth(text, text.utf8.count + 1, 0, POS_CHARACTER, 0, UInt32(espeakCHARS_UTF8), nil, nil)
    guard status == EE_OK else { throw SpeechError(.engineFailed, "eSpeak NG cannot speak '\(text.prefix(40))'") }
    return Self.sink.withLock { $0?.isWanted ?? false }
  }

  /// The International Phonetic Alphabet for a text, in one voice; a `_` stands between phonemes.
  func phonemes(of text: String, voice: String) throws(SpeechError) -> String {
    try select(voice: voice)
    return text.filter { $0 != "\0" }.withCString { start in
      var rest: UnsafeRawPointer? = UnsafeRawPointer(start)
      var phonemes: [String] = []
      // One turn for each clause.
      for _ in 0..<16 where rest != nil {
        guard let clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, espeakPHONEMES_IPA | Int32(UInt8(ascii: "_")) << 8)
        else { break }
        phonemes.append(String(cString: clause))
      }
      return phonemes.joined(separator: " ")
    }
  }
}
