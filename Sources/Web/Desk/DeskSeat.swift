import Agents
import Dialogue
import Foundation
import Records
import Understanding

/// One agent's place at this server's desk, whatever number of pages shows it.
///
/// It hears from the store what changes, and looks at it every 2 s, so that callers, colleagues and supervisors may be on
/// other servers, or at `oriole desk`. When the last page has gone it says nothing more, and the lease gives the caller back.
actor DeskSeat {
  static let ringSeconds = 25
  /// In a rush, what concerns all callers is looked at no more often than this.
  private static let leastPause = Duration.milliseconds(200)

  /// One open page.
  final class Page: Sendable {
    let socket: Socket
    let account: Account

    init(_ socket: Socket, _ account: Account) { (self.socket, self.account) = (socket, account) }

    func show(_ message: some Encodable) { socket.send(.text(DeskMessages.text(of: message))) }
  }

  private struct Ringing {
    var ticket: Int
    var since: ContinuousClock.Instant
  }

  private let desk: Desk
  private let store: any Store
  private let script: Script
  private let trail: AuditTrail
  private let agent: String
  private var pages: [ObjectIdentifier: Page] = [:]
  private var watches: [ObjectIdentifier: TicketReading] = [:]
  private var ringing: Ringing?
  private var own: TicketReading?
  private var shownOwn: DeskMessages.Own?
  private var shownQueue: DeskMessages.Queue?
  private var running: [Task<Void, Never>] = []
  private var hasBegun = false
  /// Pages that are about to be shown all there is.
  private var entering = 0
  private var lookedAt = ContinuousClock.now
  private var mustLook = false
  private var isLooking = false
  private var mustLookAgain = false

  init(_ account: Account, store: any Store, script: Script, trail: AuditTrail, wrapUp: Double) throws(StoreError) {
    desk = try Desk(store: store, agent: account.name, able: account.competence, wrapUpSeconds: wrapUp)
    (self.store, self.script, self.trail, agent) = (store, script, trail, account.name)
  }

  var isEmpty: Bool { pages.isEmpty && entering == 0 }

  // MARK: Pages

  /// Shows a page all there is, and from now on what changes.
  func enter(_ page: Page) async {
    entering += 1
    defer { entering -= 1 }
    do {
      try await begin()
      pages[ObjectIdentifier(page)] = page
      page.show(hello(page.account))
      if let shownOwn { page.show(shownOwn) }
      if let number = own?.ticket {
        let detail = try await desk.show(number)
        page.show(DeskMessages.Case("case", detail))
        if let lines = own?.all { page.show(lines) }
        if let suggestions = own?.suggestions { page.show(suggestions) }
      }
      if let shownQueue { page.show(shownQueue) }
      if let ringing, let detail = try? await desk.show(ringing.ticket) { page.show(DeskMessages.Case("ring", detail)) }
    } catch {
      page.socket.end(.failed)
    }
  }

  func leave(_ page: Page) {
    pages[ObjectIdentifier(page)] = nil
    watches[ObjectIdentifier(page)] = nil
    if isEmpty {
      running.forEach { $0.cancel() }
      (running, hasBegun, ringing) = ([], false, nil)
    }
  }

  private func begin() async throws(StoreError) {
    guard !hasBegun else { return }
    hasBegun = true
    (own, shownOwn, shownQueue) = (nil, nil, nil)
    let before = try await desk.agents().first { $0.name == agent }
    let usual: AgentStatus.State = before?.state == .ready ? .ready : before?.state == .byHand ? .byHand : .pause
    try await desk.present()
    if await desk.ticket == nil { try await desk.begin(usual) }
    let changes = store.changes()
    await look()
    running = [
      Task { [weak self] in for await change in changes { await self?.heed(change) } },
      Task { [weak self] in
        while !Task.isCancelled {
          try? await Task.sleep(for: Desk.lookPause)
          await self?.stay()
        }
      },
    ]
  }

  private func hello(_ account: Account) -> DeskMessages.Hello {
    func label(_ text: Localized) -> [String: String] {
      Dictionary(
        script.languages.map { ($0.rawValue, text[$0].render([:], language: $0)) }, uniquingKeysWith: { $1 })
    }
    let intents = script.intents.values.filter { $0.action == .answer && !$0.isQuestion }
      .sorted { ($0.key?.rawValue ?? "~", $0.intent.rawValue) < ($1.key?.rawValue ?? "~", $1.intent.rawValue) }
    let steps = intents.flatMap { intent in
      let slots = intent.slots.filter { !$0.isSecret }.map { slot in
        let asked = label(slot.ask)
        return DeskMessages.Hello.Step(
          step: "\(intent.intent.rawValue).\(slot.name)",
          label: label(intent.label).merging(asked) { "\($0) – \($1)" })
      }
      return [DeskMessages.Hello.Step(step: intent.intent.rawValue, label: label(intent.label))] + slots
    }
    return DeskMessages.Hello(
      agent: account.name, role: account.role, skills: script.queues, steps: steps, ringSeconds: Self.ringSeconds)
  }

  private func show(_ message: some Encodable) { for page in pages.values { page.show(message) } }

  // MARK: What pages ask for

  /// Does what a page asks for, and tells it how that went.
  func take(_ request: DeskRequest, from page: Page) async {
    do {
      guard !request.do.isSupervisors || page.account.role >= .supervisor else { throw WebError.notAllowed }
      try await perform(request, page)
      page.show(DeskMessages.Done(do: request.do.rawValue))
      await look()
    } catch let error as StoreError {
      let isPlain = error.code == .conflict || error.code == .notFound || error.code == .full
      page.show(
        DeskMessages.Refused(
          do: request.do.rawValue, code: isPlain ? "conflict" : "unavailable",
          message: isPlain ? error.message : "This cannot be done at the moment. Please try again."))
    } catch {
      let shown = WebError(error)
      page.show(DeskMessages.Refused(do: request.do.rawValue, code: shown.code, message: shown.message))
    }
  }

  private func perform(_ request: DeskRequest, _ page: Page) async throws {
    switch request.do {
    case .state: try await become(request.state ?? .pause)
    case .accept: try await accept(request.ticket, page)
    case .decline:
      if let ringing { stopRinging(ringing, why: "declined") }
      try await desk.begin(.pause)
    case .say: try await desk.say(request.words)
    case .hold: try await desk.hold(request.on ?? true)
    case .note:
      let text = try request.words
      try await desk.note(text)
      if let ticket = await desk.ticket {
        let note = TicketNote(number: 0, kind: .note, author: agent, text: text, at: Date())
        show(DeskMessages.Noted(ticket: ticket, note: DeskMessages.Note(note)))
      }
    case .transfer, .back, .close: try await end(request, page)
    case .watch: try await watch(request.ticket, page)
    case .whisper:
      let (number, text) = (try request.number, try request.words)
      try await trail.note(page.account, "ticket.whisper", "ticket \(number)")
      try await store.note(text, .whisper, by: agent, on: number, at: Date())
    case .takeOver:
      let number = try request.number
      try await trail.note(page.account, "ticket.take-over", "ticket \(number)")
      hold(try await desk.takeOver(number))
    }
  }

  private func become(_ wanted: DeskRequest.WantedState) async throws(StoreError) {
    if wanted != .ready, let ringing { stopRinging(ringing, why: "declined") }
    switch wanted {
    case .ready: try await desk.begin(.ready)
    case .byHand: try await desk.begin(.byHand)
    case .pause: try await desk.begin(.pause)
    }
  }

  private func accept(_ number: Int?, _ page: Page) async throws {
    try await trail.note(page.account, "ticket.accept", (number ?? ringing?.ticket).map { "ticket \($0)" } ?? "")
    let detail = try await desk.claim(number ?? ringing?.ticket)
    if let ringing { stopRinging(ringing, why: "taken") }
    hold(detail)
  }

  /// Hands the caller on, or closes the ticket.
  private func end(_ request: DeskRequest, _ page: Page) async throws {
    guard let number = await desk.ticket else { throw StoreError(.conflict, "you hold no caller") }
    let note = request.text ?? ""
    switch request.do {
    case .transfer:
      guard (request.to == nil) != (request.skill == nil) else {
        throw WebError.bad("Choose an agent or a skill to hand the caller to.")
      }
      try await trail.note(page.account, "ticket.transfer", "ticket \(number) to \(request.to ?? request.skill ?? "")")
      try await desk.handOver(to: request.to, skill: request.skill, note: note)
    case .back:
      try await trail.note(page.account, "ticket.back", "ticket \(number)")
      try await desk.handBack(to: request.step, note: note)
    default:
      guard let disposition = request.disposition, !disposition.isEmpty else {
        throw WebError.bad("Say how it ended.")
      }
      try await trail.note(page.account, "ticket.close", "ticket \(number) as \(disposition)")
      try await desk.note(note)
      try await desk.close(as: disposition)
    }
    own = nil
    show(DeskMessages.Over(type: "over", ticket: number, why: request.do.rawValue))
  }

  private func watch(_ number: Int?, _ page: Page) async throws {
    guard let number else { return watches[ObjectIdentifier(page)] = nil }
    try await trail.note(page.account, "call.listen", "ticket \(number)")
    let detail = try await desk.show(number)
    var reading = TicketReading(detail, script: script)
    page.show(DeskMessages.Case("watched", detail))
    _ = reading.read(try await store.journal(of: detail.call), after: 0)
    if let lines = reading.all { page.show(lines) }
    watches[ObjectIdentifier(page)] = reading
  }

  // MARK: What happens

  private func hold(_ detail: DeskCase) {
    own = TicketReading(detail, script: script)
    show(DeskMessages.Case("case", detail))
  }

  /// Says that the agent is there, and looks at everything.
  private func stay() async {
    guard hasBegun else { return }
    // The store may be away for a moment: the next round tries again.
    try? await desk.present()
    await look()
  }

  /// Does what a change asks for.
  private func heed(_ change: StoreChange) async {
    switch change {
    case .message(let ticket) where ticket == own?.ticket, .heard(let ticket) where ticket == own?.ticket:
      try? await hear()
    case .journal(let call) where call == own?.call || watches.values.contains { $0.call == call }:
      try? await readOn(call)
    case .message, .heard, .journal: break
    case .ticket(let number) where number == own?.ticket: await look()
    case .ticket, .agents, .anything:
      if change == .anything {
        // It may be a word.
        try? await hear()
        try? await readOn()
      }
      // What comes in a rush is looked at together.
      guard !mustLook else { return }
      mustLook = true
      Task { [weak self, lookedAt] in
        try? await Task.sleep(until: lookedAt + Self.leastPause)
        await self?.look()
      }
    }
  }

  /// Looks at everything, one look after the other: what an earlier one has found shall not undo what a later one did.
  private func look() async {
    guard !isLooking else { return mustLookAgain = true }
    isLooking = true
    defer { isLooking = false }
    repeat {
      guard hasBegun else { return }
      (mustLook, mustLookAgain, lookedAt) = (false, false, .now)
      do {
        if let detail = try await desk.resume() { hold(detail) }
        try await hear()
        try await ring()
        try await readOn()
        try await showState()
      } catch {
        // The store is away for a moment: the next round tries again.
      }
    } while mustLookAgain
  }

  private func hear() async throws(StoreError) {
    for update in try await desk.hear() { show(update) }
    if own != nil, await desk.ticket == nil { own = nil }
  }

  private func show(_ update: DeskUpdate) {
    switch update {
    case .said: break
    case .noted(let note):
      if let ticket = own?.ticket { show(DeskMessages.Noted(ticket: ticket, note: DeskMessages.Note(note))) }
    case .callerLeft(let ticket): show(DeskMessages.Over(type: "callerLeft", ticket: ticket, why: "left"))
    case .lost(let ticket):
      own = nil
      show(DeskMessages.Over(type: "over", ticket: ticket, why: "lost"))
    case .takenOver(let ticket, let by):
      own = nil
      show(DeskMessages.Over(type: "over", ticket: ticket, why: "takenOver", by: by))
    }
  }

  private func ring() async throws(StoreError) {
    let offered = try await desk.offer()
    if let ringing {
      guard offered?.entry.ticket == ringing.ticket else { return stopRinging(ringing, why: "taken") }
      // Who does not answer is not there.
      guard ringing.since.duration(to: .now) > .seconds(Self.ringSeconds) else { return }
      stopRinging(ringing, why: "missed")
      try await desk.begin(.pause)
    } else if let offered {
      ringing = Ringing(ticket: offered.entry.ticket, since: .now)
      show(DeskMessages.Case("ring", offered))
    }
  }

  private func stopRinging(_ ringing: Ringing, why: String) {
    self.ringing = nil
    show(DeskMessages.Over(type: "ringOver", ticket: ringing.ticket, why: why))
  }

  /// Shows what a call's journal has more than was read; of all calls that are shown when none is named.
  private func readOn(_ call: CallID? = nil) async throws(StoreError) {
    if let own, own.call == call ?? own.call {
      let journal = try await store.journal(of: own.call, after: own.lastStep)
      // Meanwhile the ticket may have ended, or another one begun.
      if self.own?.call == own.call, let lines = self.own?.read(journal, after: own.lastStep) {
        show(lines)
        if let suggestions = self.own?.suggestions { show(suggestions) }
      }
    }
    for (id, watch) in watches where watch.call == call ?? watch.call {
      let journal = try await store.journal(of: watch.call, after: watch.lastStep)
      guard let page = pages[id], watches[id]?.call == watch.call,
        let lines = watches[id]?.read(journal, after: watch.lastStep)
      else { continue }
      page.show(lines)
    }
  }

  private func showState() async throws(StoreError) {
    let (state, since) = await desk.doing
    let now = DeskMessages.Own(state: state, since: since, ticket: await desk.ticket)
    if now != shownOwn {
      shownOwn = now
      show(now)
    }
    let queue = DeskMessages.Queue(try await desk.list(), try await desk.agents())
    if queue != shownQueue {
      shownQueue = queue
      show(queue)
    }
  }
}
