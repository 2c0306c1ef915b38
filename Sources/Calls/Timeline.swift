import Dialogue

/// Puts what happens in a call into the order of time: a prompt is told when it has ended, with the time it began,
/// and what happened meanwhile comes after it.
struct Timeline {
  private var saying: [(prompt: Prompt, turn: Turn, began: Duration?)] = []
  private var held: [TimelineEvent] = []

  /// A prompt that has just begun to sound, for those who watch live.
  typealias Begun = (prompt: Prompt, at: Duration)

  mutating func play(_ prompt: Prompt, _ turn: Turn, at now: Duration) -> Begun? {
    saying.append((prompt, turn, saying.isEmpty ? now : nil))
    return saying.count == 1 ? (prompt, now) : nil
  }

  /// The prompt of this turn has ended; the events that are now in order, and the prompt that begins.
  mutating func ended(_ turn: Turn, at now: Duration) -> (events: [TimelineEvent], begun: Begun?) {
    guard let first = saying.first, first.turn == turn else { return ([], nil) }
    saying.removeFirst()
    let event = Self.said(first.prompt, at: first.began ?? now, interrupted: false)
    guard let next = saying.first else { return ([event] + release(), nil) }
    saying[0].began = now
    return ([event] + release(), (next.prompt, now))
  }

  /// Playing was stopped: prompts that had not begun were never said.
  mutating func stopped(at now: Duration) -> [TimelineEvent] {
    guard let first = saying.first else { return release() }
    saying = []
    return [Self.said(first.prompt, at: first.began ?? now, interrupted: true)] + release()
  }

  mutating func note(_ kind: TimelineEvent.Kind, at now: Duration) -> [TimelineEvent] {
    let event = TimelineEvent(at: now, kind)
    guard saying.isEmpty else {
      held.append(event)
      return []
    }
    return [event]
  }

  private mutating func release() -> [TimelineEvent] {
    defer { held = [] }
    return held
  }

  private static func said(_ prompt: Prompt, at time: Duration, interrupted: Bool) -> TimelineEvent {
    TimelineEvent(at: time, .said(text: prompt.text, prompt: prompt.name, interrupted: interrupted))
  }
}
