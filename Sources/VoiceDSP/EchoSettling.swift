/// Judges when an echo canceller has learned its room.
///
/// It has when little of the sound that came in while something was played is left; there is nothing to learn when the
/// microphone stays quiet while something is played; and after four seconds of played sound the wait is over in any case.
struct EchoSettling: Sendable {
  /// −45 dBFS; what is played softer than this leaves no echo to speak of.
  private static let playedPower = 3.2e-5
  /// −50 dBFS; softer than the endpointer's caller.
  private static let quietPower = 1e-5
  /// Frames for which an echo may follow what was played: the canceller's tail, and its own delay.
  private static let tailFrames = 12
  private static let quietBound = 20
  private static let wait = 200
  private static let leastFrames = 25
  /// 20 dB.
  private static let wantedLoss = 100.0

  private(set) var isDone = false
  private var sincePlayed = tailFrames
  private var playedFrames = 0
  private var quietFrames = 0
  private var microphonePower = 0.0
  private var outputPower = 0.0

  /// Takes one frame of each; whether this frame's output may still be Oriole's own voice.
  mutating func isTurnedDown(microphone: [Int16], played: [Int16], output: [Int16]) -> Bool {
    guard !isDone else { return false }
    let isPlayed = played.power > Self.playedPower
    sincePlayed = isPlayed ? 0 : min(sincePlayed + 1, Self.tailFrames)
    guard sincePlayed < Self.tailFrames else { return false }
    let heard = microphone.power
    microphonePower = 0.95 * microphonePower + 0.05 * heard
    outputPower = 0.95 * outputPower + 0.05 * output.power
    quietFrames = heard < Self.quietPower ? quietFrames + 1 : 0
    if isPlayed { playedFrames += 1 }
    let hasLearned = playedFrames >= Self.leastFrames && outputPower * Self.wantedLoss < microphonePower
    isDone = hasLearned || quietFrames >= Self.quietBound || playedFrames >= Self.wait
    return true
  }
}

extension [Int16] {
  /// Mean square, 1 for full scale.
  fileprivate var power: Double {
    reduce(0) { $0 + Double($1) * Double($1) } / (Double(Swift.max(count, 1)) * 32_768 * 32_768)
  }
}
