public import Dialogue
public import Foundation

/// The number of a call, unique in its store.
public struct CallID: Sendable, Hashable, Codable {
  public var value: Int64
  public init(_ value: Int64) { self.value = value }
}

/// One step of a call: what happened and what Oriole did.
public struct JournalEntry: Sendable, Hashable, Codable {
  /// Milliseconds since the call began.
  public var at: Int
  public var event: Event
  public var effects: [Effect]
  /// The visitor's own id of what it did, by which a message that is sent again is known; nil where there is none.
  public var message: String?

  public init(at: Int, event: Event, effects: [Effect], message: String? = nil) {
    self.at = at
    self.event = event
    self.effects = effects
    self.message = message
  }
}

/// A table of the business's data, as read from the assistant's CSV.
public struct DataTable: Sendable, Hashable {
  public var name: String
  public var columns: [String]
  /// Each row has one value a column.
  public var rows: [[String]]

  public init(name: String, columns: [String], rows: [[String]]) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}

/// Where facts, calls and waiting callers are kept: every method is one transaction.
///
/// Times come from the caller, so that a store has no clock of its own.
public protocol Store: StaffRecords, ChatRecords {
  /// Loads tables that are not there yet or whose content has changed since they were loaded; true if any was.
  @discardableResult func load(_ tables: [DataTable]) async throws(StoreError) -> Bool
  /// At most 100 rows; the statement cannot write.
  func facts(for query: Query) async throws(StoreError) -> [Facts]

  /// Makes a change of the business's data, all of it or none, and once for its key: the second time gives the first
  /// receipt. `:reference` in the statement is the receipt's number. Nothing to change gives 0 changes, and may be asked
  /// again. `badStatement` for one that does not write, or writes Oriole's own tables. With a hold, only while that is so,
  /// as all that takes one.
  func act(_ request: ActionRequest, at now: Date, by hold: ChatHold?) async throws(StoreError) -> Receipt

  /// What is remembered of a customer; empty for one who is new.
  func profile(of customer: String) async throws(StoreError) -> Profile
  func remember(_ memory: Memory, of customer: String, at now: Date, by hold: ChatHold?) async throws(StoreError)

  func beginCall(_ start: Start, at now: Date) async throws(StoreError) -> CallID
  func append(_ entries: [JournalEntry], to call: CallID, by hold: ChatHold?) async throws(StoreError)
  /// All steps of a call, in order.
  func journal(of call: CallID) async throws(StoreError) -> [JournalEntry]
  /// Those after the step with this number, which counts from 1.
  func journal(of call: CallID, after step: Int) async throws(StoreError) -> [JournalEntry]
  /// A call that has ended already stays as it ended.
  func endCall(_ call: CallID, as disposition: Disposition, at now: Date, by hold: ChatHold?) async throws(StoreError)

