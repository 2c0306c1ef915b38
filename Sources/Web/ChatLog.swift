import Foundation
import Synchronization

/// What a chat's visitor is shown, in order, and those who wait for more of it.
///
/// It is the only buffer between a chat and its readers: each of them reads on from the event it has seen, so a slow
/// one costs nothing. The oldest events of a very long chat are forgotten.
final class ChatLog: Sendable {
  /// Far more than a chat's messages may be.
  static let limit = 4_000
  /// Readers at a time: a page that is loaded again is a second one for a moment.
  static let mostReaders = 4

  fileprivate struct State {
    var events: [ChatEvent] = []
    var last = 0
    var isTyping = false
    var isWithAgent = false
    var hasRating = false
    var isOver = false
    var readers: [(number: Int, wake: AsyncStream<Void>.Continuation)] = []
    var lastReader = 0
    var time: Date?
  }

  /// What a reader finds when it looks.
  struct News: Sendable {
    var events: [ChatEvent]
    /// True when events between those it has seen and the first of these are forgotten.
    var hasGap: Bool
    var isTyping: Bool
    /// True when nothing will follow.
    var isOver: Bool
  }

  private let state = Mutex(State())
  private let now: @Sendable () -> Date

  init(now: @escaping @Sendable () -> Date) { self.now = now }

  @discardableResult func append(_ kind: ChatEvent.Kind) -> Int {
    state.withLock { state in
      guard !state.isOver || kind.mayFollowTheEnd else { return state.last }
      state.last += 1
      state.events.append(ChatEvent(id: state.last, at: state.time ?? now(), kind))
      if state.events.count > Self.limit { state.events.removeFirst(Self.limit / 10) }
      state.note(kind)
      state.wake()
      return state.last
    }
  }

  /// Shows that Oriole's answer is on its way, unless it is there already.
  func beginTyping() {
    state.withLock { state in
      guard state.events.last(where: \.isMessage)?.isVisitors == true, !state.isOver, !state.isWithAgent else { return }
      state.isTyping = true
      state.wake()
    }
  }

  /// Takes the visitor's rating, unless there has been one.
  func rate(_ rating: Int) -> Bool {
    let isFirst = state.withLock { state in
      defer { state.hasRating = true }
      return !state.hasRating
    }
    if isFirst { append(.rated(rating)) }
    return isFirst
  }

  /// Whether the chat has ended.
  var isOver: Bool { state.withLock { $0.isOver } }

  /// How many read along now.
  var readers: Int { state.withLock { $0.readers.count } }

  func news(after id: Int) -> News {
    state.withLock { state in
      let first = state.events.first?.id ?? state.last + 1
      let seen = max(0, min(id, state.last))
      let events = state.events.suffix(max(0, state.last - max(seen, first - 1)))
      return News(
        events: Array(events), hasGap: seen + 1 < first, isTyping: state.isTyping, isOver: state.isOver)
    }
  }

  /// What wakes a reader, until it or the reader ends.
  struct Wakes: Sendable {
    let stream: AsyncStream<Void>
    fileprivate let wake: AsyncStream<Void>.Continuation

    func end() { wake.finish() }
  }

  /// Wakes its reader at once, whenever there is news, and for `beat`; the longest reader of too many is sent away.
  func wakes() -> Wakes {
    let (stream, wake) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let (number, old) = state.withLock { state in
      state.lastReader += 1
      state.readers.append((state.lastReader, wake))
      let old = state.readers.count > Self.mostReaders ? state.readers.removeFirst().wake : nil
      return (state.lastReader, old)
    }
    old?.finish()
    wake.onTermination = { [weak self] _ in
      self?.state.withLock { state in state.readers.removeAll { $0.number == number } }
    }
    wake.yield()
    return Wakes(stream: stream, wake: wake)
  }

  /// The time at which what follows happened; nil for the time of day.
  func setTime(_ time: Date?) { state.withLock { $0.time = time } }

  /// Ends all readers, who shall look for the chat elsewhere.
  func sendReadersAway() {
    let readers = state.withLock { state in
      defer { state.readers = [] }
      return state.readers
    }
    for reader in readers { reader.wake.finish() }
  }

  /// Wakes all readers, so that they show a sign of life.
  func beat() { state.withLock { $0.wake() } }
}

extension ChatLog.State {
  fileprivate mutating func note(_ kind: ChatEvent.Kind) {
    switch kind {
    case .message(let from, _, _, _): if from != .visitor { isTyping = false }
    case .agentJoined: (isWithAgent, isTyping) = (true, false)
    case .agentLeft: isWithAgent = false
    case .ended: (isOver, isTyping) = (true, false)
    case .expects, .queue, .rated: break
    }
  }

  fileprivate func wake() { for reader in readers { reader.wake.yield() } }
}

extension ChatEvent {
  fileprivate var isMessage: Bool {
    guard case .message = kind else { return false }
    return true
  }

  fileprivate var isVisitors: Bool {
    guard case .message(.visitor, _, _, _) = kind else { return false }
    return true
  }
}

extension ChatEvent.Kind {
  fileprivate var mayFollowTheEnd: Bool {
    guard case .rated = self else { return false }
    return true
  }
}
