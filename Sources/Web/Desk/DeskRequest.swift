import Foundation
import Records

/// What a desk's page asks for: one JSON object a message, `{"do": "say", "text": "Good morning"}`.
///
/// | do | members |
/// |---|---|
/// | `state` | `state`: `ready`, `by-hand` or `break` |
/// | `accept` | `ticket`, who rings or waits; without it the next |
/// | `decline` | the caller who rings goes to somebody else, and the agent has a break |
/// | `say` | `text` |
/// | `hold` | `on` |
/// | `note` | `text` |
/// | `transfer` | `to`, an agent, or `skill`; `text`, a note |
/// | `back` | `step`, an intent or an intent's value, or nothing; `text`, a note |
/// | `close` | `disposition`; `text`, a note |
/// | `watch` | supervisors: `ticket`, which is shown as it goes on; without it none |
/// | `whisper` | supervisors: `ticket`, `text` |
/// | `takeOver` | supervisors: `ticket` |
struct DeskRequest: Decodable, Sendable {
  static let mostCharacters = 4_000

  enum Deed: String, Decodable, Sendable {
    case state, accept, decline, say, hold, note, transfer, back, close, watch, whisper, takeOver

    var isSupervisors: Bool { [.watch, .whisper, .takeOver].contains(self) }
  }

  enum WantedState: String, Decodable, Sendable {
    case ready
    case byHand = "by-hand"
    case pause = "break"
  }

  var `do`: Deed
  var state: WantedState?
  var ticket: Int?
  var text: String?
  var on: Bool?
  var to: String?
  var skill: String?
  var step: String?
  var disposition: String?

  /// - Throws: what is wrong with it, in words for people.
  static func read(_ text: String) throws(WebError) -> DeskRequest {
    guard var request = try? JSONDecoder().decode(DeskRequest.self, from: Data(text.utf8)) else {
      throw .bad("This is no request of the desk's.")
    }
    for member in [request.to, request.skill, request.step, request.disposition] {
      guard member?.count ?? 0 <= 80 else { throw .bad("A name is too long: at most 80 characters are taken.") }
    }
    guard request.text?.count ?? 0 <= mostCharacters else {
      throw .bad("“text” is too long: at most \(mostCharacters) characters are taken.")
    }
    if let text = request.text { request.text = ChatRequests.Message.clean(text) }
    return request
  }

  /// The text, which has to be there.
  var words: String {
    get throws(WebError) {
      guard let text, !text.isEmpty else { throw .bad("“text” is empty.") }
      return text
    }
  }

  var number: Int {
    get throws(WebError) {
      guard let ticket, ticket > 0 else { throw .bad("“ticket” must be a ticket's number.") }
      return ticket
    }
  }
}
