public import Dialogue
public import Foundation

/// A store that forgets: for tests, and for calls of which nothing shall be kept.
public actor MemoryStore: Store {
  /// Answers lookups in place of a database.
  public typealias Answer = @Sendable (Query) throws(StoreError) -> [Facts]

  private let answer: Answer
  private let readers = ChangeReaders()
  private var tables: [String: DataTable] = [:]
  private var journals: [[JournalEntry]] = []
  private var tickets: [Ticket] = []
  private var words: [(ticket: Int, message: Message)] = []
  private var remarks: [(ticket: Int, note: TicketNote)] = []
  private var agents: [String: AgentStatus] = [:]
  private var receipts: [String: Receipt] = [:]
  private var profiles: [String: Profile] = [:]
  private var staff: [String: Account] = [:]
  private var logins: [String: Login] = [:]
  private var trail: [AuditEntry] = []
  private var chats: [String: (chat: KeptChat, run: String)] = [:]
  private var ends: [CallID: Date] = [:]
  private var holders: [String: (node: String, seenAt: Date)] = [:]

  public init(facts answer: @escaping Answer = { _ in [] }) { self.answer = answer }

  public nonisolated func changes() -> AsyncStream<StoreChange> { readers.stream() }

  public func load(_ tables: [DataTable]) -> Bool {
    let changed = tables.filter { self.tables[$0.name] != $0 }
    for table in changed { self.tables[table.name] = table }
    return !changed.isEmpty
  }

  public func facts(for query: Query) throws(StoreError) -> [Facts] { Array(try answer(query).prefix(100)) }

  // MARK: Changes and customers

  /// Keeps no data to change: every new request is one change.
  public func act(_ request: ActionRequest, at now: Date, by hold: ChatHold?) throws(StoreError) -> Receipt {
    try require(hold)
    if let receipt = receipts[request.key] { return receipt }
    let receipt = Receipt(reference: Receipt.reference(number: receipts.count + 1), changes: 1)
    receipts[request.key] = receipt
    return receipt
  }

  public func profile(of customer: String) -> Profile { profiles[customer] ?? Profile() }

  public func remember(_ memory: Memory, of customer: String, at now: Date, by hold: ChatHold?) throws(StoreError) {
    try require(hold)
    profiles[customer, default: Profile()].take(memory)
  }

  // MARK: Calls

  public func beginCall(_ start: Start, at now: Date) -> CallID {
    journals.append([])
    return CallID(Int64(journals.count))
  }

  public func append(_ entries: [JournalEntry], to call: CallID, by hold: ChatHold?) throws(StoreError) {
    try require(hold)
    journals[try index(of: call)] += entries
    if tickets.contains(where: { $0.call == call && $0.isOpen }) { readers.tell(.journal(call)) }
  }

  public func journal(of call: CallID, after step: Int) throws(StoreError) -> [JournalEntry] {
    Array(journals[try index(of: call)].dropFirst(max(0, step)))
  }

  public func endCall(
    _ call: CallID, as disposition: Disposition, at now: Date, by hold: ChatHold?
  ) throws(StoreError) {
    try require(hold)
    _ = try index(of: call)
    ends[call] = ends[call] ?? now
  }

  private func index(of call: CallID) throws(StoreError) -> Int {
    guard call.value > 0, let index = Int(exactly: call.value - 1), journals.indices.contains(index) else {
      throw StoreError(.notFound, "call \(call.value) does not exist")
    }
    return index
  }

  // MARK: Tickets

  public func ticketMarks() -> [TicketMark] {
    openTickets().map { ticket in
      TicketMark(
        ticket: ticket.number, state: "\(ticket.state) \(ticket.agent ?? "") \(ticket.returns) \(ticket.course)",
        lastMessage: words.last { $0.ticket == ticket.number }?.message.number ?? 0)
    }
  }

  public func openTicket(
    for call: CallID, _ handoff: Handoff, limit: Int, at now: Date, by hold: ChatHold?
  ) throws(StoreError) -> Ticket {
    try require(hold)
    _ = try index(of: call)
    if let ticket = tickets.first(where: { $0.call == call && $0.isOpen }) {
      return replace(ticket.renewed(with: handoff, at: now))
    }
    let isCallback = handoff.callback != nil
    guard tickets.count(where: { $0.state == .waiting && ($0.callback != nil) == isCallback }) < limit else {
      throw StoreError(.full, "the queue is full: \(max(0, limit)) callers wait already")
    }
    let ticket = Ticket(
      number: tickets.count + 1, call: call, handoff: handoff, state: .waiting, openedAt: now, callerSeenAt: now,
      callback: handoff.callback)
    tickets.append(ticket)
    readers.tell(.ticket(ticket.number))
    return ticket
  }

  public func openTickets() -> [Ticket] {
    Array(tickets.filter(\.isOpen).sorted { $0.isBefore($1) }.prefix(1_000))
  }

  public func ticket(_ number: Int) throws(StoreError) -> Ticket {
    guard let ticket = tickets.first(where: { $0.number == number }) else {
      throw StoreError(.notFound, "ticket \(number) does not exist")
    }
    return ticket
  }

  public func claim(
    _ number: Int?, by agent: String, able competence: Competence, at now: Date
  ) throws(StoreError) -> Ticket {
    if let held = tickets.first(where: { $0.state == .claimed && $0.agent == agent }) {
      return replace(try held.givenAgain(number, to: agent, at: now))
    }
    if let number { _ = try ticket(number).claimed(by: agent, at: now) }
    return replace(try Routing(tickets, at: now).taken(number, by: agent, able: competence))
  }

  public func touch(_ number: Int, as side: Message.Sender, at now: Date) throws(StoreError) {
    replace(try ticket(number).touched(as: side, at: now))
  }

  public func releaseTickets(agentSeenBefore deadline: Date) -> [Int] {
    let late = openTickets().filter { $0.state == .claimed && $0.agentSeenAt.map { $0 < deadline } ?? true }
    return late.map { replace($0.released()).number }
  }

  public func closeTicket(
    _ number: Int, by agent: String, as disposition: String, at now: Date
  ) throws(StoreError) {
    replace(try ticket(number).closed(by: agent, as: disposition, at: now))
  }

  public func abandonTicket(_ number: Int, at now: Date, by hold: ChatHold?) throws(StoreError) {
    try require(hold)
    replace(try ticket(number).abandoned(at: now))
  }

  @discardableResult public func changeTicket(
    _ number: Int, _ change: TicketChange, at now: Date
  ) throws(StoreError) -> Ticket {
    let changed = try ticket(number).changed(change, at: now)
    if case .takeOver(let agent) = change, tickets.contains(where: { $0.state == .claimed && $0.agent == agent }) {
      throw StoreError(.conflict, "\(agent) holds another ticket")
    }
    return replace(changed)
  }

  public func note(
    _ text: String, _ kind: TicketNote.Kind, by author: String, on ticket: Int, at now: Date
  ) throws(StoreError) {
    _ = try self.ticket(ticket)
    let note = TicketNote(
      number: remarks.count + 1, kind: kind, author: author, text: Message.kept(of: text), at: now)
    remarks.append((ticket, note))
    readers.tell(.message(ticket: ticket))
  }

  public func notes(on ticket: Int, after number: Int) throws(StoreError) -> [TicketNote] {
    _ = try self.ticket(ticket)
    return Array(remarks.lazy.filter { $0.ticket == ticket && $0.note.number > number }.map(\.note).prefix(100))
  }

  public func handlingTimes(last count: Int) -> [Double] {
    let closed = tickets.filter { $0.handlingSeconds != nil }
      .sorted { ($0.closedAt ?? .distantPast, $0.number) > ($1.closedAt ?? .distantPast, $1.number) }
    return closed.prefix(max(0, count)).compactMap(\.handlingSeconds)
  }

  public func outcomes(since time: Date) -> [TicketOutcome] {
    let ended = tickets.compactMap(TicketOutcome.init).filter { $0.endedAt >= time }
    return Array(ended.sorted { $0.endedAt > $1.endedAt }.prefix(1_000))
  }

  @discardableResult private func replace(_ ticket: Ticket) -> Ticket {
    if let index = tickets.firstIndex(where: { $0.number == ticket.number }) {
      if ticket.isNews(after: tickets[index]) { readers.tell(.ticket(ticket.number)) }
      tickets[index] = ticket
    }
    return ticket
  }

  // MARK: Words and presence

  public func post(
    _ text: String, from sender: Message.Sender, to number: Int, by hold: ChatHold?
  ) throws(StoreError) {
    try require(hold)
    let ticket = try ticket(number)
    guard ticket.admits(sender) else { throw StoreError(.conflict, "ticket \(number) is \(ticket.state.rawValue)") }
    let message = Message(number: words.count + 1, sender: sender, text: Message.kept(of: text))
    words.append((number, message))
    readers.tell(sender == .caller ? .heard(ticket: number) : .message(ticket: number))
  }

  public func messages(of ticket: Int, after number: Int) throws(StoreError) -> [Message] {
    _ = try self.ticket(ticket)
    return Array(words.lazy.filter { $0.ticket == ticket && $0.message.number > number }.map(\.message).prefix(100))
  }

  public func agentPresent(_ agent: String, at now: Date) {
    if agents[agent] == nil { readers.tell(.agents) }
    agents[agent, default: AgentStatus(name: agent, since: now, seenAt: now)].seenAt = now
  }

  public func setAgent(_ status: AgentStatus) {
    agents[status.name] = status
    readers.tell(.agents)
  }

  public func agents(since deadline: Date) -> [AgentStatus] {
    agents.values.filter { $0.seenAt >= deadline }.sorted { $0.name < $1.name }.prefix(1_000).map(\.self)
  }

  public func agentLeft(_ agent: String) {
    agents[agent] = nil
    readers.tell(.agents)
  }

  // MARK: Accounts

  public func addAccount(_ account: Account) throws(StoreError) {
    guard staff[account.name] == nil else { throw .accountTaken(account.name) }
    staff[account.name] = account
  }

  public func setAccount(_ account: Account, was old: Account, keepingManager: Bool) throws(StoreError) {
    guard let current = staff[account.name] else { throw .noAccount(account.name) }
    guard current == old else { throw .accountChanged(account.name) }
    if keepingManager, !account.isActingManager { try keepManager(beside: old) }
    staff[account.name] = account
    if account.endsLogins(of: old) { endLogins(of: account.name) }
  }

  public func removeAccount(_ name: String, keepingManager: Bool) throws(StoreError) {
    guard let account = staff[name] else { throw .noAccount(name) }
    if keepingManager { try keepManager(beside: account) }
    staff[name] = nil
    endLogins(of: name)
  }

  private func keepManager(beside account: Account) throws(StoreError) {
    let isLast = !staff.values.contains { $0.isActingManager && $0.name != account.name }
    if account.isActingManager, isLast { throw .lastManager }
  }

  public func account(_ name: String) -> Account? { staff[name] }

  public func accounts() -> [Account] { Array(staff.values.sorted { $0.name < $1.name }.prefix(1_000)) }

  public func openLogin(_ login: Login, for account: Account, within limits: LoginLimits) throws(StoreError) {
    guard staff[account.name] == account, !account.isDisabled else { throw .accountChanged(account.name) }
    sweepLogins(limits, at: login.openedAt)
    let own = logins.values.filter { $0.account == account.name }.sorted { $0.openedAt > $1.openedAt }
    for old in own.dropFirst(max(0, limits.perAccount - 1)) { logins[old.key] = nil }
    for quiet in logins.values.sorted(by: { $0.seenAt > $1.seenAt }).dropFirst(max(0, limits.inAll - 1)) {
      logins[quiet.key] = nil
    }
    logins[login.key] = login
  }

  public func login(_ key: String) -> (login: Login, account: Account)? {
    guard let login = logins[key], let account = staff[login.account] else { return nil }
    return (login, account)
  }

  public func touchLogin(_ key: String, at now: Date) { logins[key]?.seenAt = now }

  public func endLogin(_ key: String) { logins[key] = nil }

  public func endLogins(of account: String) { logins = logins.filter { $0.value.account != account } }

  @discardableResult public func sweepLogins(_ limits: LoginLimits, at now: Date) -> Int {
    let before = logins.count
    logins = logins.filter { limits.isAlive($0.value, at: now) }
    return before - logins.count
  }

  public func note(_ entry: AuditEntry) {
    var entry = entry
    entry.number = trail.count + 1
    trail.append(entry)
  }

  public func auditTrail(before number: Int?, limit: Int) -> [AuditEntry] {
    let older = trail.prefix { entry in number.map { entry.number < $0 } ?? true }
    return older.suffix(max(0, min(limit, 1_000))).reversed()
  }
}

