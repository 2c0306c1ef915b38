public import Agents
public import Dialogue
public import Foundation
public import Records
import Understanding

/// Runs one conversation: events in one inbox, one at a time; effects to the line, the store and the agents.
///
/// The call's clock is the line's: frames of sound, or the time at a keyboard.
public actor Call {
  private static let inboxLimit = 1024
  /// How often the agents are looked for by a call's clock; a live call is told, and does so only to miss nothing.
  private var pollInterval: Duration { pacing == .live ? .seconds(2) : .milliseconds(200) }

  public nonisolated let id: CallID
  private var conversation: Conversation
  private let line: any Line
  private let store: any Store
  private let lookups: Lookups
  private let clock: @Sendable () -> Date
  private let elapsed: (@Sendable () -> Duration)?
  private let agents: AgentQueue
  private let pacing: Pacing
  private let queueLimit: Int
  private let callbackLimit: Int
  private let hours: DeskHours
  private let observer: CallObserver
  private let journal: JournalWriter
  private var timeline = Timeline()
  private var timers: CallTimers
  private var inbox: [(event: Event, message: String?)] = []
  private let resumption: Resumption?
  private let hold: ChatHold?
  private var isLetGo = false
  private var isDraining = false
  private var now: Duration
  private var ticket: Int? {
    didSet { if ticket != oldValue { listen() } }
  }
  private var listening: Task<Void, Never>?
  private var lastMessage = 0
  private var nextPoll = Duration.zero
  private var isPolling = false
  private var mustPollAgain = false
  private var alarm = CallAlarm()

  /// A call; `elapsed` is the time since it began, where no line counts it: then the call tells itself how it goes.
  /// `resumption` is what it was when its program died, instead of `conversation`; `goOn` has to follow. `hold` is by
  /// which it is written, where another program might take it.
  public init(
    id: CallID, conversation: Conversation, line: any Line, store: any Store, agents: AgentQueue, pacing: Pacing,
    queueLimit: Int, observer: CallObserver, callbackLimit: Int = 200, hours: DeskHours = .always,
    lookups: Lookups? = nil, clock: @escaping @Sendable () -> Date = { Date() },
    elapsed: (@Sendable () -> Duration)? = nil, hold: ChatHold? = nil, resumption: Resumption? = nil
  ) {
    self.hold = hold
    self.elapsed = elapsed
    self.resumption = resumption
    self.callbackLimit = callbackLimit
    self.hours = hours
    self.lookups = lookups ?? Lookups(store: store)
    self.clock = clock
    self.id = id
    self.conversation = resumption?.conversation ?? conversation
    timers = resumption?.timers ?? CallTimers()
    now = resumption?.now ?? .zero
    ticket = resumption?.ticket.flatMap { $0.isOpen ? $0.number : nil }
    self.line = line
    self.store = store
    self.agents = agents
    self.pacing = pacing
    self.queueLimit = queueLimit
    self.observer = observer
    journal = JournalWriter(store: store, call: id, hold: hold, observer: observer)
  }

  /// How the call ended; nil while it goes on.
  public var disposition: Disposition? { conversation.disposition }

  /// True when Oriole has said all it has to say, and waits for the caller or an agent.
  public var isIdle: Bool { conversation.isIdle && inbox.isEmpty }

  /// True while the business's data have not answered yet.
  public var isWaitingForData: Bool { conversation.isWaitingForData }

  /// True while the call has to be told how the time goes: something will time out, or an agent is waited for or talks.
  public var needsTime: Bool { ticket != nil || !timers.isEmpty }

  /// Returns when all that has happened so far is in the store; false when it is not, as another program has the call.
  @discardableResult public func kept() async -> Bool { await journal.flush() && !isLetGo }

  /// Takes an event, in order; returns when it and what followed at once has been carried out.
  ///
  /// - Parameters:
  ///   - event: what happened.
  ///   - message: the caller's own id of it, which is kept with it.
  public func receive(_ event: Event, message: String? = nil) async {
    guard !isLetGo else { return }
    guard inbox.count < Self.inboxLimit else {
      observer.warned("call \(id.value): the inbox is full")
      inbox = [(.callEnded, nil)]
      return await drain()
    }
    inbox.append((event, message))
    await drain()
  }

  /// Moves the call's clock on: fires timers, and looks for news from the agents.
  public func advance(to time: Duration) async {
    now = max(now, time)
    for turn in timers.take(until: now) { await receive(.timedOut(turn)) }
    if now >= nextPoll { await look() }
  }

  /// Looks for news from the agents; one look at a time.
  private func look() async {
    guard let ticket else { return }
    nextPoll = now + pollInterval
    guard !isPolling else { return mustPollAgain = true }
    isPolling = true
    switch pacing {
    case .virtual:
      await begin { await $0.poll(ticket) }
      isPolling = false
    case .live: Task { await lookOn() }
    }
  }

  /// What is told while one look's news are taken in is looked for after them.
  private func lookOn() async {
    repeat {
      mustPollAgain = false
      guard let ticket else { break }
      for event in await poll(ticket) { await receive(event) }
    } while mustPollAgain
    isPolling = false
  }

  /// Looks at once whenever the queue has news of the ticket. In virtual time the call's own clock says when.
  private func listen() {
    listening?.cancel()
    listening = nil
    guard pacing == .live, let ticket else { return }
    listening = Task { [weak self, agents] in
      for await _ in agents.news(of: ticket) { await self?.look() }
    }
  }

  /// Carries out what was still to be done when the call's program died. What was said is not said again: it counts as
  /// read.
  public func goOn() async {
    guard let resumption, conversation.disposition == nil else { return }
    if let ticket = resumption.ticket, ticket.isOpen { await resume(ticket) }
    listen()
    for effect in resumption.open {
      switch effect {
      case .play(_, let turn): await receive(.played(turn))
      // What it would ask with was not kept.
      case .lookUp(let query, let turn) where query.secrets != nil: await receive(.failed(turn))
      default: await carryOut(effect)
      }
    }
    keepTime()
  }

  /// Another program goes on with the call: this one does nothing more.
  public func letGo() {
    alarm.cancel()
    (ticket, timers, inbox, isLetGo) = (nil, CallTimers(), [], true)
  }

  /// Ends what the call holds in the store; to be called once, after the last event.
  public func finish(at date: Date) async {
    alarm.cancel()
    listening?.cancel()
    guard !isLetGo else { return }
    let ending = conversation.disposition ?? .failed
    await journal.flush()
    do {
      if let ticket { try await agents.leave(ticket: ticket, by: hold) }
      try await store.endCall(id, as: ending, at: date, by: hold)
    } catch { failed("call \(id.value)", error) }
  }

  /// Sees to it that the call is told the time when something in it waits for that.
  private func keepTime() {
    guard let elapsed, conversation.disposition == nil else { return }
    guard let due = [timers.next, ticket.map { _ in nextPoll }].compactMap(\.self).min() else { return }
    alarm.set(at: due, now: elapsed()) { [weak self] in Task { await self?.wake() } }
  }

  private func wake() async {
    alarm.rang()
    guard let elapsed, conversation.disposition == nil else { return }
    await advance(to: elapsed())
    keepTime()
  }

  private func drain() async {
    guard !isDraining else { return }
    isDraining = true
    defer {
      isDraining = false
      keepTime()
    }
    while !inbox.isEmpty {
      let (event, message) = inbox.removeFirst()
      if let elapsed { now = max(now, elapsed()) }
      if let turn = event.answered { timers.cancel(turn) }
      if case .played(let turn) = event { show(timeline.ended(turn, at: now)) }
      if case .failed(let turn) = event { show(timeline.ended(turn, at: now)) }
      let kept = conversation.kept(event)
      observer.received(kept)
      let effects = conversation.handle(event)
      await journal.append(
        JournalEntry(at: now.milliseconds, event: kept, effects: effects.map(\.kept), message: message))
      for effect in effects { await carryOut(effect) }
    }
  }

  private func carryOut(_ effect: Effect) async {
    switch effect {
    case .play(let prompt, let turn):
      if let begun = timeline.play(prompt, turn, at: now) { observer.began(begun.prompt, begun.at) }
      await line.perform(effect)
    case .stopPlaying:
      show((timeline.stopped(at: now), nil))
      await line.perform(effect)
    case .listen(_, let turn, let limit):
      if let limit { timers.set(turn, at: now + limit) }
      await line.perform(effect)
    case .wait(let turn, let limit): timers.set(turn, at: now + limit)
    case .hold: await line.perform(effect)
    case .lookUp(let query, let turn): await begin { await $0.lookUp(query, turn) }
    case .act(let request, let turn): await begin { await $0.act(request, turn) }
    case .recall(let customer, let turn): await begin { await $0.recall(customer, turn) }
    case .remember(let customer, let memory): await remember(memory, of: customer)
    case .handOff(let handoff, let turn): await begin { await $0.open(handoff, turn) }
    case .tellAgent(let text):
      if let ticket { await begin { await $0.tell(text, ticket) } }
    case .report(let report): show((timeline.note(report.kind, at: now), nil))
    case .hangUp(let disposition):
      show((timeline.stopped(at: now), nil))
      show((timeline.note(.ended(disposition: disposition.rawValue), at: now), nil))
      await line.perform(effect)
    }
  }

  /// Does work whose result comes back as events: at once in virtual time, beside the call in live time.
  private func begin(_ work: @escaping @Sendable (isolated Call) async -> [Event]) async {
    switch pacing {
    case .virtual:
      let events = await work(self)
      inbox.append(contentsOf: events.map { ($0, nil) })
      await drain()
    case .live:
      Task.immediate {
        for event in await work(self) { await receive(event) }
      }
    }
  }

  private func show(_ shown: (events: [TimelineEvent], begun: Timeline.Begun?)) {
    for event in shown.events { observer.happened(event) }
    if let begun = shown.begun { observer.began(begun.prompt, begun.at) }
  }
}

