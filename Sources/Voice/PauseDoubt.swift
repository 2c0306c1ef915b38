/// Whether a pause within an utterance sounds as if the caller goes on: from sound alone, before any words are known.
///
/// Who has paused before pauses again; a pause right after a long vowel is often a thought, as in "five… four"; one
/// that begins while the voice is still close to the noise is hard to tell from a soft sound; and in a pause to think people
/// breathe and move their lips, while after the end the line is as quiet as it gets. A logistic regression of these says
/// how likely the pause is to be the end. Its weights were fitted on the pauses of half of the speakers of recorded sets
/// (AN4, speechocean762, dspspeech20; in the clear, in rooms and at 20 dB of noise), and rounded. README, “Turns”, has the
/// figures of the other half.
struct PauseDoubt: Sendable {
  /// Voicing of a frame that continues a vowel, and of one that surely is in one.
  private static let voiced = 0.5
  private static let surelyVoiced = 0.6
  /// dB under the loudest frame within which frames count as such.
  private static let voicedRange = 30.0
  private static let surelyVoicedRange = 25.0
  /// The frames of a pause, from 1, that tell how quiet it is: 120–200 ms after its start.
  private static let quietest = 7...10

  private var peak = FeatureExtractor.silence
  private var voicedRun = 0
  private var lastVoicedRun = 0
  private var sinceVoice = 0
  private var longestPause = 0
  private var pause = 0
  private var pauseRise = 0.0
  private var range = 0.0

  /// Takes a frame that belongs to the speech, and ends a pause.
  mutating func hear(_ frame: FrameFeatures) {
    longestPause = max(longestPause, pause)
    pause = 0
    peak = max(peak, frame.level)
    voicedRun = frame.voicing > Self.voiced && frame.level > peak - Self.voicedRange ? voicedRun + 1 : 0
    if frame.voicing > Self.surelyVoiced && frame.level > peak - Self.surelyVoicedRange {
      lastVoicedRun = voicedRun
      sinceVoice = 0
    } else {
      sinceVoice += 1
    }
  }

  /// Takes a frame of a pause. `rise` is its level over the noise in dB, `floor` the noise in dBFS.
  mutating func rest(rise: Double, floor: Double) {
    pause += 1
    if pause == 1 {
      range = peak - floor
      pauseRise = 0
    }
    if Self.quietest.contains(pause) { pauseRise += rise / Double(Self.quietest.count) }
  }

  /// Of the present pause: 0 where it is surely the end, 1 where the caller is likely to go on.
  var value: Double {
    func seconds(_ frames: Int, upTo bound: Double) -> Double { min(Double(frames) * 0.02, bound) }
    let habit = 5.65 * seconds(longestPause, upTo: 0.5)
    let voice = 4.4 * seconds(lastVoicedRun, upTo: 0.5) - 6.5 * seconds(sinceVoice, upTo: 0.4)
    let doubt = 4.0 + habit + voice - 0.097 * min(range, 45) + 0.18 * min(max(pauseRise, -15), 5)
    return min(max(doubt, 0), 1)
  }
}
