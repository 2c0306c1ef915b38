import Evaluation
import Foundation
import Voice
import VoiceDSP

/// Plays recordings over a prompt, as a caller at a kiosk speaks over it, and sees what becomes of the prompt.
///
/// The prompt is played over and over; the microphone hears it 25 ms later, with two reflections, and the recordings one
/// after the other. What a device adds to the delays is not in them.
struct BargeInMeasurement {
  private static let length = LineFormat.samplesPerFrame
  /// Where and how strongly the prompt comes back, in samples.
  private static let reflections = [(delay: 400, gain: 0.913), (delay: 700, gain: 0.365), (delay: 1_300, gain: -0.183)]
  private static let memory = 1_300
  /// A breath before the first word may stop a prompt too, seconds.
  private static let earliest = 0.5

  private let prompt: [Int16]
  private let gain: Double
  private let canceller: SpeexEchoCanceller
  private var endpointer = Endpointer()
  private var place = 0
  private var played = LineFormat.silence
  private var past = [Int16](repeating: 0, count: memory)
  private var state = State.playing
  private var silentFrom = 0
  private var clock = 0
  private(set) var selfInterruptions = 0
  private(set) var promptSeconds = 0.0

  private enum State { case playing, paused, stopped }

  /// - Parameters:
  ///   - prompt: 16 kHz mono, 20 ms at least. It is played once to its end before there is a caller.
  ///   - echo: of what the microphone hears of the prompt to what is played, dB.
  /// - Throws: `AudioError` where the prompt is too short, or the echo canceller cannot be made.
  init(prompt: [Int16], echo: Double) throws(AudioError) {
    guard prompt.count >= Self.length else { throw AudioError(.badFormat, "the prompt has no sound") }
    self.prompt = prompt
    gain = pow(10, echo / 20)
    canceller = try SpeexEchoCanceller()
    for _ in 0..<(prompt.count / Self.length) {
      hear(LineFormat.silence)
      guard state == .stopped else { continue }
      selfInterruptions += 1
      state = .playing
    }
  }

  /// The next recording.
  ///
  /// - Parameters:
  ///   - line: the recording's frames, with some before it.
  ///   - lead: how many frames come before its start.
  ///   - speech: in seconds from its start.
  /// - Returns: when the prompt fell silent, and whether it waited.
  mutating func play(_ line: [AudioFrame], lead: Int, speech: MarkedSpeech) -> BargeInReport.Outcome {
    let start = clock
    var outcome = BargeInReport.Outcome(speech: speech, silentSince: nil, isPaused: false)
    for frame in line {
      let before = state
      hear(frame)
      if state == .paused { outcome.isPaused = true }
      guard state == .stopped, before != .stopped else { continue }
      let silent = Double(silentFrom - start - lead) * 0.02
      if speech.isSpeech, silent < speech.start - Self.earliest {
        selfInterruptions += 1
        state = .playing
      } else {
        outcome.silentSince = silent
      }
    }
    // The next caller finds the prompt playing again, and nobody speaking.
    endpointer = Endpointer()
    state = .playing
    for _ in 0..<50 { hear(LineFormat.silence) }
    return outcome
  }

  private mutating func hear(_ caller: AudioFrame) {
    let heard = canceller.cancel(withEcho(caller), played: played)
    clock += 1
    // A line pauses at once, and stops when the conversation has been told: both within the same frame.
    endpointer.isPlaying = state != .stopped
    switch endpointer.process(heard) {
    case .suspected:
      state = .paused
      silentFrom = clock
    case .dismissed: state = .playing
    case .speechStarted:
      if state == .playing { silentFrom = clock }
      state = .stopped
    case .speechEnded, nil: break
    }
    played = state == .playing ? nextOfPrompt() : LineFormat.silence
  }

  private mutating func nextOfPrompt() -> AudioFrame {
    promptSeconds += 0.02
    let samples = (0..<Self.length).map { prompt[(place + $0) % prompt.count] }
    place = (place + Self.length) % prompt.count
    return AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)
  }

  private mutating func withEcho(_ caller: AudioFrame) -> AudioFrame {
    past.append(contentsOf: played.samples)
    let samples = caller.samples.indices.map { index in
      let echo = Self.reflections.reduce(0.0) { sum, reflection in
        sum + reflection.gain * Double(past[Self.memory + index - reflection.delay])
      }
      return Int16(min(max((Double(caller.samples[index]) + gain * echo).rounded(), -32_768), 32_767))
    }
    past.removeFirst(Self.length)
    return AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)
  }
}
