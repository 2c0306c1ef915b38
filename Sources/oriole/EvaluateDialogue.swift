import ArgumentParser
import Assistant
import Dialogue
import Foundation
import Rehearsals
import Teaching
import Understanding

struct EvaluateDialogue: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialogue", abstract: "How many turns a second the dialogue takes, and how large conversations are.",
    discussion: """
      Plays the typed turns of the assistant's conversations (its folder tests) through the engine, on one core: words \
      are understood, forms filled and texts filled in; the business's rows are at hand. Then so many conversations are \
      opened and kept.
      """)

  @Option(help: "The assistant's folder (default: $ORIOLE_ASSISTANT, or Models/shop).")
  var assistant: String?
  @Option(help: "Turns in each language.")
  var turns = 20_000
  @Option(help: "Conversations that are open at once.")
  var open = 1_000
  @Option(help: "How the result is shown: text or json.")
  var format = OutputFormat.text

  func validate() throws {
    guard (1...10_000_000).contains(turns) else { throw ValidationError("--turns is 1 to 10000000") }
    guard (1...100_000).contains(open) else { throw ValidationError("--open is 1 to 100000") }
  }

  private struct Result: Encodable {
    var turnsPerSecond: [String: Double] = [:]
    var conversations: [String: Int] = [:]
    var openConversations = 0
    var kilobytesPerConversation = 0.0
  }

  func run() async throws {
    let folder = AssistantOptions.folder(assistant)
    let rehearsals: [Rehearsal]
    do {
      rehearsals = try RehearsalFolder.read(RehearsalFolder.tests(of: folder))
    } catch {
      throw Failure("\(error)")
    }
    let loaded = try AssistantOptions.load(folder)
    let store = try await RehearsalStage.make(loaded, speech: nil).makeStore()
    var result = Result()
    var kept: [[Conversation]] = []
    for language in loaded.script.languages {
      let measurement = DialogueMeasurement(script: loaded.script, rehearsals: rehearsals, language: language)
      guard measurement.callCount > 0 else { continue }
      await measurement.warmUp(store: store)
      result.conversations[language.rawValue] = measurement.callCount
      let clock = ContinuousClock()
      let begin = clock.now
      let played = await measurement.play(atLeast: turns)
      result.turnsPerSecond[language.rawValue] = Double(played) / ((clock.now - begin) / .seconds(1))
      if kept.isEmpty {
        let empty = residentKilobytes()
        kept.append(await measurement.open(open))
        result.openConversations = open
        result.kilobytesPerConversation = Double(max(0, residentKilobytes() - empty)) / Double(open)
      }
    }
    withExtendedLifetime(kept) {}
    try show(result)
  }

  private func show(_ result: Result) throws {
    guard format == .text else {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
      return CallPrinter.write(String(decoding: try encoder.encode(result), as: UTF8.self))
    }
    for (language, rate) in result.turnsPerSecond.sorted(by: { $0.key < $1.key }) {
      CallPrinter.write("\(language)  \(Int(rate)) turns/s (\(result.conversations[language] ?? 0) conversations)")
    }
    let size = (result.kilobytesPerConversation * 10).rounded() / 10
    CallPrinter.write("\(result.openConversations) conversations open at once: \(size) KB each")
  }

  /// The process's resident memory, from `/proc/self/statm` (pages of 4 KB).
  private func residentKilobytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ").compactMap { Int($0) }
    return fields.count > 1 ? fields[1] * 4 : 0
  }
}
