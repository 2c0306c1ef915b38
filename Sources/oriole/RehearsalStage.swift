import Assistant
import Calls
import Dialogue
import Kiosks
import LookupsHTTP
import Records
import RecordsSQLite
import Rehearsals
import Understanding

/// What conversations are played with: the assistant, its data in memory, and the same speech as in a live call.
enum RehearsalStage {
  static func make(
    _ assistant: LoadedAssistant, needsSpeech: Bool, _ options: SpeechOptions
  ) async throws -> Stage {
    let speech =
      needsSpeech
      ? try await SpeechStack(
        assistant: assistant, options: options, beginningIn: assistant.script.defaultLanguage) : nil
    var stage = Stage(
      assistant: assistant, hears: speech?.hears ?? [], voice: SyntheticCaller(),
      makeStore: {
        let store = try SQLiteStore.inMemory()
        try await store.load(assistant)
        return store
      },
      makeLine: { bandwidth, warn in
        guard let speech else { throw RehearsalError("there is no speech") }
        return try await speech.line(pacing: .virtual, bandwidth: bandwidth, warn: warn)
      })
    stage.facts = { store, query throws(StoreError) in try await DataSources(store: store).facts(for: query) }
    return stage
  }
}
