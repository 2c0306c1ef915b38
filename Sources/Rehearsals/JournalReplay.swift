public import Dialogue
public import Records

/// Plays a real call's events again to the assistant as it is today. Pure.
public struct JournalReplay: Sendable {
  /// Where a call would go otherwise today.
  public struct Divergence: Sendable, Hashable {
    /// Milliseconds since the call began.
    public var at: Int
    /// Of the journal, from 1.
    public var step: Int
    /// What happened then.
    public var event: String
    /// What Oriole did, and what it would do today, in words.
    public var was: [String]
    public var isNow: [String]
    /// Events that come after it, which cannot be compared any more.
    public var remaining: Int
  }

  /// The first step at which today's assistant does otherwise; nil when it does the same.
  public let divergence: Divergence?
  public let steps: Int

  public init(_ journal: [JournalEntry], script: Script) {
    steps = journal.count
    var conversation = Conversation(script: script)
    for (index, entry) in journal.enumerated() {
      let effects = conversation.handle(entry.event).map(\.kept)
      let (was, isNow) = (entry.effects.compactMap(JournalText.line), effects.compactMap(JournalText.line))
      guard was != isNow else { continue }
      let same = zip(was, isNow).prefix { $0 == $1 }.count
      divergence = Divergence(
        at: entry.at, step: index + 1, event: JournalText.line(entry.event), was: Array(was.dropFirst(same)),
        isNow: Array(isNow.dropFirst(same)), remaining: journal.count - index - 1)
      return
    }
    divergence = nil
  }
}