  /// Opens a waiting ticket, of a caller on the line or of one to be called back; `full` when `limit` of its kind wait
  /// already. A call that has an open ticket keeps it, with its place and the newer handoff, on the line or to be called
  /// back as that says.
  func openTicket(
    for call: CallID, _ handoff: Handoff, limit: Int, at now: Date, by hold: ChatHold?
  ) async throws(StoreError) -> Ticket
  /// Waiting and claimed tickets, oldest first; at most 1,000.
  func openTickets() async throws(StoreError) -> [Ticket]
  /// The marks of all open tickets, by number: cheaper than the tickets.
  func ticketMarks() async throws(StoreError) -> [TicketMark]
  func ticket(_ number: Int) async throws(StoreError) -> Ticket
  /// Gives a waiting ticket to this agent as `Routing.taken` decides, in one transaction. A ticket that this agent holds
  /// already is given again, so that a restarted desk goes on.
  func claim(
    _ number: Int?, by agent: String, able competence: Competence, at now: Date
  ) async throws(StoreError) -> Ticket
  /// Says that one side is alive.
  func touch(_ number: Int, as side: Message.Sender, at now: Date) async throws(StoreError)
  /// Gives claimed tickets whose agent was last seen before `deadline` back to the queue; their numbers.
  @discardableResult func releaseTickets(agentSeenBefore deadline: Date) async throws(StoreError) -> [Int]
  /// The agent's close; only by the agent who holds it, otherwise `conflict`.
  func closeTicket(_ number: Int, by agent: String, as disposition: String, at now: Date) async throws(StoreError)
  /// The caller has gone: a waiting or claimed ticket becomes `abandoned`; a closed one stays.
  func abandonTicket(_ number: Int, at now: Date, by hold: ChatHold?) async throws(StoreError)
  /// Changes a ticket as `Ticket.changed` says; for taking over, `conflict` also when the new agent holds another ticket.
  @discardableResult func changeTicket(
    _ number: Int, _ change: TicketChange, at now: Date
  ) async throws(StoreError) -> Ticket
  /// Keeps what an agent writes about a ticket for other agents; as much of it as of a message.
  func note(
    _ text: String, _ kind: TicketNote.Kind, by author: String, on ticket: Int, at now: Date
  ) async throws(StoreError)
  /// Notes after the one with this number, oldest first; at most 100.
  func notes(on ticket: Int, after number: Int) async throws(StoreError) -> [TicketNote]
  /// Seconds from claim to close of the last closed tickets, newest first.
  func handlingTimes(last count: Int) async throws(StoreError) -> [Double]
  /// How tickets ended that ended since then, newest first; at most 1,000.
  func outcomes(since time: Date) async throws(StoreError) -> [TicketOutcome]

  /// Adds a word; at most 4,000 characters are kept.
  func post(_ text: String, from sender: Message.Sender, to ticket: Int, by hold: ChatHold?) async throws(StoreError)
  /// Words after the one with this number, oldest first; at most 100.
  func messages(of ticket: Int, after number: Int) async throws(StoreError) -> [Message]

  /// Says that an agent is at the desk, whatever it does there.
  func agentPresent(_ agent: String, at now: Date) async throws(StoreError)
  /// Says what an agent can and does now.
  func setAgent(_ status: AgentStatus) async throws(StoreError)
  /// Agents seen since `deadline`, by name; at most 1,000.
  func agents(since deadline: Date) async throws(StoreError) -> [AgentStatus]
  func agentLeft(_ agent: String) async throws(StoreError)

  /// What changes from now on, in whichever process: hints. It ends with the task that reads it.
  nonisolated func changes() -> AsyncStream<StoreChange>
}

extension Store {
  /// As `claim` for an agent who can serve everybody.
  public func claim(_ number: Int?, by agent: String, at now: Date) async throws(StoreError) -> Ticket {
    try await claim(number, by: agent, able: .everything, at: now)
  }

  /// All steps of a call.
  public func journal(of call: CallID) async throws(StoreError) -> [JournalEntry] {
    try await journal(of: call, after: 0)
  }

  /// The names of agents seen since `deadline`.
  public func agentsPresent(since deadline: Date) async throws(StoreError) -> [String] {
    try await agents(since: deadline).map(\.name)
  }
}

/// Why the store could not do it. `message` says what and why in one line.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  public enum Code: Sendable, Hashable {
    case notFound, unavailable, conflict, corrupt, full, badStatement
    /// Whoever writes held a chat, and holds it no more.
    case taken
  }
  public var code: Code
  public var message: String

  public init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  public var description: String { message }
}

extension Receipt {
  /// The six digits of a change's number in its store, from 1: no two of the first 900,000 are the same, and callers
  /// cannot count how many there have been. 7,919 has no divisor in common with 900,000.
  public static func reference(number: Int) -> String { String(100_000 + (max(0, number) % 900_000) * 7_919 % 900_000) }
}

extension Profile {
  /// Keeps one thing more; of contacts the last 20.
  public mutating func take(_ memory: Memory) {
    switch memory {
    case .preference(let name, let value): preferences[name] = value
    case .matter(let matter): self.matter = matter
    case .contact(let contact): contacts = Array(([contact] + contacts).prefix(20))
    }
  }
}
