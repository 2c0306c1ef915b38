import Dialogue
import Understanding
import Voice

/// Plays prompts one after the other: sentence by sentence, each made while the one before it sounds.
///
/// A class, so that what happens while a sentence is being made is not overwritten afterwards.
final class Speaking {
  private static let promptLimit = 64

  /// One prompt on its way out.
  private final class Playback {
    let turn: Turn
    let language: String
    let playout = Playout()
    var sentences: ArraySlice<String>
    var synthesis: Task<Void, Never>?

    init(_ prompt: Prompt, _ turn: Turn) {
      self.turn = turn
      language = prompt.language.rawValue
      sentences = SentenceSplitter.sentences(in: prompt.text, language: prompt.language.rawValue)[...]
    }
  }

  enum Completion { case played(Turn), failed(Turn) }

  private let synthesizer: any SpeechSynthesizer
  private let pacing: Pacing
  private let warn: @Sendable (String) -> Void
  private var queue: [Playback] = []

  init(synthesizer: any SpeechSynthesizer, pacing: Pacing, warn: @escaping @Sendable (String) -> Void) {
    self.synthesizer = synthesizer
    self.pacing = pacing
    self.warn = warn
  }

  var isPlaying: Bool { !queue.isEmpty }

  func play(_ prompt: Prompt, _ turn: Turn) {
    guard queue.count < Self.promptLimit else { return warn("too many prompts wait: “\(prompt.name)” was left out") }
    let playback = Playback(prompt, turn)
    queue.append(playback)
    if pacing == .live { synthesizeBeside(playback) }
  }

  func stop() {
    for playback in queue {
      playback.synthesis?.cancel()
      playback.playout.stop()
    }
    queue = []
  }

  /// The next 20 ms, and the prompt that has ended; nil sound where nothing is to be played now.
  func next() async -> (sound: AudioFrame?, completion: Completion?) {
    guard let playback = queue.first else { return (nil, nil) }
    if let frame = playback.playout.next() { return (frame, nil) }
    while pacing == .virtual, !playback.playout.isDone {
      guard let sentence = playback.sentences.popFirst() else {
        playback.playout.finish()
        break
      }
      guard await Speaking.speak(sentence, playback.language, into: playback.playout, synthesizer, warn) else {
        queue.removeAll { $0 === playback }
        return (nil, .failed(playback.turn))
      }
      if let frame = playback.playout.next() { return (frame, nil) }
    }
    if let frame = playback.playout.next() { return (frame, nil) }
    guard playback.playout.isDone else { return (nil, nil) }
    queue.removeFirst()
    return (nil, .played(playback.turn))
  }

  private func synthesizeBeside(_ playback: Playback) {
    let (sentences, language, playout) = (Array(playback.sentences), playback.language, playback.playout)
    let (synthesizer, warn) = (synthesizer, warn)
    playback.synthesis = Task {
      for sentence in sentences where !Task.isCancelled {
        guard await Speaking.speak(sentence, language, into: playout, synthesizer, warn) else { break }
      }
      playout.finish()
    }
  }

  private static func speak(
    _ sentence: String, _ language: String, into playout: Playout, _ synthesizer: any SpeechSynthesizer,
    _ warn: @Sendable (String) -> Void
  ) async -> Bool {
    do {
      try await synthesizer.speak(sentence, language: language) { playout.append($0) }
      return true
    } catch {
      warn("speaking: \(error)")
      return false
    }
  }
}
