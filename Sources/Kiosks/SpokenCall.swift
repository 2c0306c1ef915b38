import Calls
import Dialogue
import Foundation
import Records
import Voice

/// One caller's spoken call in live time, from its first frame to its end in the store.
struct SpokenCall {
  let call: Call
  let line: VoiceLine
  let bridge: AudioBridge
  let start: Start
  let watch: KioskWatch
  let live: LiveCalls

  /// Runs the call.
  ///
  /// - Parameters:
  ///   - source: the caller's sound.
  ///   - sink: where Oriole's goes; nil for nowhere.
  ///   - recorder: makes what keeps both; nil for nothing.
  ///   - afterwards: before the call is over.
  /// - Throws: `AudioError` when a device or the recording fails; the call is ended all the same.
  func run(
    source: any AudioSource, sink: (any AudioSink)?, recorder: (CallID) throws -> CallRecorder? = { _ in nil },
    afterwards: () async throws -> Void = {}
  ) async throws {
    await live.began(call, bridge: bridge)
    watch.told(.began(call.id))
    var recorded: CallRecorder?
    do {
      recorded = try recorder(call.id)
      _ = try await VoiceLoop(
        source: source, sink: sink, line: line, call: call, recorder: recorded, watch: watch.ticked
      ).run(start)
      try await afterwards()
    } catch {
      await finish()
      throw error
    }
    await finish()
    try await recorded?.finish()
  }

  private func finish() async {
    await call.finish(at: Date())
    await live.ended(call.id)
    watch.told(.ended(call.id, await call.disposition ?? .failed))
  }
}
