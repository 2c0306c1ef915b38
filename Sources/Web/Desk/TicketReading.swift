import Agents
import Dialogue
import Records
import Understanding

/// What has been read so far of a ticket's call. Pure.
struct TicketReading: Sendable {
  let ticket: Int
  let call: CallID
  private let script: Script
  private let known: [String: String]
  private var transcript: CallTranscript
  private var lines: [CallLine] = []
  /// The lines that are kept for pages that are opened later.
  private static let mostLines = 2_000

  init(_ detail: DeskCase, script: Script) {
    (ticket, call, self.script, known) = (detail.entry.ticket, detail.call, script, detail.handoff.slots)
    transcript = CallTranscript(moods: script.moods)
  }

  /// The last step of the call's journal that has been read; 0 for none.
  var lastStep: Int { transcript.read }

  /// Takes in steps that were not read before.
  ///
  /// - Parameters:
  ///   - journal: steps of the call, in order.
  ///   - step: the number of the one before the first of them.
  /// - Returns: their lines; nil when there are none.
  mutating func read(_ journal: [JournalEntry], after step: Int) -> DeskMessages.Lines? {
    let fresh = transcript.lines(of: journal, after: step)
    guard !fresh.isEmpty else { return nil }
    lines = (lines + fresh).suffix(Self.mostLines)
    return DeskMessages.Lines(ticket: ticket, lines: fresh)
  }

  var all: DeskMessages.Lines? { lines.isEmpty ? nil : DeskMessages.Lines(ticket: ticket, lines: lines) }

  /// What the author has written for what the caller said last.
  var suggestions: DeskMessages.Suggestions? {
    guard let words = transcript.lastWords else { return nil }
    let values = known.merging(transcript.slots) { $1 }
    return DeskMessages.Suggestions(
      ticket: ticket, words: words.text, answers: SuggestedAnswer.answers(to: words, known: values, script: script))
  }
}
