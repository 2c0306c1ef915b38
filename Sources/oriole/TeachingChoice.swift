import ArgumentParser
import Assistant
import Dialogue
import Foundation
import Kiosks
import Reporting
import Teaching
import Understanding

/// What of a group is taught, and whether it is kept.
struct TeachingChoice: ParsableArguments {
  @Option(help: "Leaves out phrases with this in them.")
  var without: [String] = []
  @Flag(help: "Also plays conversations with sound, which takes longer.")
  var spoken = false
  @Flag(help: "Keeps it, unless a conversation that went as it should does so no more.")
  var yes = false
  @Flag(help: "Keeps it also then.")
  var anyway = false

  /// - Parameter group: whose phrases they are.
  /// - Returns: those that are not left out.
  /// - Throws: `Failure` when none is left.
  func phrases(of group: PhraseGroup) throws -> [String] {
    let phrases = group.phrases.map(\.text).filter { text in !without.contains { text.contains($0) } }
    guard !phrases.isEmpty else { throw Failure("no phrase of \(group.id) is left") }
    return phrases
  }

  /// Shows what comes of a lesson, and keeps it where that is wanted and does no harm.
  ///
  /// - Parameters:
  ///   - folder: the assistant's.
  ///   - language: in which the phrases are said.
  ///   - lesson: writes into a draft, and gives the phrases.
  /// - Throws: `Failure` for what cannot be taught, and `ExitCode` 1 for what is not kept as it would break something.
  func teach(
    _ folder: String, in language: Language,
    _ lesson: (inout AssistantDraft) throws(AssistantError) -> [String]
  ) async throws {
    var draft: AssistantDraft
    do { draft = try AssistantDraft(of: folder) } catch { throw Failure(error) }
    defer { draft.discard() }
    let phrases: [String]
    do { phrases = try lesson(&draft) } catch { throw Failure(draft.original(error)) }
    guard !draft.paths.isEmpty else { return CallPrinter.write("nothing to add: all of it stands there already") }
    for path in draft.paths {
      CallPrinter.write("\(draft.original)/\(path)")
      draft.added(to: path).forEach { CallPrinter.write("  + \($0)") }
    }
    var playing = TeachingEffect.Playing { try AssistantOptions.load($0) }
    if spoken {
      playing.speech = { assistant in
        try await SpeechStack(
          assistant: assistant, options: SpeechOptions.parse([]), beginningIn: assistant.script.defaultLanguage)
      }
    }
    let effect: TeachingEffect
    do {
      effect = try await TeachingEffect(of: draft, phrases: phrases, in: language, playing: playing)
    } catch let error as TeachingError {
      throw Failure(error)
    }
    show(effect)
    guard !effect.isBroken, !effect.breaks || anyway || !(yes || anyway) else {
      CallPrinter.write(effect.isBroken ? "not kept: it would break the assistant" : "not kept; --anyway keeps it")
      throw ExitCode(1)
    }
    guard yes || anyway else { return CallPrinter.write("nothing is kept yet: --yes keeps it") }
    do { try draft.keep() } catch { throw Failure(error) }
    CallPrinter.write("kept")
  }

  private func show(_ effect: TeachingEffect) {
    effect.problems.forEach { CallPrinter.write($0.description) }
    CallPrinter.write(effect.problems.isEmpty ? "check: no new problems" : "check: \(effect.problems.count) new")
    for meaning in effect.meanings {
      CallPrinter.write("“\(meaning.phrase)”: \(Self.name(meaning.before)) → \(Self.name(meaning.after))")
    }
    for change in effect.changes {
      let kind = change.kind.rawValue.padding(toLength: 8, withPad: " ", startingAt: 0)
      let difference = change.difference.isEmpty ? "" : ": \(change.difference)"
      CallPrinter.write(kind + change.conversation + difference)
    }
    if !effect.isBroken { CallPrinter.write(Self.summary(effect)) }
  }

  private static func name(_ candidate: Candidate?) -> String {
    candidate.map { "\($0.intent.rawValue) \(Int(($0.probability * 100).rounded()))%" } ?? "nothing"
  }

  private static func summary(_ effect: TeachingEffect) -> String {
    guard let played = effect.played else {
      return "the assistant has no conversations to test it with (tests/*.yaml)"
    }
    func count(_ kind: TeachingEffect.Change.Kind) -> Int { effect.changes.count { $0.kind == kind } }
    return "\(played) conversations: \(played - effect.changes.count) as before, \(count(.breaks)) broken, "
      + "\(count(.mends)) mended, \(count(.changes)) otherwise"
      + (effect.leftOut > 0 ? " (\(effect.leftOut) with sound left out; --spoken plays them)" : "")
  }
}
