import Accounts
import Calls
import Dialogue
import Foundation
import Records
import Understanding

/// One visitor's chat: the line of a call whose caller types on a web page.
actor Chat: Line {
  /// In the chat's address.
  nonisolated let name: String
  /// Of what lets its holder read and write the chat.
  nonisolated let secretDigest: String
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
  private let began: ContinuousClock.Instant
  private var call: Call?
  private var language: Language
  private var replies: QuickReplies
  private var expected = ChatEvent.Kind.expects(.words, choices: [])
  /// What the visitor has sent, by its own ids; nil for what was sent to a program that has died.
  private var sent: [String: Deed?] = [:]
  private var askedAt: ContinuousClock.Instant?
  private var spokeAt = ContinuousClock.now
  private var seenAt = ContinuousClock.now
  private var endReason = "goodbye"
  private var finishing: Task<Void, Never>?
  private var isLetGo = false
  private(set) var endedAt: ContinuousClock.Instant?

  /// What a visitor does at once.
  enum Deed: Sendable, Hashable {
    case words(String)
    case keys([Digit])
  }

  /// - Parameters:
  ///   - name: in its address.
  ///   - secret: the digest of what opens it.
  ///   - origin: the site whose page began it; nil for programs.
  ///   - address: who began it.
  ///   - language: the language it began in.
  ///   - age: how long ago it began.
  ///   - script: what the conversation follows.
  ///   - desk: what it shares with the others.
  init(
    name: String, secret: String, origin: String?, address: String, language: Language, age: Duration = .zero,
    script: Script, desk: ChatDesk
  ) {
    (self.name, secretDigest, began) = (name, secret, .now - age)
    (self.origin, self.address, self.language, metrics, now) = (origin, address, language, desk.metrics, desk.now)
    firstLanguage = language
    log = ChatLog(now: desk.now)
    watch = ChatWatch(log: log, metrics: desk.metrics, warn: desk.warn) { [weak desk] in
      Task { await desk?.letGo(name) }
    }
    replies = QuickReplies(script: script)
  }

  /// For the chat's call.
  nonisolated var observer: CallObserver { watch.observer }
  /// The call's time.
  nonisolated var elapsed: @Sendable () -> Duration { { [began] in began.duration(to: .now) } }

  /// Begins the call; returns when the greeting has been said, and kept.
  func start(_ call: Call, _ start: Start) async {
    self.call = call
    await call.receive(.callStarted(start))
    // What a visitor writes while it is looked up who it is would not be answered; the call itself waits 2 s at most.
    let end = ContinuousClock.now + .seconds(3)
    while await call.isWaitingForData, .now < end { try? await Task.sleep(for: .milliseconds(5)) }
    await call.kept()
  }

  /// Goes on with the call of a program that has died: what its visitor was shown is shown again, under the same
  /// numbers.
  func resume(_ call: Call, _ journal: [JournalEntry], since start: Date) async {
    self.call = call
    for entry in journal {
      log.setTime(start.addingTimeInterval(Double(entry.at) / 1_000))
      if let message = entry.message {
        sent.updateValue(nil, forKey: message)
        replies.visitorSpoke()
        watch.expect(ChatWatch.Deed(message: message, label: label(of: entry.event), language: language))
      }
      if case .heard(let utterance) = entry.event { language = utterance.language }
      if case .callEnded = entry.event { endReason = "visitor" }
      watch.received(entry.event)
      for effect in entry.effects {
        show(effect)
        if case .hangUp(let disposition) = effect { ended(disposition) }
      }
    }
    log.setTime(nil)
    await call.goOn()
    if let disposition = await call.disposition { ended(disposition) }
  }

  /// What the visitor chose, where that is not what is kept of it.
  private func label(of event: Event) -> String? {
    guard case .pressed(let digits) = event, case .expects(_, let choices) = expected else { return nil }
    let keys = digits.map(\.rawValue).joined()
    return choices.first { $0.keys == keys }?.label
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
    /// Another program goes on with the chat, and has not been told.
    case elsewhere
    case tooMany
  }

  /// Takes what the visitor does, once for its id; returns when what follows at once has been said.
  func take(_ deed: Deed, id: String, limit: Int) async -> Receipt {
    seenAt = .now
    guard !isLetGo else { return .elsewhere }
    if let before = sent[id] {
      guard await call?.kept() != false else { return .elsewhere }
      return before == nil || before == deed ? .repeated : .contradicted
    }
    guard let call, endedAt == nil else { return .over }
    guard sent.count < limit else { return .tooMany }
    sent.updateValue(deed, forKey: id)
    (spokeAt, askedAt) = (.now, .now)
    metrics.count(.messages)
    replies.visitorSpoke()
    let (event, label) = understand(deed)
    watch.expect(ChatWatch.Deed(message: id, label: label, language: language))
    await call.receive(event, message: id)
    if await call.isWaitingForData { log.beginTyping() }
    // What was taken is not lost when the program dies now.
    return await call.kept() ? .taken : .elsewhere
  }

  private func understand(_ deed: Deed) -> (event: Event, label: String?) {
    switch deed {
    case .words(let text):
      let typed = TypedTurn(text, language: language).event
      if case .heard(let utterance) = typed { language = utterance.language }
      return (typed ?? .heard(Utterance(text, language: language, isTyped: true)), nil)
    case .keys(let digits): return (.pressed(digits), label(of: .pressed(digits)))
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

  /// Another program goes on with the chat; its visitor finds it there.
  func letGo() async {
    isLetGo = true
    await call?.letGo()
    call = nil
    log.sendReadersAway()
  }

  /// Returns when the chat's end has been written.
  func finished() async { await finishing?.value }

  // MARK: What the conversation asks for

  func perform(_ effect: Effect) async {
    show(effect)
    switch effect {
    case .play(_, let turn):
      metrics.count(.replies)
      if let askedAt { metrics.observeReply(askedAt.duration(to: .now)) }
      askedAt = nil
      // It is read as soon as it is there.
      await call?.receive(.played(turn))
    case .hangUp(let disposition): ended(disposition)
    default: break
    }
  }

  private func show(_ effect: Effect) {
    switch effect {
    case .play(let prompt, _):
      let isAgents = prompt.name == "agent"
      let text = isAgents ? prompt.text : WrittenReply.text(prompt.text)
      log.append(
        .message(from: isAgents ? .agent : .oriole, text: text, language: prompt.language, message: nil))
      replies.note(prompt)
    case .listen(let expectation, _, _): expect(replies.expected(expectation))
    case .hold: expect(.expects(.words, choices: []))
    case .report(.rated(let rating)): _ = log.rate(rating)
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
    log.append(.ended(disposition, reason: endReason))
    guard let call else { return }
    finishing = Task { [now] in await call.finish(at: now()) }
  }

  /// Whether the visitor has been away for so long that the chat should end.
  func isAbandoned(idle: Duration, away: Duration) async -> Bool {
    guard endedAt == nil else { return false }
    if log.readers > 0 { seenAt = .now }
    let isInQueue = await call?.needsTime == true
    return isInQueue ? seenAt.duration(to: .now) > away : spokeAt.duration(to: .now) > idle
  }
}
