import ArgumentParser
import Foundation
import Records
import Rehearsals

struct RecordRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: "Turns a real call into a conversation for `oriole test`.",
    discussion: "PINs are not kept in journals: where one was given, the conversation says that one must be put in.")

  @OptionGroup var source: JournalSource
  @Option(help: "The conversation's name.")
  var name: String?
  @Option(help: "The file to write (default: standard output).")
  var output: String?
  @Flag(help: "Writes the journal itself, a JSON object a line, for `oriole replay`.")
  var journal = false

  func run() async throws {
    let (entries, call) = try await source.read()
    let text = journal ? try lines(entries) : RecordedRehearsal(entries, name: name ?? call).yaml
    guard let output else { return FileHandle.standardOutput.write(Data(text.utf8)) }
    guard !FileManager.default.fileExists(atPath: output) else { throw Failure("\(output): is there already") }
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    } catch {
      throw Failure("\(output): cannot be written")
    }
  }

  private func lines(_ entries: [JournalEntry]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) + "\n" }.joined()
  }
}
