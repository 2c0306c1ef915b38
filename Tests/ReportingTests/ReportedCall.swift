import Dialogue
import Foundation
import Records
import Reporting
import Understanding

/// Noon of 23 November 2026 in UTC, on which all tests of reports take place.
let noon = Date(timeIntervalSince1970: 1_795_435_200)

func after(_ seconds: Double) -> Date { noon.addingTimeInterval(seconds) }

let zone = TimeZone.gmt

func period(_ from: String = "2026-11-23", _ to: String = "2026-11-23") -> ReportPeriod? {
  guard let from = CalendarDay(from), let to = CalendarDay(to) else { return nil }
  return ReportPeriod(from: from, to: to, in: zone)
}

/// A call as a test needs it.
struct ReportedCall {
  var number: Int64 = 1
  var at = 0.0
  var seconds = 60.0
  var channel = Start.Channel.kiosk
  var language = Language.english
  var disposition: Disposition? = .contained
  var journal: [JournalEntry] = []

  var record: CallRecord {
    CallRecord(
      id: CallID(number), channel: channel, language: language, startedAt: after(at),
      endedAt: disposition.map { _ in after(at + seconds) }, disposition: disposition)
  }

  var digest: CallDigest { CallDigest(record, journal: journal) }

  func from(customer: String) -> ReportedCall {
    var call = self
    call.journal.insert(
      JournalEntry(at: 0, event: .callEnded, effects: [.report(.recognised(customer, isVerified: false))]), at: 0)
    return call
  }
}

extension JournalEntry {
  /// What a caller said, and what came of it.
  static func heard(
    _ text: String, at time: Int = 0, language: Language = .english, confidence: Double = 1,
    as intent: Intent = "other",
    probability: Double = 0.9, isMiss: Bool = false, says prompts: String...
  ) -> JournalEntry {
    let utterance = Utterance(text, confidence: confidence, language: language, isTyped: confidence == 1)
    let understood = Report.understood(utterance, Candidate(intent, probability: probability), slots: [:])
    return JournalEntry(
      at: time, event: .heard(utterance),
      effects: [.report(understood)] + (isMiss ? [.report(.noMatch)] : []) + prompts.map { .says($0, language) })
  }

  static func listening(
    for kind: Expectation.Kind = .anything, at time: Int = 0, isSecret: Bool = false
  ) -> JournalEntry {
    let expectation = Expectation(kind, language: .english, isSecret: isSecret)
    return JournalEntry(at: time, event: .played(Turn(1)), effects: [.listen(expectation, Turn(2), within: nil)])
  }
}

extension Effect {
  static func says(_ prompt: String, _ language: Language = .english) -> Effect {
    .play(Prompt(name: prompt, text: prompt, language: language), Turn(1))
  }
}

extension Ticket {
  /// A ticket opened at noon and some seconds, answered and closed so many seconds after that.
  static func reported(
    _ number: Int = 1, at opened: Double = 0, answered: Double? = nil, closed: Double? = nil, agent: String? = nil
  ) -> Ticket {
    let handoff = Handoff(
      queue: "general", reason: .asked, language: .english, intent: nil, slots: [:], frustration: 0, tried: [],
      transcript: [])
    let isAnswered = answered != nil
    let state: State = closed == nil ? (isAnswered ? .claimed : .waiting) : (isAnswered ? .closed : .abandoned)
    return Ticket(
      number: number, call: CallID(Int64(number)), handoff: handoff, state: state, openedAt: after(opened),
      agent: isAnswered ? agent ?? "ann" : nil, claimedAt: answered.map { after(opened + $0) },
      closedAt: closed.map { after(opened + $0) }, callerSeenAt: after(opened))
  }
}
