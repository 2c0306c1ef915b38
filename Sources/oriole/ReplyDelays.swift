import Calls
import Evaluation
import Foundation
import Synchronization
import Voice

/// How soon one caller was answered, by the wall clock: from the last loud sound of what was said to the first sample
/// of the reply, to within a frame, which is counted in.
///
/// Speech ends with the last frame within 40 dB of the caller's loudest, before 400 ms below it. What Oriole still says
/// then is no reply.
final class ReplyDelays: Sendable {
  private static let range = 40.0
  private static let pause = 20
  /// Later sound is no reply to what was said, but a reprompt.
  private static let latest = 3.0
  private static let audible = 60

  private struct Frame {
    /// When the frame was whole.
    var due: ContinuousClock.Instant
    var level: Double
    /// When Oriole's sound for the same 20 ms was there; nil where it is silent.
    var answered: ContinuousClock.Instant?
  }

  private struct State {
    var due: ContinuousClock.Instant?
    var frames: [Frame] = []
  }

  private let state = Mutex(State())

  /// The caller's next frame is whole.
  func frame(due: ContinuousClock.Instant) { state.withLock { $0.due = due } }

  /// What came of it.
  func watch(_ tick: VoiceLine.Tick) {
    let isAudible = tick.sound.samples.contains { abs(Int($0)) > Self.audible }
    let now = ContinuousClock.now
    state.withLock { state in
      guard let due = state.due else { return }
      state.frames.append(Frame(due: due, level: tick.level, answered: isAudible ? now : nil))
    }
  }

  /// Seconds, in the order of the replies.
  var seconds: [Double] {
    let frames = state.withLock(\.frames)
    guard let loudest = frames.map(\.level).max(), loudest > -60 else { return [] }
    let loud = frames.indices.filter { frames[$0].level > loudest - Self.range }
    let ends = zip(loud, loud.dropFirst() + [frames.count + Self.pause]).filter { $1 - $0 > Self.pause }.map(\.0)
    return ends.compactMap { end in
      guard frames[end].answered == nil,
        let reply = frames[end...].lazy.compactMap(\.answered).first
      else { return nil }
      let delay = (reply - (frames[end].due - LineFormat.frameDuration)) / .seconds(1)
      return delay < Self.latest ? delay : nil
    }
  }

  private struct Line: Encodable {
    var event = "replied"
    var call: String?
    var replyAfter: Double
  }

  /// A line for each reply as JSON, or one in words.
  func lines(_ format: OutputFormat, call: String?) -> [String] {
    let seconds = seconds
    guard format == .text else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return seconds.compactMap { try? encoder.encode(Line(call: call, replyAfter: $0)) }
        .map { String(decoding: $0, as: UTF8.self) }
    }
    guard let median = Quantile.of(seconds, at: 0.5), let latest = seconds.max() else { return [] }
    return [
      String(
        format: "        (%d replies, after %.0f ms in the median, %.0f ms at the most)",
        seconds.count, median * 1000, latest * 1000)
    ]
  }
}
