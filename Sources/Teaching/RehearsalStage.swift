public import Assistant
import Calls
import Dialogue
public import Kiosks
import LookupsHTTP
import Records
import RecordsSQLite
public import Rehearsals
import Understanding

/// What conversations are played with: the assistant, its data in memory, and the same speech as in a live call.
public enum RehearsalStage {
  /// - Parameters:
  ///   - assistant: whose conversations they are.
  ///   - speech: for those with sound; nil when there are none.
  /// - Returns: the stage.
  public static func make(_ assistant: LoadedAssistant, speech: SpeechStack?) -> Stage {
    var stage = Stage(
      assistant: assistant, hears: speech?.hears ?? [], voice: SyntheticCaller(),
      makeStore: {
        let store = try SQLiteStore.inMemory()
        try await store.load(
          assistant.tables.map { DataTable(name: $0.name, columns: $0.columns, rows: $0.rows) })
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
