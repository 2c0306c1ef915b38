import ArgumentParser
import Dialogue
import Foundation
import Records

/// A call that is meant: of the store, or in a file.
struct JournalSource: ParsableArguments {
  private static let limit = 64_000_000

  @Argument(help: "The call: its number in the store, `last`, or a file of journal lines (JSON).")
  var call: String
  @OptionGroup var options: AssistantOptions

  /// The journal, and how the call is called in messages.
  func read() async throws -> (journal: [JournalEntry], name: String) {
    if FileManager.default.fileExists(atPath: call) { return (try file(call), call) }
    let store = try await options.openExistingStore()
    do {
      let latest = call == "last" ? try await store.latestCall() : nil
      guard let number = latest?.value ?? Int64(call) else {
        throw Failure(
          call == "last" ? "\(store.place): has no call" : "“\(call)” is no call's number, not “last” and no file"
        )
      }
      let journal = try await store.journal(of: CallID(number))
      guard !journal.isEmpty else { throw Failure("\(store.place): has no call \(number)") }
      return (journal, "call \(number)")
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  private func file(_ path: String) throws -> [JournalEntry] {
    guard let data = FileManager.default.contents(atPath: path), data.count <= Self.limit else {
      throw Failure("\(path): cannot be read, or is larger than 64 MB")
    }
    let decoder = JSONDecoder()
    let lines = data.split(separator: UInt8(ascii: "\n"))
    let journal = try lines.enumerated().map { index, line in
      guard let entry = try? decoder.decode(JournalEntry.self, from: line) else {
        throw Failure("\(path):\(index + 1): not a line of a journal")
      }
      return entry
    }
    guard !journal.isEmpty else { throw Failure("\(path): is empty") }
    return journal
  }
}
