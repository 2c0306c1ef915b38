import Assistant
import Dialogue
import Records
import Understanding

/// A call at a kiosk, event by event, with the journal that would be kept of it.
struct KioskCall {
  private(set) var journal: [JournalEntry] = []
  private var conversation: Conversation

  init(_ assistant: LoadedAssistant) {
    conversation = Conversation(script: assistant.script)
    happens(.callStarted(Start(channel: .kiosk, language: .english, hears: [.english])))
  }

  /// Prompts that begin are said to their end.
  mutating func happens(_ event: Event) {
    let kept = conversation.kept(event)
    let effects = conversation.handle(event)
    journal.append(JournalEntry(at: 1000 * journal.count, event: kept, effects: effects.map(\.kept)))
    for case .play(_, let turn) in effects { happens(.played(turn)) }
  }

  mutating func says(_ text: String, confidence: Double = 0.9, or alternatives: [String] = []) {
    happens(.speechStarted)
    happens(.heard(Utterance(text, confidence: confidence, alternatives: alternatives)))
  }

  mutating func staysSilent() {
    for case .listen(_, let turn, _) in effects.reversed() { return happens(.timedOut(turn)) }
  }

  mutating func finds(_ rows: [Facts]) {
    for case .lookUp(_, let turn) in effects.reversed() { return happens(.lookedUp(rows, turn)) }
  }

  mutating func failsToFind() {
    for case .lookUp(_, let turn) in effects.reversed() { return happens(.failed(turn)) }
  }

  mutating func isQueued() {
    let standing = Standing(ticket: 1, position: 1, expectedWaitSeconds: nil, agentsPresent: 0)
    for case .handOff(_, let turn) in effects.reversed() { return happens(.queued(standing, turn)) }
  }

  private var effects: [Effect] { journal.flatMap(\.effects) }
}
