import Records

/// Journals that are written together: one transaction for all that came while the one before it ran, because with
/// many calls at once the transactions cost more than what they write.
actor JournalAppends {
  /// One call's entries, as they are kept.
  struct Append: Sendable {
    let call: CallID
    let texts: [String]
    let hold: ChatHold?
  }

  private typealias Waiting = (append: Append, done: CheckedContinuation<Result<Void, StoreError>, Never>)
  private let write: @Sendable ([Append]) async -> [Result<Void, StoreError>]
  private var waiting: [Waiting] = []
  private var isWriting = false

  /// - Parameter write: writes them in one transaction; an outcome for each.
  init(write: @escaping @Sendable ([Append]) async -> [Result<Void, StoreError>]) { self.write = write }

  /// Returns when the entries have been written. As many wait as there are callers of this.
  func append(_ texts: [String], to call: CallID, by hold: ChatHold?) async throws(StoreError) {
    let outcome = await withCheckedContinuation { done in
      waiting.append((Append(call: call, texts: texts, hold: hold), done))
      guard !isWriting else { return }
      isWriting = true
      Task { await writeAll() }
    }
    try outcome.get()
  }

  private func writeAll() async {
    while !waiting.isEmpty {
      let batch = waiting
      waiting = []
      for (item, outcome) in zip(batch, await write(batch.map(\.append))) { item.done.resume(returning: outcome) }
    }
    isWriting = false
  }
}
