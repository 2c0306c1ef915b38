import ArgumentParser
import Assistant
import Dialogue
import Foundation
import Rehearsals

struct ReplayRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Plays a real call again, and shows where it would go otherwise today.",
    discussion: "What the caller did comes from the call's journal. When it would go otherwise, the exit status is 1.")

  @OptionGroup var source: JournalSource

  func run() async throws {
    let (journal, name) = try await source.read()
    let replay = JournalReplay(journal, script: try source.options.load().script)
    guard let divergence = replay.divergence else {
      return CallPrinter.write("\(name): \(replay.steps) events, and all goes the same way today")
    }
    let tenths = divergence.at / 100
    CallPrinter.write(
      "\(name): goes otherwise at \(tenths / 10).\(tenths % 10) s, event \(divergence.step) of \(replay.steps): "
        + divergence.event)
    (divergence.was.isEmpty ? ["(nothing more)"] : divergence.was).forEach { CallPrinter.write("  then:  \($0)") }
    (divergence.isNow.isEmpty ? ["(nothing more)"] : divergence.isNow).forEach { CallPrinter.write("  today: \($0)") }
    throw ExitCode(1)
  }
}
