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

  /// Begins a chat; returns when its greeting has been said.
  ///
  /// - Parameters:
  ///   - language: the one the visitor wants; the assistant's first when it does not speak it.
  ///   - origin: the site whose page begins it; nil for programs.
  ///   - address: who begins it.
  /// - Returns: the chat.
  /// - Throws: when there are too many, or the server stops.
  func begin(_ language: Language?, origin: String?, address: String) async throws(WebError) -> Chat {
    guard !isClosed else { throw .stopping }
    let open = chats.values.filter { !$0.log.isOver }
    guard open.count < limits.chats else { throw .busy }
    guard open.count(where: { $0.address == address }) < limits.chatsPerAddress else { throw .tooManyChats }
    let calling = calling
    let script = calling.assistant.script
    let spoken = language.flatMap { script.languages.contains($0) ? $0 : nil } ?? script.defaultLanguage
    let chat = Chat(origin: origin, address: address, language: spoken, script: script, desk: self)
    chats[chat.name] = chat
    let start = Start(
      channel: .chat, language: spoken, hears: script.languages, today: CalendarDay(now(), in: .current))
    do {
      let call = try await calling.begin(start, line: chat, pacing: .live, observer: chat.observer, at: now())
      await chat.start(call, start)
    } catch {
      chats[chat.name] = nil
      warn("a chat could not begin: \(error)")
      throw .unavailable
    }
    metrics.count(.chats)
    return chat
  }

  /// The chat of this name; nil where there is none, or it is long over.
  func chat(_ name: String) -> Chat? { chats[name] }

  /// Ends the chats of visitors who have gone, and forgets those that ended long ago.
  func sweep() async {
    for chat in chats.values {
      if await chat.isAbandoned(idle: .seconds(limits.idleMinutes * 60), away: .seconds(limits.awaySeconds)) {
        await chat.end("away")
      }
      if let ended = await chat.endedAt, ended.duration(to: .now) > .seconds(limits.keptMinutes * 60) {
        chats[chat.name] = nil
        await chat.forget()
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
