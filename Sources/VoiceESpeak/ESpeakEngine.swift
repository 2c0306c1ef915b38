import CESpeakNG
import Glibc
import Voice

/// The C library, started. It keeps its state in globals: only the one shared synthesizer makes and uses it.
///
/// It is never ended: `espeak_Terminate` and a second start hang in eSpeak NG 1.51.
final class ESpeakEngine {
  private static let chunkMilliseconds: Int32 = 50
  /// eSpeak looks at the sounds after the end of a sentence, where those of an earlier, longer one still lie. This text is
  /// longer than any sentence, and puts the same sounds there each time.
  private static let filler = String(repeating: "pat ", count: 180)
  /// Voices kept; each has an open file.
  private static let voiceBound = 16

  /// Samples a second, 22,050.
  let sampleRate: Int
  private var voices: [String: KeptVoice] = [:]

  private final class KeptVoice {
    let file: SteadyVoice
    init(_ file: consuming SteadyVoice) { self.file = file }
  }

  init() throws(SpeechError) {
    let rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, Self.chunkMilliseconds, nil, espeakINITIALIZE_DONT_EXIT)
    guard rate > 0 else { throw SpeechError(.badLanguage, "eSpeak NG does not start: is espeak-ng-data installed?") }
    sampleRate = Int(rate)
    espeak_SetSynthCallback { wave, count, events in
      guard let context = events?.pointee.user_data else { return 0 }
      return Unmanaged<Emission>.fromOpaque(context).takeUnretainedValue().take(wave, count)
    }
  }

  /// Makes a style the current one. It is set anew for each sentence: what is not set is inherited from the last.
  func select(_ style: SpeakingStyle) throws(SpeechError) {
    guard espeak_SetVoiceByFile(try voice(named: style.voice).file.path) == EE_OK else {
      throw SpeechError(.badLanguage, "eSpeak NG refuses the voice '\(style.voice)'")
    }
    let parameters = [
      (espeakRATE, style.speed), (espeakPITCH, style.pitch), (espeakVOLUME, 100), (espeakRANGE, 50),
      (espeakWORDGAP, 0),
    ]
    for (parameter, value) in parameters {
      guard espeak_SetParameter(parameter, Int32(clamping: value), 0) == EE_OK else {
        throw SpeechError(.engineFailed, "eSpeak NG refuses a parameter of the voice '\(style.voice)'")
      }
    }
  }

  /// Speaks until the text or `emission` ends. `hasEndPause` sounds the pause of the last punctuation, for when more follows.
  func speak(
    _ text: String, in style: SpeakingStyle, hasEndPause: Bool, into emission: Emission
  ) throws(SpeechError) {
    try select(style)
    _ = phonemes(of: Self.filler)
    // The breath of some variants is the C library's noise.
    srand(1)
    // No SSML and no phoneme codes: the text is spoken as it stands.
    let flags = UInt32(espeakCHARS_UTF8) | (hasEndPause ? UInt32(espeakENDPAUSE) : 0)
    let status = withExtendedLifetime(emission) {
      let context = Unmanaged.passUnretained(emission).toOpaque()
      return espeak_Synth(text, text.utf8.count + 1, 0, POS_CHARACTER, 0, flags, nil, context)
    }
    guard status == EE_OK || emission.isStopped else {
      throw SpeechError(.engineFailed, "eSpeak NG cannot speak '\(text.prefix(40))'")
    }
  }

  /// The phonemes of a text in the International Phonetic Alphabet, with stress marks.
  func phonemes(of text: String, in style: SpeakingStyle) throws(SpeechError) -> [String] {
    try select(style)
    return phonemes(of: text)
  }

  private func phonemes(of text: String) -> [String] {
    let mode = espeakPHONEMES_IPA | Int32(UInt8(ascii: "_")) << 8
    var phonemes: [String] = []
    text.withCString { start in
      var rest: UnsafeRawPointer? = UnsafeRawPointer(start)
      // Each turn takes one clause; the bound is against one that takes nothing.
      for _ in 0..<100 where rest != nil {
        guard let clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, mode) else { break }
        phonemes += String(cString: clause).split { $0 == "_" || $0.isWhitespace }.map(String.init)
      }
    }
    return phonemes
  }

  private func voice(named name: String) throws(SpeechError) -> KeptVoice {
    if let voice = voices[name] { return voice }
    let voice = KeptVoice(try SteadyVoice(name: name))
    if voices.count >= Self.voiceBound { voices = [:] }
    voices[name] = voice
    return voice
  }
}

/// Where one sentence's chunks go.
final class Emission {
  private let sampleRate: Int
  private let emit: @Sendable (AudioFrame) -> Bool
  /// Samples that may still come; a text that eSpeak never finishes must end too.
  private var remaining: Int
  private(set) var isStopped = false
  private(set) var isOverlong = false

  init(sampleRate: Int, secondBound: Int, emit: @escaping @Sendable (AudioFrame) -> Bool) {
    self.sampleRate = sampleRate
    self.emit = emit
    remaining = sampleRate * secondBound
  }

  /// eSpeak's callback: 0 asks for more, 1 stops it.
  fileprivate func take(_ wave: UnsafePointer<Int16>?, _ count: Int32) -> Int32 {
    guard !isStopped else { return 1 }
    guard let wave, count > 0 else { return 0 }
    remaining -= Int(count)
    isOverlong = remaining < 0
    let samples = Array(UnsafeBufferPointer(start: wave, count: Int(count)))
    isStopped = isOverlong || !emit(AudioFrame(samples: samples, sampleRate: sampleRate))
    return isStopped ? 1 : 0
  }
}
