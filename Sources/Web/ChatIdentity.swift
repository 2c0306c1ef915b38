import Accounts
import Calls
import Dialogue
import Foundation
import HTTPTypes
import Settings

/// Who begins a chat, where the business's own site has logged the visitor in and vouches for it.
struct ChatIdentity: Sendable {
  private let tokens: CustomerToken?

  /// - Parameter secret: what the business's server signs with; nil where no login is taken.
  init(secret: String?) { tokens = secret.map(CustomerToken.init(secret:)) }

  /// The login of a token.
  ///
  /// - Parameters:
  ///   - token: as it was sent; nil for a visitor who is not logged in.
  ///   - calling: where customers are looked up.
  ///   - now: the time.
  /// - Returns: nil for a visitor who is not logged in.
  /// - Throws: why it is not taken. When the business's data cannot be asked, the chat begins, as any other call does.
  func login(of token: String?, _ calling: Calling, at now: Date) async throws(WebError) -> Identity? {
    guard let token else { return nil }
    guard let tokens else { throw .identityOff }
    let identity: Identity
    do {
      identity = Identity(.login, try tokens.customer(of: token, at: now))
    } catch {
      throw .identity(error)
    }
    switch await calling.knows(identity) {
    case .known, .untold: return identity
    case .unknown: throw .customerUnknown
    case .unasked: throw .identityUnasked
    }
  }
}

extension WebError {
  static let identityOff = WebError(
    .badRequest, "identity_off", "No logins are taken here: the server's setting serve.chat_secret is empty.")
  static let identityUnasked = WebError(
    .badRequest, "identity_off", "No logins are taken here: the assistant has no customer.login.")
  static let customerUnknown = WebError(.forbidden, "customer_unknown", "There is no customer of this id.")

  static func identity(_ fault: CustomerToken.Fault) -> WebError {
    switch fault {
    case .malformed(let why): WebError(.forbidden, "identity_refused", "The “identity” is not taken: \(why).")
    case .wrongSignature:
      WebError(
        .forbidden, "identity_refused", "The “identity” is not taken: it is not signed with this server's secret.")
    case .expired: WebError(.forbidden, "identity_expired", "The “identity” has expired. Make a new one.")
    }
  }
}
