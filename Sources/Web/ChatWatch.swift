import Calls
import Dialogue
import Synchronization
import Understanding

/// Shows a chat's visitor what happens in its call, in order, and without what is secret.
final class ChatWatch: Sendable {
  /// What the visitor did, on its way into the conversation.
  struct Deed: Sendable {
    /// The visitor's id of it; nil for what is not shown.
    var message: String?
    /// What to show in place of keys.
    var label: String?
    var language: Language
  }

  private let log: ChatLog
  private let metrics: WebMetrics
  private let warn: @Sendable (String) -> Void
  private let taken: @Sendable () -> Void
  /// In the order in which their events reach the call.
  private let deeds = Mutex<[Deed]>([])

  /// - Parameters:
  ///   - log: where it is shown.
  ///   - metrics: where ratings are counted.
  ///   - warn: told what goes wrong, a line each.
  ///   - taken: told when another program goes on with the chat.
  init(
    log: ChatLog, metrics: WebMetrics, warn: @escaping @Sendable (String) -> Void, taken: @escaping @Sendable () -> Void
  ) {
    (self.log, self.metrics, self.warn, self.taken) = (log, metrics, warn, taken)
  }

  /// Says what the next event that is heard or pressed was.
  func expect(_ deed: Deed) { deeds.withLock { $0.append(deed) } }

  /// For the call.
  var observer: CallObserver {
    CallObserver(
      happened: { [log, metrics] event in
        guard case .rated(let rating) = event.kind, log.rate(rating) else { return }
        metrics.count(rating: rating)
      },
      received: { [self] in received($0) },
      warned: warn, taken: taken)
  }

  /// Shows what has happened.
  func received(_ event: Event) {
    switch event {
    case .heard(let utterance): show(utterance.text)
    case .pressed(let digits): show(nil, keys: digits.map(\.rawValue).joined())
    // Who is called back is told so in words, and does not wait.
    case .queued(let standing, _) where standing.isCallback == true: break
    case .queued(let standing, _), .moved(let standing): log.append(.queue(standing))
    case .agentLost(let standing), .agentHandedOver(let standing):
      log.append(.agentLeft)
      log.append(.queue(standing))
    case .agentJoined(let agent): log.append(.agentJoined(agent))
    case .agentClosed, .agentHandedBack: log.append(.agentLeft)
    default: break
    }
  }

  private func show(_ words: String?, keys: String = "") {
    let deed = deeds.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    guard let deed, let message = deed.message else { return }
    log.append(
      .message(from: .visitor, text: words ?? deed.label ?? keys, language: deed.language, message: message))
  }
}
