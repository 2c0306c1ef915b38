import Calls
import Dialogue
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Records
import Settings
import Voice

/// The sound of spoken calls, for the agent who holds the caller and for supervisors.
///
/// A WebSocket: 20 ms of 16-bit little-endian PCM at 16 kHz in each binary message, both ways, and JSON in text.
struct SoundRoutes: WebPart {
  static let path = "/api/desk/sound"
  let live: LiveCalls
  let store: any Store
  let authority: Authority
  let settings: WebSettings

  /// Whose sound a request is for.
  struct Ask: Sendable {
    var account: Account
    var call: CallID
    /// Nil for a supervisor who listens to a call by its number.
    var ticket: Int?
    var role: BridgePort.Role
    var bridge: AudioBridge
  }

  /// Where a call's sound is.
  private struct Place: Encodable {
    var call: Int64
    /// The server that has it; nil for this one.
    var node: String?
  }

  func add(to routes: inout WebRoutes) {
    EmbeddedPage("/talk.js", PackageResources.talk_js).add(to: &routes)
    EmbeddedPage("/talk-worklet.js", PackageResources.talk_worklet_js).add(to: &routes)
    routes.on(.get, "/api/desk/sound/place") { request, context in
      let account = try await authority.account(request, context, atLeast: .agent)
      let (call, ticket) = try await target(of: request, for: account)
      if await live.bridge(of: call) != nil { return Response(json: Place(call: call.value)) }
      guard let node = ticket?.handoff.node, node != settings.publicAddress?.description else {
        throw WebError.noSound
      }
      return Response(json: Place(call: call.value, node: node))
    }
    routes.socket(Self.path, limits: SocketLimits(messageBytes: 1_024, framesPerSecond: 120, outboxBytes: 131_072)) {
      request, context in
      let account = try await authority.account(request, context, atLeast: .agent)
      let ask = try await ask(request, account)
      if ask.role == .listener {
        try await AuditTrail(authority).note(account, "call.listen", "call \(ask.call.value)")
      }
      return (ask, request.head)
    } run: { asked, socket in
      await SoundSocket(ask: asked.0, head: asked.1, socket: socket, routes: self).run()
    }
  }

  private func ask(_ request: Request, _ account: Account) async throws -> Ask {
    let (call, ticket) = try await target(of: request, for: account)
    guard let bridge = await live.bridge(of: call) else {
      if let node = ticket?.handoff.node, node != settings.publicAddress?.description {
        throw WebError.soundElsewhere(node)
      }
      throw WebError.noSound
    }
    let isOwn = ticket?.agent == account.name && ticket?.state == .claimed
    return Ask(
      account: account, call: call, ticket: ticket?.number, role: isOwn ? .agent(account.name) : .listener,
      bridge: bridge)
  }

  /// The call that is meant: of a ticket, or, for supervisors, of a number.
  private func target(of request: Request, for account: Account) async throws -> (CallID, Ticket?) {
    if let text = request.uri.queryParameters.get("ticket") {
      guard let number = Int(text), number > 0 else { throw WebError.bad("The ticket must be a number.") }
      let ticket: Ticket
      do { ticket = try await store.ticket(number) } catch { throw Self.refusal(error) }
      let isOwn = ticket.agent == account.name && ticket.state == .claimed
      guard isOwn || account.role >= .supervisor else { throw WebError.notYourCaller }
      return (ticket.call, ticket)
    }
    guard let text = request.uri.queryParameters.get("call"), let number = Int64(text), number > 0 else {
      throw WebError.bad("Say which ticket, or which call, as a number.")
    }
    guard account.role >= .supervisor else { throw WebError.notYourCaller }
    return (CallID(number), nil)
  }

  /// Whether the sound is still this person's to hear.
  func isAllowed(_ ask: Ask, _ head: HTTPRequest) async -> Bool {
    // A store that does not answer for a moment ends no conversation.
    let account: Account
    do {
      account = try await authority.account(head, atLeast: ask.role == .listener ? .supervisor : .agent)
    } catch {
      return error == .accountsUnavailable
    }
    guard case .agent = ask.role, let number = ask.ticket else { return true }
    guard let ticket = try? await store.ticket(number) else { return true }
    return ticket.agent == account.name && ticket.state == .claimed
  }

  private static func refusal(_ error: StoreError) -> WebError {
    error.code == .notFound ? .noSuchTicket : .accountsUnavailable
  }
}

extension WebError {
  static let noSound = WebError(.notFound, "no_sound", "The sound of this call is not here, or the call is over.")
  static let noSuchTicket = WebError(.notFound, "no_such_ticket", "There is no such ticket.")
  static let notYourCaller = WebError(.forbidden, "not_your_caller", "This caller is not with you.")

  static func soundElsewhere(_ node: String) -> WebError {
    WebError(.misdirectedRequest, "sound_elsewhere", "The sound of this call is at \(node): open the desk there.")
  }
}
