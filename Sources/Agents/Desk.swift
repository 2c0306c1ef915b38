import Dialogue
public import Foundation
public import Records

/// What happened to the ticket that an agent holds.
public enum DeskUpdate: Sendable, Hashable {
  case said(String, number: Int)
  /// The caller hung up; the agent still says how it ended.
  case callerLeft(ticket: Int)
  /// This desk was silent for too long, and the caller is in the queue again or with somebody else.
  case lost(ticket: Int)
  /// A supervisor has taken the caller over.
  case takenOver(ticket: Int, by: String)
  /// What other agents write about the ticket; also a supervisor's whisper.
  case noted(TicketNote)
}

/// The agent's side of the queue: one agent who serves one caller at a time.
///
/// A desk says `present` at least every 5 s; after 15 s of silence its caller is given back to the queue. Two desks
/// of one name are one agent. All desks follow the same rules on the same tickets, so that no one needs to share callers
/// out: each takes the caller who is due to it.
public actor Desk {
  /// A desk that says `present` less often than this is offered nobody.
  private static let attention: TimeInterval = 5
  public nonisolated let agent: String
  /// What the agent can serve; nothing else is given to it.
  public nonisolated let competence: Competence
  private let wrapUpSeconds: Double
  private let store: any Store
  private let clock: @Sendable () -> Date
  /// What the agent does beside callers, from `begin` on.
  private var usualState: AgentStatus.State?
  private var state = (AgentStatus.State.byHand, since: Date.distantPast)
  private var held: Int?
  private var lastMessage = 0
  private var lastNote = 0
  private var toldThatCallerLeft = false

  /// - Parameters:
  ///   - store: where the tickets are.
  ///   - agent: the agent's name.
  ///   - competence: what the agent can serve.
  ///   - wrapUpSeconds: the time after each caller in which none is offered.
  ///   - clock: the time of day.
  /// - Throws: `conflict` unless the name has 1 to 60 characters, none of them a control character.
  public init(
    store: any Store, agent: String, able competence: Competence = .everything, wrapUpSeconds: Double = 0,
    clock: @escaping @Sendable () -> Date = { Date() }
  ) throws(StoreError) {
    let isPlain = !agent.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard isPlain, (1...60).contains(agent.count), agent.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.conflict, "an agent's name needs 1 to 60 letters, all on one line")
    }
    self.store = store
    self.agent = agent
    self.competence = competence
    self.wrapUpSeconds = max(0, wrapUpSeconds)
    self.clock = clock
  }

  /// The ticket that this agent holds; nil when none.
  public var ticket: Int? { held }

  /// Says that the agent is there, for the callers' estimates and for the ticket that is held.
  public func present() async throws(StoreError) {
    let now = clock()
    try await store.agentPresent(agent, at: now)
    if state.0 == .wrapUp, now >= state.since.addingTimeInterval(wrapUpSeconds) { try await rest(at: now) }
    if let held, try await isMine(held) { try await store.touch(held, as: .agent, at: now) }
    _ = try await store.sweepTickets(at: now)
  }

  /// Callers who are served, and then those who wait, the next to be served first.
  public func list() async throws(StoreError) -> [DeskEntry] {
    let now = clock()
    let tickets = try await store.sweepTickets(at: now)
    return (tickets.filter { $0.state == .claimed } + Routing(tickets, at: now).waiting).map { DeskEntry($0, at: now) }
  }

  /// Takes a caller whom the agent can serve: the one with this number, or the next. After a restart it gives the ticket
  /// that the agent holds.
  ///
  /// - Throws: `notFound` when nobody waits for such an agent, `conflict` when another agent was faster, another skill or
  ///   language is needed, or one is held already.
  public func claim(_ number: Int? = nil) async throws(StoreError) -> DeskCase {
    let now = clock()
    try await store.agentPresent(agent, at: now)
    _ = try await store.sweepTickets(at: now)
    return try await take(number, at: now)
  }

  /// Takes the caller who is due to this agent, by the rules that all desks follow; nil when none is, or the agent is not
  /// ready.
  public func takeOffer() async throws(StoreError) -> DeskCase? {
    let now = clock()
    guard let number = try await dueTicket(at: now), held == nil else { return nil }
    do {
      return try await take(number, at: now)
    } catch {
      // Somebody took the caller by hand, or the caller has hung up.
      guard error.code == .conflict || error.code == .notFound else { throw error }
      return nil
    }
  }

  /// The caller who is due to this agent, as `takeOffer`, but not taken: the agent may be asked first.
  public func offer() async throws(StoreError) -> DeskCase? {
    let now = clock()
    guard let number = try await dueTicket(at: now) else { return nil }
    return try await detail(of: try await store.ticket(number), at: now)
  }

  private func dueTicket(at now: Date) async throws(StoreError) -> Int? {
    guard held == nil, state.0 == .ready else { return nil }
    let tickets = try await store.sweepTickets(at: now)
    guard tickets.contains(where: { $0.state == .waiting }) else { return nil }
    let busy = Set(tickets.filter { $0.state == .claimed }.compactMap(\.agent))
    // A desk that has been silent for a moment is passed over, so that its caller does not wait for it.
    let agents = try await store.agents(since: now.addingTimeInterval(-Self.attention))
    let offers = Routing(tickets, at: now).offers(to: agents.filter { !busy.contains($0.name) })
    return offers[agent]
  }

  /// Goes on with the caller whom this agent holds, if another desk of that name, or this one before it was restarted,
  /// took one.
  public func resume() async throws(StoreError) -> DeskCase? {
    guard held == nil else { return nil }
    let now = clock()
    let mine = try await store.openTickets().first { $0.state == .claimed && $0.agent == agent }
    guard let mine else { return nil }
    try await store.touch(mine.number, as: .agent, at: now)
    try await become(.talking, at: now)
    return try await hold(mine, at: now)
  }

  /// What the agent does now, and since when.
  public var doing: (state: AgentStatus.State, since: Date) { (state.0, state.since) }

  private func take(_ number: Int?, at now: Date) async throws(StoreError) -> DeskCase {
    let claimed = try await store.claim(number, by: agent, able: competence, at: now)
    try await become(.talking, at: now)
    return try await hold(claimed, at: now)
  }

  private func hold(_ claimed: Ticket, at now: Date) async throws(StoreError) -> DeskCase {
    let detail = try await detail(of: claimed, at: now)
    held = claimed.number
    lastMessage = detail.messages.last?.number ?? 0
    lastNote = detail.notes.last?.number ?? 0
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
      try await rest(at: now)
      if ticket.state == .claimed, let agent = ticket.agent { return [.takenOver(ticket: number, by: agent)] }
      return ticket.state == .closed ? [] : [.lost(ticket: number)]
    }
    var updates: [DeskUpdate] = []
    for message in messages where message.number > lastMessage {
      lastMessage = message.number
      if message.sender == .caller { updates.append(.said(message.text, number: message.number)) }
    }
    for note in try await store.notes(on: number, after: lastNote) where note.number > lastNote {
      lastNote = note.number
      if note.author != agent { updates.append(.noted(note)) }
    }
    if !ticket.hasCaller(at: now), !toldThatCallerLeft {
      toldThatCallerLeft = true
      updates.append(.callerLeft(ticket: number))
    }
    return updates
  }

  /// Whether a change may be one that `hear` or `takeOffer` has something to say of.
  func minds(_ change: StoreChange) -> Bool {
    switch (change, held) {
    case (.ticket(let number), let held?), (.message(let number), let held?), (.heard(let number), let held?):
      number == held
    case (.message, nil), (.heard, nil), (.agents, _?), (.journal, _): false
    case (.ticket, nil), (.agents, nil), (.anything, _): true
    }
  }

  /// Ends the held ticket with the agent's word on how it ended.
  ///
  /// - Throws: `conflict` when no ticket is held or it is with somebody else now.
  public func close(as disposition: String) async throws(StoreError) {
    let (number, now) = (try current(), clock())
    try await store.closeTicket(number, by: agent, as: String(disposition.prefix(60)), at: now)
    try await wrapUp(at: now)
  }

  // MARK: What the agent does with the caller

  /// Writes something about the ticket for those who serve the caller later.
  ///
  /// - Throws: `conflict` when no ticket is held and none is named.
  public func note(_ text: String, on number: Int? = nil) async throws(StoreError) {
    let number = if let number { number } else { try current() }
    guard !text.isEmpty else { return }
    try await store.note(text, .note, by: agent, on: number, at: clock())
  }

  /// Lets the caller wait with the melody, or is there again.
  public func hold(_ isHeld: Bool) async throws(StoreError) {
    try await store.changeTicket(try current(), .hold(isHeld, by: agent), at: clock())
  }

  /// Hands the caller to another agent, or to whoever has a skill, before all who wait.
  public func handOver(to other: String?, skill: String?, note text: String) async throws(StoreError) {
    let (number, now) = (try current(), clock())
    try await store.changeTicket(
      number, .handOver(Handover(from: agent, to: other, skill: skill, at: now)), at: now)
    try await note(text, on: number)
    try await wrapUp(at: now)
  }

  /// Hands the caller back to the machine, at an intent (`order_status`) or one of its values (`order_status.order`).
  public func handBack(to step: String?, note text: String) async throws(StoreError) {
    let (number, now) = (try current(), clock())
    try await store.changeTicket(number, .handBack(step, by: agent), at: now)
    try await note(text, on: number)
    try await wrapUp(at: now)
  }

  /// Takes a caller who is with another agent.
  public func takeOver(_ number: Int) async throws(StoreError) -> DeskCase {
    let now = clock()
    guard held == nil else { throw StoreError(.conflict, "you hold a caller already") }
    let ticket = try await store.changeTicket(number, .takeOver(by: agent), at: now)
    try await become(.talking, at: now)
    return try await hold(ticket, at: now)
  }

  private func wrapUp(at now: Date) async throws(StoreError) {
    held = nil
    if wrapUpSeconds > 0 { try await become(.wrapUp, at: now) } else { try await rest(at: now) }
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

  // MARK: What the agent does

  /// Begins the agent's day, or changes what it does between callers: `ready`, `byHand` or `pause`.
  public func begin(_ state: AgentStatus.State) async throws(StoreError) {
    usualState = state
    try await become(held == nil ? state : .talking, at: clock())
  }

  /// The agents at the desk, by name.
  public func agents() async throws(StoreError) -> [AgentStatus] {
    try await store.agents(since: clock().addingTimeInterval(-QueueBoard.lease))
  }

  /// How the queue did in the last so many seconds.
  public func report(of seconds: TimeInterval = 86_400) async throws(StoreError) -> QueueReport {
    let now = clock()
    return QueueReport(
      try await store.outcomes(since: now.addingTimeInterval(-seconds)), open: try await store.sweepTickets(at: now),
      at: now)
  }

  private func rest(at now: Date) async throws(StoreError) {
    if let usualState { try await become(usualState, at: now) }
  }

  private func become(_ new: AgentStatus.State, at now: Date) async throws(StoreError) {
    guard usualState != nil else { return }
    if state.0 != new { state = (new, now) }
    try await store.setAgent(
      AgentStatus(
        name: agent, competence: competence, state: new, since: state.since, seenAt: now, wrapUpSeconds: wrapUpSeconds))
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
      entry: DeskEntry(ticket, at: now), handoff: ticket.handoff, messages: Array(messages.suffix(100)),
      notes: try await store.notes(on: ticket.number, after: 0), call: ticket.call, course: ticket.course)
  }
}
