public import Dialogue
public import Foundation
public import Records

/// The caller's side of the queue: first come, first served.
///
/// A line polls its ticket when `news` tells it to, and every few seconds; the poll is also its sign of life, without
/// which the ticket is abandoned after 15 s. Any number of queues, in any number of processes, may work on one store.
public actor AgentQueue {
  private let store: any Store
  private let clock: @Sendable () -> Date
  private var watches: [Int: TicketWatch] = [:]
  private nonisolated let changes: TicketNews
  private let board: SharedBoard
  private var sweepAgainAt = Date.distantPast

  /// - Parameters:
  ///   - store: where the tickets are.
  ///   - typicalHandlingSeconds: what a caller takes, to estimate the wait before any has been served; nil to say
  ///     nothing until then.
  ///   - clock: the time of day.
  public init(
    store: any Store, typicalHandlingSeconds: Double? = nil, clock: @escaping @Sendable () -> Date = { Date() }
  ) {
    self.store = store
    changes = TicketNews(of: store)
    self.clock = clock
    board = SharedBoard(of: store, typicalHandlingSeconds: typicalHandlingSeconds, clock: clock)
  }

  /// Puts a call into the queue. A call that is in it already keeps its place, with the newer handoff.
  ///
  /// - Parameters:
  ///   - handoff: what the agents shall know.
  ///   - call: the caller's.
  ///   - limit: how many may wait.
  ///   - hold: by which the call is written, if it is a chat; likewise below.
  /// - Returns: where the caller stands.
  /// - Throws: `full` when `limit` callers wait already, `notFound` for an unknown call, `taken` where the hold has gone.
  public func open(
    _ handoff: Handoff, for call: CallID, limit: Int, by hold: ChatHold? = nil
  ) async throws(StoreError) -> Standing {
    let ticket: Ticket
    do {
      ticket = try await store.openTicket(for: call, handoff, limit: limit, at: clock(), by: hold)
    } catch  where error.code == .full && clock() >= sweepAgainAt {
      // Callers who have gone shall not keep others out; with many at the door they are looked for once a second.
      sweepAgainAt = clock().addingTimeInterval(1)
      _ = try await board.fresh()
      ticket = try await store.openTicket(for: call, handoff, limit: limit, at: clock(), by: hold)
    }
    let standing = try await board.fresh().standing(of: ticket)
    // Lines that forgot to leave shall not fill the memory.
    if watches.count >= 10_000 { watches = watches.filter { !$0.value.isOver } }
    if watches[ticket.number] == nil { watches[ticket.number] = TicketWatch(position: standing.position) }
    return standing
  }

  /// What has happened since the last poll, and a sign of life.
  ///
  /// - Parameters:
  ///   - number: the ticket.
  ///   - message: the last number that `said` gave, for a line that goes on after a restart; what this queue has passed
  ///     on already is passed over in any case.
  ///   - isAlive: whether the poll is the line's sign of life; false where its holder gives that for all its lines.
  /// - Returns: what the caller should learn, in order.
  /// - Throws: `notFound` for an unknown ticket.
  public func poll(
    ticket number: Int, after message: Int = 0, isAlive: Bool = true
  ) async throws(StoreError) -> [AgentUpdate] {
    if isAlive { try await store.touch(number, as: .caller, at: clock()) }
    var board = try await board.current()
    let ticket = try await store.ticket(number)
    if ticket.state == .waiting, watches[number]?.agent != nil { board = try await self.board.fresh() }
    let after = max(message, watches[number]?.lastMessage ?? 0)
    let messages = try await store.messages(of: number, after: after)

    var watch = watches[number] ?? TicketWatch(lastMessage: message)
    let updates = watch.advance(to: ticket, standing: board.standing(of: ticket), messages: messages)
    watches[number] = watch
    return updates
  }

  /// A sign whenever `poll` may have something to say of a ticket, until the task that reads them ends. One may be lost.
  public nonisolated func news(of ticket: Int) -> AsyncStream<Void> { changes.signs(of: ticket) }

  /// Goes on with a ticket whose line was in a program that has died; says what the agents were not told.
  ///
  /// - Parameters:
  ///   - number: the ticket.
  ///   - heard: how many of the agents' words its caller was told.
  ///   - told: what the caller has said to the agents, oldest first.
  ///   - watch: what the caller knew.
  ///   - hold: as for `open`.
  /// - Returns: the number of the last of those words; 0 for none.
  /// - Throws: `notFound` for an unknown ticket.
  public func resume(
    ticket number: Int, heard: Int, told: [String], as watch: TicketWatch, by hold: ChatHold? = nil
  ) async throws(StoreError) -> Int {
    var (last, seen, words, rest) = (0, 0, heard, told[...])
    // As many as any conversation has, and no more.
    for _ in 0..<100 {
      let page = try await store.messages(of: number, after: seen)
      for message in page {
        seen = message.number
        switch message.sender {
        case .agent where words > 0: (words, last) = (words - 1, message.number)
        case .agent: break
        case .caller: rest = rest.dropFirst()
        }
      }
      if page.count < 100 { break }
    }
    for text in rest { try await hear(text, ticket: number, by: hold) }
    watches[number] = watch.after(message: last)
    return last
  }

  /// Passes the caller's words on, to be read now or when an agent comes.
  ///
  /// - Throws: `conflict` when the ticket is closed.
  public func hear(_ text: String, ticket: Int, by hold: ChatHold? = nil) async throws(StoreError) {
    guard !text.isEmpty else { return }
    try await store.post(text, from: .caller, to: ticket, by: hold)
  }

  /// The caller has gone or wants no agent any more: to be said at the end of every call that had a ticket. A ticket
  /// that the agent closed stays closed.
  public func leave(ticket: Int, by hold: ChatHold? = nil) async throws(StoreError) {
    watches[ticket] = nil
    try await store.abandonTicket(ticket, at: clock(), by: hold)
  }
}

extension SharedBoard {
  /// How far back it is looked to judge what callers take.
  private static let memory: TimeInterval = 7 * 86_400

  /// Of a store's queue; `typicalHandlingSeconds` as in `AgentQueue`.
  init(of store: any Store, typicalHandlingSeconds: Double?, clock: @escaping @Sendable () -> Date) {
    self.init(clock: clock) { now throws(StoreError) in
      let tickets = try await store.sweepTickets(at: now)
      let outcomes = try await store.outcomes(since: now.addingTimeInterval(-Self.memory))
      return QueueBoard(
        tickets: tickets, agents: try await store.agents(since: now.addingTimeInterval(-QueueBoard.lease)),
        outcomes: outcomes, handling: HandlingTimes(outcomes, typicalSeconds: typicalHandlingSeconds), at: now)
    }
  }
}
