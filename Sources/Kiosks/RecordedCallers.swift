public import Calls
public import Dialogue
import Foundation
import Understanding
public import Voice
import VoiceDSP

/// Callers from WAV files, in real time: some go on together, and the next begins when one has ended.
public struct RecordedCallers: Sendable {
  private static let atOnce = 8
  /// Callers do not begin within the same 20 ms.
  private static let stagger = Duration.milliseconds(250)

  private let files: [(path: String, sampleRate: Int)]
  private let calling: Calling
  private let voices: SpeechStack
  private let start: Start
  private let watch: KioskWatch
  private let live: LiveCalls

  /// Reads the files' headers.
  ///
  /// - Parameters:
  ///   - paths: one WAV a caller; mono, or the left channel.
  ///   - calling: begins the calls.
  ///   - voices: what they are heard and answered with.
  ///   - start: how they begin, but for the day.
  ///   - watch: who watches.
  ///   - live: where the calls are found, and stopped.
  /// - Throws: when a file cannot be read.
  public init(
    _ paths: [String], calling: Calling, voices: SpeechStack, start: Start, watch: KioskWatch, live: LiveCalls
  ) throws(AudioError) {
    var files: [(String, Int)] = []
    for path in paths { files.append((path, try WAVSource(path: path).format.sampleRate)) }
    self.files = files
    (self.calling, self.voices, self.start, self.watch, self.live) = (calling, voices, start, watch, live)
  }

  /// Takes all of them; no further one begins when `live` is stopped or the task cancelled. A call that fails is told, and
  /// the others go on.
  public func serve() async {
    await withTaskGroup(of: Void.self) { group in
      for (index, file) in files.enumerated() {
        if index >= Self.atOnce { await group.next() }
        if index > 0 { try? await Task.sleep(for: Self.stagger) }
        guard !Task.isCancelled, await !live.isStopping else { break }
        group.addTask {
          do {
            try await take(file.path, Bandwidth(sampleRate: file.sampleRate))
          } catch {
            watch.call.warned("\(file.path): \(error)")
          }
        }
      }
    }
  }

  private func take(_ path: String, _ bandwidth: Bandwidth) async throws {
    let bridge = AudioBridge()
    let line = try await voices.line(pacing: .live, bandwidth: bandwidth, bridge: bridge, warn: watch.call.warned)
    var start = start
    start.today = CalendarDay(Date(), in: .current)
    let call = try await calling.begin(start, line: line, pacing: .live, observer: watch.observer(of: bridge))
    let source = PacedSource(ResampledSource(try WAVSource(path: path)))
    try await SpokenCall(call: call, line: line, bridge: bridge, start: start, watch: watch, live: live)
      .run(source: source, sink: nil)
  }
}
