import ArgumentParser
import Assistant
import Dialogue
import Foundation
import Kiosks
import Rehearsals
import Teaching
import Understanding

struct TestRun: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Plays conversations, and tells which went otherwise than they should.",
    discussion: """
      Each file is a list of conversations: what a caller types, keys in or says, and what must come of it. They are \
      played faster than real time, on all cores, and go the same way each time. With one that went otherwise, the exit \
      status is 1.
      """)

  @Argument(help: "Files or folders of conversations, or the folder of an assistant (default: the assistant's tests).")
  var paths: [String] = []
  @Option(help: "The assistant's folder (default: $ORIOLE_ASSISTANT, or Models/shop).")
  var assistant: String?
  @Option(help: "Plays only conversations whose names have this in them.")
  var only: String?
  @Option(help: "How many are played at once (default: as many as there are cores).")
  var atOnce: Int?
  @Option(help: "Writes the results as JUnit's XML.")
  var junit: String?
  @Option(help: "Writes the results as a page with timelines.")
  var html: String?
  @Flag(help: "Shows all conversations, not only those that went otherwise.")
  var verbose = false
  @Option(
    help: """
      Instead of playing the conversations, sends so many random, hostile and mixed turns made of them, and checks that \
      all that is said is authored.
      """)
  var babble: Int?
  @Option(help: "What the random turns are made from; the same number makes the same turns.")
  var seed: UInt64 = 1
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    if let babble, !(1...10_000_000).contains(babble) { throw ValidationError("--babble is 1 to 10000000") }
    if let atOnce, !(1...1000).contains(atOnce) { throw ValidationError("--at-once is 1 to 1000") }
  }

  func run() async throws {
    // An assistant's own folder stands for its tests.
    let named = paths.count == 1 && assistant == nil ? paths.first(where: RehearsalFolder.isAssistant) : nil
    let folder = named ?? AssistantOptions.folder(assistant)
    let all = try rehearsals(folder, named == nil ? paths : [])
    let chosen = all.filter { only.map($0.name.contains) ?? true }
    guard !chosen.isEmpty else { throw Failure("no conversation has “\(only ?? "")” in its name") }
    let loaded = try AssistantOptions.load(folder)
    for language in Set(chosen.compactMap(\.language)) where !loaded.script.languages.contains(language) {
      throw Failure("\(loaded.name) does not speak “\(language.rawValue)”")
    }
    if let babble { return try await play(babble, of: chosen, with: loaded) }
    let stack =
      chosen.contains(where: \.isSpoken)
      ? try await SpeechStack(assistant: loaded, options: speech, beginningIn: loaded.script.defaultLanguage) : nil
    let stage = RehearsalStage.make(loaded, speech: stack)
    let width = atOnce ?? ProcessInfo.processInfo.activeProcessorCount
    let isVerbose = verbose
    let outcomes = await RehearsalRun(on: stage).play(chosen, atOnce: width)
    for outcome in outcomes {
      if let failure = RehearsalText().failure(outcome) {
        CallPrinter.write(failure)
      } else if isVerbose {
        CallPrinter.write(RehearsalText().whole(outcome))
      }
    }
    CallPrinter.write(RehearsalText().summary(outcomes))
    if let junit { try write(JUnitReport(outcomes).text, to: junit) }
    if let html { try write(HTMLReport(outcomes, title: "Conversations of \(loaded.name)").text, to: html) }
    guard outcomes.allSatisfy(\.isPassed) else { throw ExitCode(1) }
  }

  private func play(_ turns: Int, of rehearsals: [Rehearsal], with assistant: LoadedAssistant) async throws {
    let stage = RehearsalStage.make(assistant, speech: nil)
    let run = BabbleRun(
      script: assistant.script, store: try await stage.makeStore(), sentences: rehearsals.flatMap(\.sayings),
      customers: rehearsals.compactMap(\.identity))
    let report = await run.play(turns: turns, seed: seed, today: rehearsals[0].today)
    for fault in report.faults { CallPrinter.write(fault) }
    let counts = "\(report.turns) turns in \(report.calls) calls, \(report.prompts) prompts"
    guard report.faults.isEmpty else {
      CallPrinter.write("\(counts): not all as authored")
      throw ExitCode(1)
    }
    CallPrinter.write("\(counts): all as authored")
  }

  private func rehearsals(_ folder: String, _ paths: [String]) throws -> [Rehearsal] {
    do {
      let places = paths.isEmpty ? [RehearsalFolder.tests(of: folder)] : paths
      return try places.flatMap { place throws(AssistantError) in try RehearsalFolder.read(place) }
    } catch {
      throw Failure("\(error)")
    }
  }

  private func write(_ text: String, to path: String) throws {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure("\(path): cannot be written")
    }
  }
}
