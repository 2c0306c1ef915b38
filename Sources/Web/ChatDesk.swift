import Accounts
import Assistant
public import Calls
import Dialogue
public import Foundation
import Records
public import Settings
import Synchronization
import Understanding

/// All chats: begins them, finds them, and ends those that nobody comes back to.
public actor ChatDesk {
  private nonisolated let current: Mutex<Calling>
  private let renewal: Renewal
  /// The newest way to begin calls, when it is another one than before.
  public typealias Renewal = @Sendable () async throws -> Calling?
  nonisolated let limits: WebLimits
  nonisolated let metrics: WebMetrics
  nonisolated let now: @Sendable () -> Date
  nonisolated let warn: @Sendable (String) -> Void
  private var chats: [String: Chat] = [:]
  private var isClosed = false
  private var renewing: Task<Void, Never>?
  private var holding = ChatHolding()
  private var taking: Task<Void, Never>?

  /// - Parameters:
  ///   - calling: begins the chats' calls.
  ///   - limits: how many there may be.
  ///   - metrics: where they are counted.
  ///   - warn: told what goes wrong, a line each.
  ///   - renewal: what the next chats begin by, where the assistant has changed since it was asked; what it throws is
  ///     warned of, and all stays as it was.
  ///   - now: the time of day.
  public init(
    calling: Calling, limits: WebLimits, metrics: WebMetrics, warn: @escaping @Sendable (String) -> Void,
    renewal: @escaping Renewal = { nil }, now: @escaping @Sendable () -> Date = { Date() }
  ) {
    current = Mutex(calling)
    (self.renewal, self.limits, self.metrics, self.warn, self.now) = (renewal, limits, metrics, warn, now)
  }

  /// Begins the chats' calls: those that are open keep theirs.
  nonisolated var calling: Calling { current.withLock { $0 } }

  /// Has the next chats begin with the assistant as it is now.
  func renew() async {
    let before = renewing
    let task = Task { [renewal, warn] in
      // Who asks while it is being read waits until it is there.
      await before?.value
      do {
        if let calling = try await renewal() { current.withLock { $0 = calling } }
      } catch {
        warn("\(error) (chats go on with the assistant as it was read before)")
      }
    }
    renewing = task
    await task.value
  }

  /// Whether no chat begins any more.
  var isStopping: Bool { isClosed }

  /// Chats that have not ended.
  func open() -> Int { chats.values.count { !$0.log.isOver } }

  /// A chat that has begun, and what opens it.
  struct Begun {
    let chat: Chat
    let secret: String
  }

  /// Begins a chat; returns when its greeting has been said.
  ///
  /// - Parameters:
  ///   - language: the one the visitor wants; the assistant's first when it does not speak it.
  ///   - login: who it is, where the business's own site vouches for it.
  ///   - origin: the site whose page begins it; nil for programs.
  ///   - address: who begins it.
  /// - Returns: the chat.
  /// - Throws: when there are too many, or the server stops.
  func begin(
    _ language: Language?, login: Identity? = nil, origin: String?, address: String
  ) async throws(WebError) -> Begun {
    guard !isClosed else { throw .stopping }
    let open = chats.values.filter { !$0.log.isOver }
    guard open.count < limits.chats else { throw .busy }
    guard open.count(where: { $0.address == address }) < limits.chatsPerAddress else { throw .tooManyChats }
    let calling = calling
    let script = calling.assistant.script
    let spoken = language.flatMap { script.languages.contains($0) ? $0 : nil } ?? script.defaultLanguage
    let secret = SecretToken.secret()
    let chat = Chat(
      name: SecretToken.name(), secret: SecretToken.digest(of: secret), origin: origin, address: address,
      language: spoken, script: script, desk: self)
    chats[chat.name] = chat
    let (start, startedAt, holder) = (start(spoken, script, login), now(), holding.holder)
    do {
      let call = try await calling.begin(
        start, line: chat, pacing: .live, observer: chat.observer, at: startedAt, elapsed: chat.elapsed,
        heldBy: holder)
      try await calling.store.keep(
        KeptChat(
          call: call.id, name: chat.name, secretDigest: chat.secretDigest, origin: origin, address: address,
          language: spoken, startedAt: startedAt), heldBy: holder)
      await chat.start(call, start)
    } catch {
      chats[chat.name] = nil
      warn("a chat could not begin: \(error)")
      throw .unavailable
    }
    metrics.count(.chats)
    return Begun(chat: chat, secret: secret)
  }

  private func start(_ language: Language, _ script: Script, _ login: Identity? = nil) -> Start {
    Start(
      channel: .chat, language: language, hears: script.languages, today: CalendarDay(now(), in: .current),
      identity: login)
  }

  /// The chat of this name; nil where there is none, or it is long over.
  func chat(_ name: String) -> Chat? { chats[name] }

  /// Whether another program holds a chat of this name, or held it until it died.
  nonisolated func isElsewhere(_ name: String) async -> Bool { (try? await calling.store.isChatKept(name)) ?? true }

  /// Ends the chats of visitors who have gone, and forgets those that ended long ago.
  func sweep() async {
    for chat in chats.values {
      if await chat.isAbandoned(idle: .seconds(limits.idleMinutes * 60), away: .seconds(limits.awaySeconds)) {
        await chat.end("away")
      }
      if let ended = await chat.endedAt, ended.duration(to: .now) > .seconds(limits.keptMinutes * 60) {
        chats[chat.name] = nil
        await chat.forget()
        do {
          try await calling.store.forgetChat(chat.name, heldBy: holding.holder)
        } catch { warn("a chat cannot be forgotten: \(error)") }
      }
    }
  }

  /// Shows those who read that the line is alive.
  func beat() { for chat in chats.values { chat.log.beat() } }

  /// Tells all visitors that the server stops, and returns when their calls have ended; no chat begins after it.
  public func close() async {
    isClosed = true
    for chat in chats.values { await chat.end("stopping") }
    for chat in chats.values { await chat.finished() }
  }
}