// MARK: - Chats

extension MemoryStore {
  public func keep(_ chat: KeptChat, heldBy holder: ChatHolder) throws(StoreError) {
    _ = try index(of: chat.call)
    chats[chat.name] = (chat, holder.run)
  }

  private func require(_ hold: ChatHold?) throws(StoreError) {
    guard let hold else { return }
    guard chats.values.contains(where: { $0.chat.call == hold.call && $0.run == hold.run }) else { throw .chatTaken }
  }

  public func enter(_ holder: ChatHolder, at now: Date) { holders[holder.run] = (holder.node, now) }

  @discardableResult public func beat(
    _ holder: ChatHolder, fromThoseSeenBefore deadline: Date?, at now: Date
  ) -> HolderStanding {
    let isKnown = holders[holder.run] != nil
    if isKnown {
      holders[holder.run] = (holder.node, now)
      see(Set(chats.values.filter { $0.run == holder.run }.map(\.chat.call)), at: now)
    }
    let hasDead = holders.contains { isDead($0.key, $0.value, for: holder, seenBefore: deadline) }
    let hasOrphans = chats.values.contains { holders[$0.run] == nil }
    return HolderStanding(isKnown: isKnown, mayTake: hasDead || hasOrphans)
  }

  private func isDead(
    _ run: String, _ seen: (node: String, seenAt: Date), for holder: ChatHolder, seenBefore deadline: Date?
  ) -> Bool {
    run != holder.run && (seen.node == holder.node || deadline.map { seen.seenAt < $0 } ?? false)
  }

  public func takeChats(
    for holder: ChatHolder, fromThoseSeenBefore deadline: Date?, endedSince end: Date, limit: Int, at now: Date
  ) throws(StoreError) -> [KeptChat] {
    guard holders[holder.run] != nil else { throw .holderUnknown }
    holders = holders.filter { !isDead($0.key, $0.value, for: holder, seenBefore: deadline) }
    chats = chats.filter { _, kept in ends[kept.chat.call].map { $0 >= end } ?? true }
    let orphans = chats.values.filter { holders[$0.run] == nil }.map(\.chat)
    let taken = orphans.sorted { $0.call.value < $1.call.value }.prefix(limit)
    for chat in taken { chats[chat.name] = (chat, holder.run) }
    see(Set(taken.map(\.call)), at: now)
    return Array(taken)
  }

  private func see(_ calls: Set<CallID>, at now: Date) {
    for index in tickets.indices where tickets[index].isOpen && calls.contains(tickets[index].call) {
      tickets[index].callerSeenAt = now
    }
  }

  public func isChatKept(_ name: String) -> Bool { chats[name] != nil }

  public func forgetChat(_ name: String, heldBy holder: ChatHolder) {
    if chats[name]?.run == holder.run { chats[name] = nil }
  }
}