// MARK: - Work

extension Call {
  private func lookUp(_ query: Query, _ turn: Turn) async -> [Event] {
    do {
      let rows = try await lookups.facts(for: query)
      show((timeline.note(.lookedUp(lookup: query.name, found: rows.count), at: now), nil))
      return [.lookedUp(rows, turn)]
    } catch {
      observer.warned("lookup \(query.name): \(error)")
      return [.failed(turn)]
    }
  }

  private func act(_ request: ActionRequest, _ turn: Turn) async -> [Event] {
    do {
      return [.acted(try await store.act(request, at: clock(), by: hold), turn)]
    } catch {
      failed("action \(request.name)", error)
      return error.code == .taken ? [] : [.failed(turn)]
    }
  }

  private func recall(_ customer: String, _ turn: Turn) async -> [Event] {
    do {
      return [.recalled(try await store.profile(of: customer), turn)]
    } catch {
      observer.warned("call \(id.value): what is remembered of its customer: \(error)")
      return [.failed(turn)]
    }
  }

  private func remember(_ memory: Memory, of customer: String) async {
    do {
      try await store.remember(memory, of: customer, at: clock(), by: hold)
    } catch { failed("call \(id.value): what is remembered of its customer", error) }
  }

  private func open(_ handoff: Handoff, _ turn: Turn) async -> [Event] {
    // Who is to be called back need not be served now, and who waits already is not sent away.
    if handoff.callback == nil, ticket == nil, case .closed(let opening) = hours.now {
      show((timeline.note(.closed, at: now), nil))
      return [.closed(opening, turn)]
    }
    do {
      let isCallback = handoff.callback != nil
      let standing = try await agents.open(handoff, for: id, limit: isCallback ? callbackLimit : queueLimit, by: hold)
      guard standing.isCallback != true else {
        // From now on the line is not needed: nobody polls, and its end abandons nothing.
        ticket = nil
        let kind = TimelineEvent.Kind.callback(
          queue: handoff.queue, ticket: standing.ticket, position: standing.position)
        show((timeline.note(kind, at: now), nil))
        return [.queued(standing, turn)]
      }
      ticket = standing.ticket
      nextPoll = now
      let kind = TimelineEvent.Kind.handoff(
        queue: handoff.queue, reason: handoff.reason.rawValue, ticket: standing.ticket, position: standing.position,
        expectedWaitSeconds: standing.expectedWaitSeconds)
      show((timeline.note(kind, at: now), nil))
      return [.queued(standing, turn)]
    } catch {
      // A full queue is no fault, and a line for each caller whom it sends away would drown those that are.
      if error.code != .full { failed("handoff", error) }
      return error.code == .taken ? [] : [.failed(turn)]
    }
  }

