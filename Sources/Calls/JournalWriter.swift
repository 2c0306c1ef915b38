import Dialogue
import Records

/// Writes a call's journal in order beside the call, so that no event waits for the disk.
actor JournalWriter {
  private static let limit = 10_000
  private let store: any Store
  private let call: CallID
  private let hold: ChatHold?
  private let observer: CallObserver
  private var waiting: [JournalEntry] = []
  private var writing: Task<Void, Never>?
  private var isWriting = false
  private var lost = 0
  /// Whether another program writes the journal now.
  private var isTaken = false

  init(store: any Store, call: CallID, hold: ChatHold?, observer: CallObserver) {
    (self.store, self.call, self.hold, self.observer) = (store, call, hold, observer)
  }

  func append(_ entry: JournalEntry) {
    guard !isTaken else { return }
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
        try await store.append(batch, to: call, by: hold)
      } catch  where error.code == .taken {
        (isTaken, waiting) = (true, [])
        observer.taken()
      } catch {
        lost += batch.count
        observer.warned("journal of call \(call.value): \(error)")
      }
    }
    isWriting = false
  }

  /// Returns when all is written; false when another program writes the journal now.
  @discardableResult func flush() async -> Bool {
    await writing?.value
    if lost > 0 { observer.warned("journal of call \(call.value): \(lost) entries were lost") }
    lost = 0
    return !isTaken
  }
}
