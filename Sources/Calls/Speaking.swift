import Dialogue
import Understanding
import Voice

/// Plays prompts one after the other: sentence by sentence, each made while the one before it sounds.
///
/// It can pause, and what was stopped can go on with the sentence that it was stopped in.
///
/// A class, so that what happens while a sentence is being made is not overwritten afterwards.
final class Speaking {
  private static let promptLimit = 64
  /// A prompt goes on 200 ms before where it paused: what waited in the device was dropped, and a word is not cut in two.
  private static let rewound = LineFormat.sampleRate / 5

  /// One prompt on its way out.
  private final class Playback {
    let prompt: Prompt
    let turn: Turn
    let playout = Playout()
    /// Sentences of the prompt that are left out, because they have been heard before.
    let first: Int
    var sentences: ArraySlice<String>
    var synthesis: Task<Void, Never>?

    /// The sentence that is being played, from 0.
    var sentence: Int { first + playout.phrase }

    init(_ prompt: Prompt, _ turn: Turn, from first: Int) {
      self.prompt = prompt
      self.turn = turn
      let all = SentenceSplitter.sentences(in: prompt.text, language: prompt.language.rawValue)
      self.first = min(max(first, 0), max(0, all.count - 1))
      sentences = all.dropFirst(self.first)
    }
  }

  /// Where a prompt was stopped.
  private struct Place {
    var prompt: Prompt
    var sentence: Int
  }

  enum Completion { case played(Turn), failed(Turn) }

  private let synthesizer: any SpeechSynthesizer
  private let pacing: Pacing
  private let warn: @Sendable (String) -> Void
  private var queue: [Playback] = []
  private var isPaused = false
  private var stopped: Place?

  init(synthesizer: any SpeechSynthesizer, pacing: Pacing, warn: @escaping @Sendable (String) -> Void) {
    self.synthesizer = synthesizer
    self.pacing = pacing
    self.warn = warn
  }

  var isPlaying: Bool { !queue.isEmpty }

  func play(_ prompt: Prompt, _ turn: Turn) {
    guard queue.count < Self.promptLimit else { return warn("too many prompts wait: “\(prompt.name)” was left out") }
    let playback = Playback(prompt, turn, from: place(of: prompt))
    stopped = nil
    queue.append(playback)
    if pacing == .live { synthesizeBeside(playback) }
  }

  /// The sentence that a prompt goes on with.
  private func place(of prompt: Prompt) -> Int {
    guard let stopped, prompt.goesOn == true, stopped.prompt.name == prompt.name, stopped.prompt.text == prompt.text
    else {
      return 0
    }
    return stopped.sentence
  }

  func stop() {
    if let playback = queue.first { stopped = Place(prompt: playback.prompt, sentence: playback.sentence) }
    for playback in queue {
      playback.synthesis?.cancel()
      playback.playout.stop()
    }
    queue = []
    isPaused = false
  }

  /// Leaves out what an agent's own words are not, as the agent is there to speak; the turns that will not be heard.
  func leaveToAgent() -> [Turn] {
    let left = queue.filter { !$0.prompt.isAgents }
    for playback in left {
      playback.synthesis?.cancel()
      playback.playout.stop()
    }
    queue.removeAll { !$0.prompt.isAgents }
    isPaused = false
    return left.map(\.turn)
  }

  /// Falls silent until `resume` or `stop`, unless the prompt must not be interrupted; whether it did.
  func pause() -> Bool {
    guard !isPaused, !queue.isEmpty, queue.allSatisfy(\.prompt.allowsBargeIn) else { return false }
    isPaused = true
    return true
  }

  func resume() {
    guard isPaused else { return }
    isPaused = false
    queue.first?.playout.rewind(samples: Self.rewound)
  }

  /// The next 20 ms, and the prompt that has ended; nil sound where nothing is to be played now.
  func next() async -> (sound: AudioFrame?, completion: Completion?) {
    guard let playback = queue.first else { return (nil, nil) }
    guard !isPaused else { return (LineFormat.silence, nil) }
    if let frame = playback.playout.next() { return (frame, nil) }
    while pacing == .virtual, !playback.playout.isDone {
      guard let sentence = playback.sentences.popFirst() else {
        playback.playout.finish()
        break
      }
      guard await Speaking.speak(sentence, playback.prompt, into: playback.playout, synthesizer, warn) else {
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
    let (sentences, prompt, playout) = (Array(playback.sentences), playback.prompt, playback.playout)
    let (synthesizer, warn) = (synthesizer, warn)
    playback.synthesis = Task {
      for sentence in sentences where !Task.isCancelled {
        guard await Speaking.speak(sentence, prompt, into: playout, synthesizer, warn) else { break }
      }
      playout.finish()
    }
  }

  private static func speak(
    _ sentence: String, _ prompt: Prompt, into playout: Playout, _ synthesizer: any SpeechSynthesizer,
    _ warn: @Sendable (String) -> Void
  ) async -> Bool {
    do {
      playout.beginPhrase()
      try await synthesizer.speak(sentence, language: prompt.language.rawValue, pace: prompt.pace ?? 1) {
        playout.append($0)
      }
      return true
    } catch {
      warn("speaking: \(error)")
      return false
    }
  }
}

extension Prompt {
  /// True for an agent's typed words.
  var isAgents: Bool { name == "agent" }
}