// MARK: - Chats of programs that have died

extension ChatDesk {
  /// Begins to hold chats, at the address where the server listens; returns when it goes on with those that a program
  /// held there before.
  func hold(at node: String) async {
    holding = ChatHolding(node: node)
    await keepHolding()
    await taking?.value
  }

  /// To be called every second: says that this program is alive, and goes on with chats of those that are not.
  func keepHolding() async {
    do {
      let mayTake = try await beat()
      guard mayTake, !isClosed, taking == nil else { return }
      // Beside the beats: hundreds of them take a while, in which those who wait in the queue must not count as gone.
      taking = Task {
        await take()
        taking = nil
      }
    } catch {
      if holding.missed() { warn("chats cannot be kept: \(error)") }
    }
  }

  /// Says that this program is alive; whether there may be chats to take.
  private func beat() async throws(StoreError) -> Bool {
    let (store, holder) = (calling.store, holding.holder)
    guard holding.hasEntered else {
      try await store.enter(holder, at: now())
      holding.entered(holder)
      return true
    }
    let standing = try await store.beat(holder, fromThoseSeenBefore: deadline, at: now())
    guard holding.beat(holder, isKnown: standing.isKnown) == .lost else { return standing.mayTake }
    await letGo()
    return false
  }

  /// Programs that were last seen before are dead.
  private var deadline: Date? { holding.isTrusted ? now().addingTimeInterval(-ChatHolding.lease) : nil }

  private func take() async {
    let holder = holding.holder
    let room = limits.chats - open()
    guard room > 0 else { return }
    do {
      let taken = try await calling.store.takeChats(
        for: holder, fromThoseSeenBefore: deadline,
        endedSince: now().addingTimeInterval(-Double(limits.keptMinutes * 60)), limit: room, at: now())
      for kept in taken where !isClosed && holder == holding.holder { await resume(kept, by: holder) }
    } catch { warn("chats of a program that has died cannot be taken: \(error)") }
  }

  /// What this program held is held by another one, who took it for dead.
  private func letGo() async {
    warn("this program was taken for dead: another one goes on with its chats")
    let lost = chats.values
    chats = [:]
    for chat in lost { await chat.letGo() }
  }

  /// Another program goes on with this chat.
  func letGo(_ name: String) async {
    guard let chat = chats.removeValue(forKey: name) else { return }
    warn("another program goes on with a chat that this one held")
    await chat.letGo()
  }

  private func resume(_ kept: KeptChat, by holder: ChatHolder) async {
    let calling = calling
    let script = calling.assistant.script
    let age = max(0, now().timeIntervalSince(kept.startedAt))
    let chat = Chat(
      name: kept.name, secret: kept.secretDigest, origin: kept.origin, address: kept.address, language: kept.language,
      age: .seconds(age), script: script, desk: self)
    do {
      let journal = try await calling.store.journal(of: kept.call)
      let call = calling.resume(
        kept.call, journal: journal, line: chat, observer: chat.observer, elapsed: chat.elapsed, heldBy: holder)
      if journal.isEmpty {
        // Its visitor, logged in or not, was never told of it.
        await chat.start(call, start(kept.language, script))
      } else {
        await chat.resume(call, journal, since: kept.startedAt)
      }
      chats[kept.name] = chat
    } catch {
      warn("a chat could not go on: \(error)")
    }
  }
}
