import Accounts
import Calls
import Dialogue
import Foundation
import Understanding

/// One visitor's chat: the line of a call whose caller types on a web page.
actor Chat: Line {
  /// In the chat's address.
  nonisolated let name = SecretToken.name()
  /// What lets its holder read and write the chat.
  nonisolated let secret = SecretToken.secret()
  /// The site whose page began the chat; nil for programs.
  nonisolated let origin: String?
  /// Who began it.
  nonisolated let address: String
  /// The language it began in.
  nonisolated let firstLanguage: Language
  nonisolated let log: ChatLog
  private let watch: ChatWatch
  private let metrics: WebMetrics
  private let now: @Sendable () -> Date
  private let began = ContinuousClock.now
  private var call: Call?
  private var language: Language
  private var replies: QuickReplies
  private var expected = ChatEvent.Kind.expects(.words, choices: [])
  /// What the visitor has sent, by its own ids.
  private var sent: [String: Deed] = [:]
  private var keeping: Task<Void, Never>?
  private var mustKeepOn = false
  private var askedAt: ContinuousClock.Instant?
  private var spokeAt = ContinuousClock.now
  private var seenAt = ContinuousClock.now
  private var endReason = "goodbye"
  private var finishing: Task<Void, Never>?
  private(set) var endedAt: ContinuousClock.Instant?

  /// What a visitor does at once.
  enum Deed: Sendable, Hashable {
    case words(String)
    case keys([Digit])
  }

  /// - Parameters:
  ///   - origin: the site whose page begins it; nil for programs.
  ///   - address: who begins it.
  ///   - language: the language it begins in.
  ///   - script: what the conversation follows.
  ///   - desk: what it shares with the others.
  init(origin: String?, address: String, language: Language, script: Script, desk: ChatDesk) {
    (self.origin, self.address, self.language, metrics, now) = (origin, address, language, desk.metrics, desk.now)
    firstLanguage = language
    log = ChatLog(now: desk.now)
    watch = ChatWatch(log: log, metrics: desk.metrics, warn: desk.warn)
    replies = QuickReplies(script: script)
  }

  /// For the chat's call.
  nonisolated var observer: CallObserver { watch.observer }

  /// Begins the call; returns when the greeting has been said.
  func start(_ call: Call, _ start: Start) async {
    self.call = call
    await call.receive(.callStarted(start))
    await keepTime()
  }

  // MARK: The visitor

  /// How a message was taken.
  enum Receipt: Sendable, Hashable {
    case taken
    /// It had been taken before.
    case repeated
    /// Another message had the same id.
    case contradicted
    case over
    case tooMany
  }

  /// Takes what the visitor does, once for its id; returns when what follows at once has been said.
  func take(_ deed: Deed, id: String, limit: Int) async -> Receipt {
    seenAt = .now
    if let before = sent[id] { return before == deed ? .repeated : .contradicted }
    guard let call, endedAt == nil else { return .over }
    guard sent.count < limit else { return .tooMany }
    sent[id] = deed
    (spokeAt, askedAt) = (.now, .now)
    metrics.count(.messages)
    replies.visitorSpoke()
    let (event, label) = understand(deed)
    watch.expect(ChatWatch.Deed(message: id, label: label, language: language))
    await call.receive(event)
    if await call.isWaitingForData { log.beginTyping() }
    await keepTime()
    return .taken
  }

  private func understand(_ deed: Deed) -> (event: Event, label: String?) {
    switch deed {
    case .words(let text):
      let typed = TypedTurn(text, language: language).event
      if case .heard(let utterance) = typed { language = utterance.language }
      return (typed ?? .heard(Utterance(text, language: language, isTyped: true)), nil)
    case .keys(let digits):
      guard case .expects(_, let choices) = expected else { return (.pressed(digits), nil) }
      let keys = digits.map(\.rawValue).joined()
      return (.pressed(digits), choices.first { $0.keys == keys }?.label)
    }
  }

  /// Takes a rating from 1 to 5, once: as the answer to the question for it, or beside the conversation.
  ///
  /// - Returns: false when there has been one.
  func rate(_ rating: Int) async -> Bool {
    seenAt = .now
    if endedAt == nil, let call, case .expects(.rating, _) = expected, let digit = Digit(rawValue: String(rating)) {
      watch.expect(ChatWatch.Deed(message: nil, label: nil, language: language))
      await call.receive(.pressed([digit]))
      await keepTime()
      return true
    }
    guard log.rate(rating) else { return false }
    metrics.count(rating: rating)
    // For the journal, after the chat's end too.
    await finishing?.value
    await call?.receive(.rated(rating))
    return true
  }

  /// The visitor does something that is no word.
  func seen() { seenAt = .now }

  /// Ends the chat, for a reason that its visitor is told; nothing when it has ended.
  func end(_ reason: String) async {
    guard endedAt == nil else { return }
    endReason = reason
    await call?.receive(.callEnded)
  }

  /// Nobody asks for the chat any more.
  func forget() { call = nil }

  /// Returns when the chat's end has been written.
  func finished() async { await finishing?.value }

  // MARK: What the conversation asks for

  func perform(_ effect: Effect) async {
    switch effect {
    case .play(let prompt, let turn):
      let isAgents = prompt.name == "agent"
      let text = isAgents ? prompt.text : WrittenReply.text(prompt.text)
      log.append(
        .message(from: isAgents ? .agent : .oriole, text: text, language: prompt.language, message: nil))
      replies.note(prompt)
      metrics.count(.replies)
      if let askedAt { metrics.observeReply(askedAt.duration(to: .now)) }
      askedAt = nil
      // It is read as soon as it is there.
      await call?.receive(.played(turn))
    case .listen(let expectation, _, _): expect(replies.expected(expectation))
    case .hold: expect(.expects(.words, choices: []))
    case .hangUp(let disposition): ended(disposition)
    default: break
    }
  }

  private func expect(_ kind: ChatEvent.Kind) {
    guard kind != expected else { return }
    expected = kind
    log.append(kind)
  }

  private func ended(_ disposition: Disposition) {
    guard endedAt == nil else { return }
    endedAt = .now
    keeping?.cancel()
    log.append(.ended(disposition, reason: endReason))
    guard let call else { return }
    finishing = Task { [now] in await call.finish(at: now()) }
  }

  // MARK: Time

  /// Tells the call how the time goes while something in it waits for that.
  private func keepTime() async {
    mustKeepOn = true
    guard keeping == nil, endedAt == nil, let call else { return }
    let isBusy = await call.needsTime
    let isIdle = await call.isIdle
    guard isBusy || !isIdle, keeping == nil, endedAt == nil else { return }
    keeping = Task { [weak self] in
      while !Task.isCancelled, await self?.tick() == true { try? await Task.sleep(for: .milliseconds(200)) }
    }
  }

  private func tick() async -> Bool {
    mustKeepOn = false
    guard let call, endedAt == nil else { return false }
    await call.advance(to: began.duration(to: .now))
    let isBusy = await call.needsTime
    let isIdle = await call.isIdle
    if isBusy || !isIdle || mustKeepOn { return endedAt == nil }
    keeping = nil
    return false
  }

  /// Whether the visitor has been away for so long that the chat should end.
  func isAbandoned(idle: Duration, away: Duration) async -> Bool {
    guard endedAt == nil else { return false }
    if log.readers > 0 { seenAt = .now }
    let isInQueue = await call?.needsTime == true
    return isInQueue ? seenAt.duration(to: .now) > away : spokeAt.duration(to: .now) > idle
  }
}
