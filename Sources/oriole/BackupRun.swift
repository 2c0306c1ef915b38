import ArgumentParser
import Records
import Stores

struct BackupRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Writes all that the store keeps to a file, while calls go on.",
    discussion: "A backup of a file's store can be restored to PostgreSQL, and the other way round.")

  @Argument(help: "The file; one that is there is replaced when the new one is whole.")
  var file: String
  @OptionGroup var options: AssistantOptions

  func run() async throws {
    let store = try await options.openExistingStore()
    do {
      let lines = try await store.backUp(toFile: file)
      CallPrinter.write("\(file): \(lines) tables and rows of \(store.place)")
    } catch { throw Failure(error) }
  }
}

struct RestoreRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Fills a store from a backup, all of it or nothing.")

  @Argument(help: "The file that `oriole backup` wrote.")
  var file: String
  @Flag(help: "Also where there are calls, customers or accounts: they are lost.")
  var replace = false
  @OptionGroup var options: AssistantOptions

  func run() async throws {
    let store = try await options.openStore()
    do throws(StoreError) {
      try await store.restore(fromFile: file, replacing: replace)
      CallPrinter.write("\(store.place): restored from \(file)")
    } catch { throw Failure(error) }
  }
}