  private func resume(_ ticket: Resumption.Ticket) async {
    do {
      lastMessage = try await agents.resume(
        ticket: ticket.number, heard: ticket.heard, told: ticket.told,
        as: TicketWatch(position: ticket.position, agent: ticket.agent, isHeld: ticket.isHeld), by: hold)
    } catch { failed("ticket \(ticket.number)", error) }
  }

  private func tell(_ text: String, _ ticket: Int) async -> [Event] {
    do {
      try await agents.hear(text, ticket: ticket, by: hold)
    } catch { failed("ticket \(ticket)", error) }
    return []
  }

  /// What could not be written: the call survives it, unless it is another program's by now.
  private func failed(_ what: String, _ error: StoreError) {
    if error.code == .taken { observer.taken() } else { observer.warned("\(what): \(error)") }
  }

  private func poll(_ ticket: Int) async -> [Event] {
    do {
      return try await agents.poll(ticket: ticket, after: lastMessage, isAlive: elapsed == nil).map { update in
        switch update {
        case .joined(let agent): return .agentJoined(agent)
        case .said(let text, let number):
          lastMessage = max(lastMessage, number)
          return .agentSaid(text)
        case .lost(let standing): return .agentLost(standing)
        case .moved(let standing): return .moved(standing)
        case .held(let isHeld): return .agentHeld(isHeld)
        case .handedOver(let standing): return .agentHandedOver(standing)
        case .handedBack(let step):
          self.ticket = nil
          return .agentHandedBack(step)
        case .closed:
          self.ticket = nil
          return .agentClosed
        case .gone:
          // The line was silent for so long that it was taken for dead.
          self.ticket = nil
          return .callEnded
        }
      }
    } catch {
      observer.warned("ticket \(ticket): \(error)")
      return []
    }
  }
}
