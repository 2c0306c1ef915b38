import ArgumentParser
import Foundation
import Records
import Reporting
import Understanding

struct TeachList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Shows what was not understood or was rejected, the most frequent first.",
    discussion: """
      What is alike is one group, with a name such as en-3f9a for `oriole teach assign` and `oriole teach answer`. \
      `oriole replay CALL` and `oriole record CALL` show a call.
      """)

  @OptionGroup var source: TeachingSource
  @Option(help: "Only groups of so many turns or more.")
  var least = 1
  @Option(help: "How it is shown: text or json.")
  var format = OutputFormat.text

  func run() async throws {
    let groups = try await source.groups().filter { $0.count >= least }
    switch format {
    case .json: try OutputFile.write(ReportRun.json(groups), to: nil)
    case .text:
      if groups.isEmpty { CallPrinter.write("nothing: all was understood") }
      for group in groups { Self.lines(group).forEach { CallPrinter.write(ReportText.clean($0)) } }
    }
  }

  private static func lines(_ group: PhraseGroup) -> [String] {
    let kinds = group.kinds.map { kind in
      "\(kind.count) \(UnclearTurn.Kind(rawValue: kind.name).map(name) ?? kind.name)"
    }
    let suggestion = group.suggestion.map { "; callers meant \($0.rawValue)" } ?? ""
    let phrases = group.phrases.prefix(8).map { phrase in
      "    \(phrase.count) × “\(phrase.text)”  (call \(phrase.calls.map { "\($0.value)" }.joined(separator: ", ")))"
    }
    let rest = group.phrases.count - phrases.count
    return ["\(group.id)  \(kinds.joined(separator: ", "))\(suggestion)"] + phrases
      + (rest > 0 ? ["    … and \(rest) more"] : [])
  }

  private static func name(_ kind: UnclearTurn.Kind) -> String {
    switch kind {
    case .notUnderstood: "not understood"
    case .refused: "refused"
    case .confirmed: "confirmed after a question"
    case .unsure: "unsure"
    }
  }
}

/// Where what is taught comes from: calls of the last 28 days, or of other days.
struct TeachingSource: ParsableArguments {
  @OptionGroup var options: AssistantOptions
  @OptionGroup var days: PeriodOptions
  @Option(help: "Only what was said in this language.")
  var language: String?

  /// - Returns: the largest first.
  func groups() async throws -> [PhraseGroup] {
    let period = try days.period(days: 28)
    do {
      let turns = try await CallLogReader(try await options.openExistingStore()).unclearTurns(period.times)
      return PhraseGroup.groups(of: turns).filter { group in language.map { $0 == group.language.rawValue } ?? true }
    } catch let error as StoreError {
      throw Failure(error)
    }
  }

  /// - Parameter name: as `oriole teach list` shows it.
  /// - Returns: the group.
  /// - Throws: `Failure` when there is none of that name.
  func group(_ name: String) async throws -> PhraseGroup {
    guard let group = try await groups().first(where: { $0.id == name }) else {
      throw Failure("there is no group “\(name)”; `oriole teach list` shows them")
    }
    return group
  }
}
