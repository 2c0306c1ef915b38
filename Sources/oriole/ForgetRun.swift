import ArgumentParser
import Foundation
import Records
import Settings
import Stores

/// Who sits at the machine, for the trail.
private let whoTypes = "\(NSUserName()) at the command line"

/// Where `oriole serve` on this machine keeps the sound of calls.
private var recordingFolder: RecordingFolder? {
  AssistantOptions.settings?.kiosk.recordings.map { RecordingFolder($0) }
}

struct ForgetRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Erases what one customer said, and who it was; what is counted stays.",
    discussion: """
      Erased are what is remembered of the customer, and of each of their calls the words, keys, lookups, the agent's \
      words, numbers, names, and the recording in the folder of the setting `kiosk.recordings`; `oriole serve` erases \
      those of other machines within an hour. The business's own tables are the business's to erase.
      """)

  @Argument(help: "The customer: as the business knows them, or the number that the line tells.")
  var customer: String
  @Flag(help: "Do not ask.")
  var yes = false
  @OptionGroup var options: AssistantOptions

  func run() async throws {
    let store = try await options.openExistingStore()
    let erasure = Erasure(store, recordings: recordingFolder)
    do {
      let found = try await erasure.find(customer)
      guard !found.isNothing else { throw Failure("\(store.place): has nothing of “\(customer)”") }
      let calls = found.calls.prefix(20).map { "\($0.value)" }.joined(separator: ", ")
      let more = found.calls.count > 20 ? ", …" : ""
      CallPrinter.write("calls    \(found.calls.count)\(calls.isEmpty ? "" : " (\(calls)\(more))")")
      CallPrinter.write("recorded \(found.recorded.count)")
      CallPrinter.write("profile  \(found.hasProfile ? "yes" : "none")")
      if !yes {
        FileHandle.standardOutput.write(Data("Erase all of it, for good? Type yes: ".utf8))
        guard readLine()?.trimmingCharacters(in: .whitespaces).lowercased() == "yes" else {
          throw Failure("nothing was erased")
        }
      }
      try await erasure.erase(found, of: customer, by: whoTypes, at: Date())
      CallPrinter.write("erased")
    } catch let error as StoreError { throw Failure(error) }
  }
}

struct RetainRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retain", abstract: "Erases what callers said longer ago than the retention; what is counted stays.",
    discussion: "`oriole serve` does the same once an hour when the setting `retention` says how many days.")

  @Option(help: "The days (default: the setting `retention`).")
  var days: Int?
  @OptionGroup var options: AssistantOptions

  func validate() throws {
    if let days, !(1...36_500).contains(days) { throw ValidationError("--days is 1 to 36500") }
  }

  func run() async throws {
    guard let days = days ?? AssistantOptions.settings?.retention else {
      throw Failure("for how long? --days 365, or the setting `retention`", isUsage: true)
    }
    do throws(StoreError) {
      let erasure = Erasure(try await existingStore(), recordings: recordingFolder)
      let erased = try await erasure.retain(days: days, by: whoTypes, at: Date())
      let (calls, customers) = (erased.calls, erased.customers)
      CallPrinter.write("erased: \(calls) calls, \(customers) customers, \(erased.recordings) recordings")
    } catch { throw Failure(error) }
  }

  private func existingStore() async throws(StoreError) -> any DurableStore {
    do { return try await options.openExistingStore() } catch { throw StoreError(.unavailable, "\(error)") }
  }
}
