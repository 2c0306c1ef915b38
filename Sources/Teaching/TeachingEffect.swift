public import Assistant
import Calls
import Dialogue
public import Foundation
public import Kiosks
import Rehearsals
public import Understanding

/// What a draft would change: in the check, in what is made of the taught phrases, and in the conversations.
public struct TeachingEffect: Sendable {
  /// What a phrase is taken for, before and with the draft.
  public struct Meaning: Sendable, Hashable {
    public var phrase: String
    public var before: Candidate?
    public var after: Candidate?
  }

  /// A conversation that goes otherwise with the draft.
  public struct Change: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable {
      /// It went as it should, and does so no more.
      case breaks
      /// It did not go as it should, and does so now.
      case mends
      case changes
    }
    public var kind: Kind
    /// `file:line: name`.
    public var conversation: String
    /// The first thing that goes otherwise; empty for one that only changes.
    public var difference: String
  }

  /// How conversations are played.
  public struct Playing: Sendable {
    /// Reads an assistant's folder.
    public typealias Load = @Sendable (String) throws -> LoadedAssistant
    public var load: Load
    /// What conversations with sound are heard by; nil to leave them out.
    public var speech: (@Sendable (LoadedAssistant) async throws -> SpeechStack)?
    /// How many are played at once.
    public var width: Int

    public init(
      load: @escaping Load, speech: (@Sendable (LoadedAssistant) async throws -> SpeechStack)? = nil,
      width: Int = ProcessInfo.processInfo.activeProcessorCount
    ) {
      (self.load, self.speech, self.width) = (load, speech, width)
    }
  }

  /// Problems that the assistant does not have without the draft.
  public private(set) var problems: [AssistantProblem]
  public private(set) var meanings: [Meaning] = []
  public private(set) var changes: [Change] = []
  /// How many conversations were played; nil where the assistant has none.
  public private(set) var played: Int?
  /// How many conversations with sound were not.
  public private(set) var leftOut = 0

  /// Whether the assistant could not be used with the draft.
  public var isBroken: Bool { problems.contains { $0.severity == .error } }

  /// Whether it is broken, or a conversation that went as it should does so no more.
  public var breaks: Bool { isBroken || changes.contains { $0.kind == .breaks } }

  /// - Parameters:
  ///   - draft: with what is taught.
  ///   - phrases: what is taught.
  ///   - language: in which they are said.
  ///   - playing: how conversations are played.
  /// - Throws: for an assistant that cannot be loaded as it is.
  public init(
    of draft: AssistantDraft, phrases: [String], in language: Language, playing: Playing
  ) async throws {
    let known = Set(try await CheckedAssistant(draft.original).problems.map(Self.key))
    problems = try await CheckedAssistant(draft.folder).problems.map(draft.original).filter {
      !known.contains(Self.key($0))
    }
    let before = try playing.load(draft.original)
    guard !isBroken else { return }
    let after = try playing.load(draft.folder)
    meanings = phrases.map { phrase in
      Meaning(
        phrase: phrase, before: Self.best(phrase, language, before), after: Self.best(phrase, language, after))
    }
    try await compare(before, after, playing)
  }

  /// Lines move when others are added.
  private static func key(_ problem: AssistantProblem) -> String {
    "\(problem.file) \(problem.severity.rawValue) \(problem.message)"
  }

  private static func best(_ phrase: String, _ language: Language, _ assistant: LoadedAssistant) -> Candidate? {
    assistant.script.classifiers[language]?.interpret(phrase).best
  }

  private mutating func compare(_ before: LoadedAssistant, _ after: LoadedAssistant, _ playing: Playing) async throws {
    // The tests of both are the same.
    guard let all = try? RehearsalFolder.read(RehearsalFolder.tests(of: before.folder)) else { return }
    let chosen = all.filter { playing.speech != nil || !$0.isSpoken }
    (played, leftOut) = (chosen.count, all.count - chosen.count)
    let was = try await Self.play(chosen, with: before, playing)
    let isNow = try await Self.play(chosen, with: after, playing)
    for (was, isNow) in zip(was, isNow) {
      let name = "\(was.rehearsal.file):\(was.rehearsal.line): \(was.rehearsal.name)"
      let kind: Change.Kind
      switch (was.isPassed, isNow.isPassed) {
      case (true, false): kind = .breaks
      case (false, true): kind = .mends
      default:
        guard Self.course(was) != Self.course(isNow) else { continue }
        kind = .changes
      }
      changes.append(
        Change(kind: kind, conversation: name, difference: kind == .breaks ? isNow.difference?.message ?? "" : ""))
    }
  }

  private static func play(
    _ rehearsals: [Rehearsal], with assistant: LoadedAssistant, _ playing: Playing
  ) async throws -> [RehearsalOutcome] {
    let needsSpeech = rehearsals.contains(where: \.isSpoken)
    let speech = needsSpeech ? try await playing.speech?(assistant) : nil
    return await RehearsalRun(on: RehearsalStage.make(assistant, speech: speech))
      .play(rehearsals, atOnce: playing.width)
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
