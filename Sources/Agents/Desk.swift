public import Dialogue
public import Foundation
public import Records
public import Understanding

/// One line of the list of callers.
public struct DeskEntry: Sendable, Hashable {
  public var ticket: Int
  public var state: Ticket.State
  /// From the ticket's opening to now, or to the claim.
  public var waitingSeconds: Int
  public var queue: String
  public var reason: Handoff.Reason
  public var intent: Intent?
  public var language: Language
  /// 0 calm – 1 very frustrated.
  public var frustration: Double
  public var agent: String?
  /// False when the caller's line has given no sign of life for 15 s.
  public var hasCaller: Bool

  init(_ ticket: Ticket, at now: Date) {
    self.ticket = ticket.number
    state = ticket.state
    let end = ticket.claimedAt ?? ticket.closedAt ?? now
    waitingSeconds = Int(exactly: end.timeIntervalSince(ticket.openedAt).rounded(.down)).map { max(0, $0) } ?? 0
    queue = ticket.handoff.queue
    reason = ticket.handoff.reason
    intent = ticket.handoff.intent
    language = ticket.handoff.language
    frustration = ticket.handoff.frustration
    agent = ticket.agent
    hasCaller = ticket.hasCaller(at: now)
  }
}

/// One ticket with all that an agent needs to go on.
public struct DeskCase: Sendable, Hashable {
  public var entry: DeskEntry
  public var handoff: Handoff
  /// What caller and agents said since the handoff: at most the last 100 messages.
  public var messages: [Message]
}

/// What happened to the ticket that an agent holds.
public enum DeskUpdate: Sendable, Hashable {
  case said(String, number: Int)
  /// The caller hung up; the agent still says how it ended.
  case callerLeft(ticket: Int)
  /// This desk was silent for too long, and the caller is in the queue again or with somebody else.
  case lost(ticket: Int)
}

/// The agent's side of the queue: one agent who serves one caller at a time.
///
/// A desk says `present` at least every 5 s; after 15 s of silence its caller is given back to the queue. Two desks
/// of one name are one agent.
public actor Desk {
  public nonisolated let agent: String
  private let store: any Store
  private let clock: @Sendable () -> Date
  private var held: Int?
  private var lastMessage = 0
  private var toldThatCallerLeft = false

  /// - Throws: `conflict` unless the name has 1 to 60 characters, none of them a control character.
  public init(
    store: any Store, agent: String, clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(StoreError) {
    let isPlain = !agent.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard isPlain, (1...60).contains(agent.count), agent.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.conflict, "an agent's name needs 1 to 60 letters, all on one line")
    }
    self.store = store
    self.agent = agent
    self.clock = clock
  }

  /// The ticket that this agent holds; nil when none.
  public var ticket: Int? { held }

  /// Says that the agent is there, for the callers' estimates and for the ticket that is held.
  public func present() async throws(StoreError) {
    let now = clock()
    try await store.agentPresent(agent, at: now)
    if let held, try await isMine(held) { try await store.touch(held, as: .agent, at: now) }
    _ = try await store.sweepTickets(at: now)
  }

  /// Waiting and claimed tickets, oldest first.
  public func list() async throws(StoreError) -> [DeskEntry] {
    let now = clock()
    return try await store.sweepTickets(at: now).map { DeskEntry($0, at: now) }
  }

  /// Takes a caller: the one with this number, or the longest waiting one. After a restart it gives the ticket that
  /// the agent holds.
  ///
  /// - Throws: `notFound` when nobody waits, `conflict` when another agent was faster or one is held already.
  public func claim(_ number: Int? = nil) async throws(StoreError) -> DeskCase {
    let now = clock()
    try await store.agentPresent(agent, at: now)
    _ = try await store.sweepTickets(at: now)
    let claimed = try await store.claim(number, by: agent, at: now)
    let detail = try await detail(of: claimed, at: now)
    held = claimed.number
    lastMessage = detail.messages.last?.number ?? 0
    toldThatCallerLeft = false
    return detail
  }

  /// A ticket with its transcript; without a number the one that is held.
  public func show(_ number: Int? = nil) async throws(StoreError) -> DeskCase {
    let shown = if let number { number } else { try current() }
    return try await detail(of: try await store.ticket(shown), at: clock())
  }

  /// - Throws: `conflict` when no ticket is held, the caller has hung up, or the ticket is with somebody else.
  public func say(_ text: String) async throws(StoreError) {
    let number = try current()
    guard try await isMine(number) else {
      throw StoreError(.conflict, "ticket \(number): the caller is not with you any more")
    }
    try await store.post(text, from: .agent, to: number)
  }

  /// What the caller of the held ticket has said and done since the last time; nothing when none is held. Words up to
  /// the message with the given number are passed over.
  public func hear(after message: Int = 0) async throws(StoreError) -> [DeskUpdate] {
    guard let number = held else { return [] }
    let now = clock()
    let ticket = try await store.ticket(number)
    let messages = try await store.messages(of: number, after: max(message, lastMessage))
    // Another call may have got in between the reads.
    guard held == number else { return [] }
    guard ticket.agent == agent, ticket.state == .claimed || ticket.state == .abandoned else {
      held = nil
      return ticket.state == .closed ? [] : [.lost(ticket: number)]
    }
    var updates: [DeskUpdate] = []
    for message in messages where message.number > lastMessage {
      lastMessage = message.number
      if message.sender == .caller { updates.append(.said(message.text, number: message.number)) }
    }
    if !ticket.hasCaller(at: now), !toldThatCallerLeft {
      toldThatCallerLeft = true
      updates.append(.callerLeft(ticket: number))
    }
    return updates
  }

  /// Ends the held ticket with the agent's word on how it ended.
  ///
  /// - Throws: `conflict` when no ticket is held or it is with somebody else now.
  public func close(as disposition: String) async throws(StoreError) {
    let number = try current()
    try await store.closeTicket(number, by: agent, as: String(disposition.prefix(60)), at: clock())
    held = nil
  }

  /// The agent goes home; a caller whom they hold is back in the queue at once, at their old place.
  public func leave() async throws(StoreError) {
    let now = clock()
    if let held, try await isMine(held) {
      // A lease that ended a moment longer ago than any other is the one that is given back.
      try await store.touch(held, as: .agent, at: .distantPast)
      try await store.releaseTickets(agentSeenBefore: now.addingTimeInterval(-QueueBoard.lease))
    }
    held = nil
    try await store.agentLeft(agent)
  }

  private func current() throws(StoreError) -> Int {
    guard let held else { throw StoreError(.conflict, "you hold no ticket; `claim` takes one") }
    return held
  }

  private func isMine(_ number: Int) async throws(StoreError) -> Bool {
    let ticket = try await store.ticket(number)
    return ticket.state == .claimed && ticket.agent == agent
  }

  /// Reads at most 1,000 messages, the bound of a conversation that anybody would read on.
  private func detail(of ticket: Ticket, at now: Date) async throws(StoreError) -> DeskCase {
    var messages: [Message] = []
    for _ in 0..<10 {
      let page = try await store.messages(of: ticket.number, after: messages.last?.number ?? 0)
      messages += page
      if page.count < 100 { break }
    }
    return DeskCase(
      entry: DeskEntry(ticket, at: now), handoff: ticket.handoff, messages: Array(messages.suffix(100)))
  }
}
