import Dialogue
import Records

/// Writes a call's journal in order beside the call, so that no event waits for the disk.
actor JournalWriter {
  private static let limit = 10_000
  private let store: any Store
  private let call: CallID
  private let warn: @Sendable (String) -> Void
  private var waiting: [JournalEntry] = []
  private var writing: Task<Void, Never>?
  private var isWriting = false
  private var lost = 0

  init(store: any Store, call: CallID, warn: @escaping @Sendable (String) -> Void) {
    self.store = store
    self.call = call
    self.warn = warn
  }

  func append(_ entry: JournalEntry) {
    guard waiting.count < Self.limit else {
      lost += 1
      return
    }
    waiting.append(entry)
    guard !isWriting else { return }
    isWriting = true
    // What can be done at once is done on this thread: waking another one costs more.
    writing = Task.immediate { await write() }
  }

  private func write() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      do {
        try await store.append(batch, to: call)
      } catch {
        lost += batch.count
        warn("journal of call \(call.value): \(error)")
      }
    }
    isWriting = false
  }

  /// Returns when all is written.
  func flush() async {
    await writing?.value
    if lost > 0 { warn("journal of call \(call.value): \(lost) entries were lost") }
    lost = 0
  }
}
