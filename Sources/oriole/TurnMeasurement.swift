import Evaluation
import Voice
import Understanding

/// Finds the turns in recordings, each as the first words of a new caller.
struct TurnMeasurement {
  /// A line is open before a caller speaks, and stays open: frames of 20 ms.
  static let lead = 50
  private static let tail = 150
  /// Samples of 100 ms: the quietest piece of this length outside of the speech is the line's background.
  private static let piece = 1600
  /// Of the speech's marks: what is so close to them may still be speech.
  private static let margin = 800
  /// ±12 of 32,768, −73 dBFS: the background where a recording has none of its own.
  private static let dither = 12

  let noise: RoomNoise?

  /// What was found in one recording, and how long that took.
  struct Outcome {
    var found: [FoundTurn]
    var soundSeconds: Double
    var processingSeconds: Double
  }

  func findTurns(in line: [AudioFrame]) -> Outcome {
    var endpointer = Endpointer()
    var found: [FoundTurn] = []
    let begun = ContinuousClock.now
    for (index, frame) in line.enumerated() {
      // A decision is there when its frame has been heard.
      let time = Double(index + 1 - Self.lead) * 0.02
      switch endpointer.process(frame) {
      case .speechStarted: found.append(FoundTurn(started: time, ended: .infinity))
      case .speechEnded: if let last = found.indices.last { found[last].ended = time }
      case .suspected, .dismissed, nil: break
      }
    }
    return Outcome(
      found: found, soundSeconds: Double(line.count) * 0.02,
      processingSeconds: (ContinuousClock.now - begun) / .seconds(1))
  }

  /// The recording between stretches of its own background, `lead` frames before it, in noise where that is wanted.
  ///
  /// - Parameters:
  ///   - samples: 16 kHz mono.
  ///   - speech: where in it, in seconds; the background is looked for elsewhere.
  ///   - seed: chooses the dither, and the place in the noise.
  /// - Returns: whole frames of 20 ms.
  func line(_ samples: [Int16], speech: MarkedSpeech, seed: UInt64) -> [AudioFrame] {
    let length = LineFormat.samplesPerFrame
    let background = Self.background(of: samples, speech: speech)
    var hiss = SplitMix64(seed: seed, name: "line")
    func pause(frames: Int) -> [Int16] {
      (0..<frames * length).map { index in
        guard !background.isEmpty else { return Int16(hiss.next(below: 2 * Self.dither + 1) - Self.dither) }
        // Forth and back, so that there is no step.
        let place = index % (2 * background.count)
        return background[place < background.count ? place : 2 * background.count - 1 - place]
      }
    }
    var sound = pause(frames: Self.lead) + samples + pause(frames: Self.tail)
    if let noise { sound = noise.under(sound, seed: seed) }
    return stride(from: 0, to: sound.count - length + 1, by: length).map {
      AudioFrame(samples: Array(sound[$0..<$0 + length]), sampleRate: LineFormat.sampleRate)
    }
  }

  /// The quietest 100 ms outside of the speech; empty where the speech fills the recording.
  private static func background(of samples: [Int16], speech: MarkedSpeech) -> [Int16] {
    let rate = Double(LineFormat.sampleRate)
    let spoken = (speech.start * rate - Double(margin))...(speech.end * rate + Double(margin))
    var quietest: (power: Double, range: Range<Int>)?
    for start in stride(from: 0, through: samples.count - piece, by: piece / 4) {
      let range = start..<start + piece
      if speech.isSpeech, Double(range.upperBound) > spoken.lowerBound, Double(range.lowerBound) < spoken.upperBound {
        continue
      }
      let power = samples[range].reduce(0) { $0 + Double($1) * Double($1) }
      if power < quietest?.power ?? .infinity { quietest = (power, range) }
    }
    return quietest.map { Array(samples[$0.range]) } ?? []
  }
}
