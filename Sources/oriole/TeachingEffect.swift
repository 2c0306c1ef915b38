import ArgumentParser
import Assistant
import Calls
import Dialogue
import Foundation
import Rehearsals
import Understanding

/// What a draft would change: in the check, in what is made of the taught phrases, and in the conversations.
struct TeachingEffect {
  /// Problems that the assistant does not have without the draft.
  let problems: [AssistantProblem]
  /// A line for each phrase.
  let understood: [String]
  /// Conversations that go otherwise with the draft, in lines.
  let changes: [String]
  let summary: String
  /// Whether a conversation that went as it should does so no more.
  let breaks: Bool

  var isBroken: Bool { problems.contains { $0.severity == .error } }

  /// - Parameters:
  ///   - draft: with what is taught.
  ///   - phrases: what is taught.
  ///   - language: in which they are said.
  ///   - isSpoken: also plays conversations with sound, which takes longer.
  /// - Throws: `Failure` for an assistant that cannot be loaded as it is.
  init(of draft: AssistantDraft, phrases: [String], in language: Language, isSpoken: Bool) async throws {
    let known = Set(try await CheckedAssistant(draft.original).problems.map(Self.key))
    problems = try await CheckedAssistant(draft.folder).problems.map(draft.original).filter {
      !known.contains(Self.key($0))
    }
    let before = try AssistantOptions.load(draft.original)
    guard !problems.contains(where: { $0.severity == .error }) else {
      (understood, changes, summary, breaks) = ([], [], "", true)
      return
    }
    let after = try AssistantOptions.load(draft.folder)
    understood = phrases.map { phrase in
      let (was, isNow) = (Self.best(phrase, language, before), Self.best(phrase, language, after))
      return "“\(phrase)”: \(was) → \(isNow)"
    }
    let comparison = try await Self.compare(before, after, isSpoken: isSpoken)
    (changes, summary, breaks) = (comparison.lines, comparison.summary, comparison.breaks)
  }

  /// Lines move when others are added.
  private static func key(_ problem: AssistantProblem) -> String {
    "\(problem.file) \(problem.severity.rawValue) \(problem.message)"
  }

  private static func best(_ phrase: String, _ language: Language, _ assistant: LoadedAssistant) -> String {
    guard let best = assistant.script.classifiers[language]?.interpret(phrase).best else { return "nothing" }
    return "\(best.intent.rawValue) \(Int((best.probability * 100).rounded()))%"
  }

  private static func compare(
    _ before: LoadedAssistant, _ after: LoadedAssistant, isSpoken: Bool
  ) async throws -> (lines: [String], summary: String, breaks: Bool) {
    // The tests of both are the same.
    guard let all = try? RehearsalFolder.read(RehearsalFolder.tests(of: before.folder)) else {
      return ([], "the assistant has no conversations to test it with (tests/*.yaml)", false)
    }
    let chosen = all.filter { isSpoken || !$0.isSpoken }
    let was = try await play(chosen, with: before)
    let isNow = try await play(chosen, with: after)
    var lines: [String] = []
    var (broken, mended, other) = (0, 0, 0)
    for (was, isNow) in zip(was, isNow) {
      let name = "\(was.rehearsal.file):\(was.rehearsal.line): \(was.rehearsal.name)"
      switch (was.isPassed, isNow.isPassed) {
      case (true, false):
        broken += 1
        lines.append("breaks  \(name): \(isNow.difference?.message ?? "")")
      case (false, true):
        mended += 1
        lines.append("mends   \(name)")
      default:
        guard course(was) != course(isNow) else { continue }
        other += 1
        lines.append("changes \(name)")
      }
    }
    let same = chosen.count - broken - mended - other
    let left = all.count - chosen.count
    let summary =
      "\(chosen.count) conversations: \(same) as before, \(broken) broken, \(mended) mended, \(other) otherwise"
      + (left > 0 ? " (\(left) with sound left out; --spoken plays them)" : "")
    return (lines, summary, broken > 0)
  }

  private static func play(
    _ rehearsals: [Rehearsal], with assistant: LoadedAssistant
  ) async throws -> [RehearsalOutcome] {
    let stage = try await RehearsalStage.make(
      assistant, needsSpeech: rehearsals.contains(where: \.isSpoken), try SpeechOptions.parse([]))
    return await RehearsalRun(on: stage).play(rehearsals, atOnce: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// What callers notice: not the guesses at what was not understood, which always change a little.
  private static func course(_ outcome: RehearsalOutcome) -> [String] {
    outcome.turns.joined().map { event in
      switch event.kind {
      case .heard(let text, _, _, _, let slots, _):
        "heard \(text) \(slots.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })"
      default: TimelineText().description(event.kind)
      }
    }
  }
}
