public import Assistant
public import Calls
public import Dialogue
public import Records
public import Understanding
public import Voice

/// What conversations are played with.
public struct Stage: Sendable {
  public var assistant: LoadedAssistant
  /// The languages that spoken callers can be heard in.
  public var hears: [Language]
  /// A new store with the assistant's data.
  public var makeStore: @Sendable () async throws -> any Store
  /// A new line for a spoken call; what it warns of goes to the closure.
  public var makeLine: @Sendable (Bandwidth, @escaping @Sendable (String) -> Void) async throws -> VoiceLine
  public var voice: any CallerVoice
  /// Rows for a query of a call on a store; the store's own where the assistant asks nobody else.
  public var facts: @Sendable (any Store, Query) async throws(StoreError) -> [Facts] = {
    store, query async throws(StoreError) in try await store.facts(for: query)
  }

  public init(
    assistant: LoadedAssistant, hears: [Language], voice: any CallerVoice,
    makeStore: @escaping @Sendable () async throws -> any Store,
    makeLine: @escaping @Sendable (Bandwidth, @escaping @Sendable (String) -> Void) async throws -> VoiceLine
  ) {
    self.assistant = assistant
    self.hears = hears
    self.voice = voice
    self.makeStore = makeStore
    self.makeLine = makeLine
  }
}

/// Speaks for synthetic callers.
public protocol CallerVoice: Sendable {
  /// - Returns: 16 kHz mono.
  func sound(of text: String, voice: String) async throws(RehearsalError) -> [Int16]
  /// A recording at 16 kHz, and its own rate.
  func recording(_ path: String) async throws(RehearsalError) -> (samples: [Int16], sampleRate: Int)
}
