public import Dialogue
public import Records
public import Understanding

/// Sends babble to an assistant, call after call, and checks all that is said.
public struct BabbleRun: Sendable {
  /// Turns of one call; then the caller hangs up.
  private static let callLength = 12
  /// Faults that are told; more say nothing new.
  private static let mostFaults = 20

  private let script: Script
  private let store: any Store
  private let sentences: [String]
  private let customers: [Identity]

  /// - Parameters:
  ///   - script: the assistant.
  ///   - store: with its data.
  ///   - sentences: what callers say.
  ///   - customers: who calls, in turn, beside strangers.
  public init(script: Script, store: any Store, sentences: [String], customers: [Identity] = []) {
    self.script = script
    self.store = store
    self.sentences = sentences
    self.customers = customers
  }

  /// What came of it.
  public struct Report: Sendable {
    public var turns = 0
    public var calls = 0
    public var prompts = 0
    /// At most 20, each with the turn that led to it.
    public var faults: [String] = []
  }

  /// - Parameters:
  ///   - turns: how many a caller takes in all.
  ///   - seed: any number; the same gives the same turns.
  ///   - today: the callers' day.
  /// - Returns: the counts, and what was said that no author has written.
  public func play(turns: Int, seed: UInt64, today: CalendarDay) async -> Report {
    var babble = Babble(seed: seed, sentences: sentences)
    let speech = AuthoredSpeech(script)
    var report = Report()
    while report.turns < turns, report.faults.count < Self.mostFaults {
      report.calls += 1
      var values: [Facts] = []
      var loop = TurnLoop(script)
      var outcome = await loop.play(.callStarted(start(report.calls, today)), data: rows)
      check(outcome, "the call's begin", &values, speech, &report)
      for turn in 0..<Self.callLength where report.turns < turns {
        guard loop.conversation.disposition == nil, !outcome.isHandedOff else { break }
        report.turns += 1
        if report.turns % 17 == 0 {
          outcome = await loop.playSilence(data: rows)
          check(outcome, "silence", &values, speech, &report)
          continue
        }
        let event = babble.next(language: script.languages[(report.calls + turn / 6) % script.languages.count])
        outcome = await loop.play(event, data: rows)
        check(outcome, "\(event)", &values, speech, &report)
      }
    }
    return report
  }

  private func start(_ call: Int, _ today: CalendarDay) -> Start {
    let languages = script.languages
    let customer = customers.isEmpty || call % 2 == 0 ? nil : customers[call / 2 % customers.count]
    return Start(
      channel: call % 3 == 0 ? .kiosk : .text, language: languages[call % languages.count], hears: languages,
      today: today, identity: customer, isRecorded: call % 5 == 0)
  }

  @Sendable private func rows(for query: Query) async -> [Facts] { (try? await store.facts(for: query)) ?? [] }

  private func check(
    _ outcome: TurnLoop.Outcome, _ event: String, _ values: inout [Facts], _ speech: AuthoredSpeech,
    _ report: inout Report
  ) {
    values += outcome.values
    report.prompts += outcome.prompts.count
    if outcome.isEndless { report.faults.append("call \(report.calls): does not come to rest after \(event)") }
    for prompt in outcome.prompts {
      guard let fault = speech.fault(in: prompt, values: values) else { continue }
      report.faults.append("call \(report.calls): \(fault) after \(event.prefix(200))")
    }
  }
}
