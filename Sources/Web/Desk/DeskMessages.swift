import Agents
import Dialogue
import Foundation
import Records
import Understanding

/// What a desk's page is sent, each with its `type`; `version` 1 of this vocabulary is named in `hello`.
enum DeskMessages {
  /// First: who the agent is, and what can be chosen.
  struct Hello: Encodable {
    struct Step: Encodable {
      var step: String
      var label: [String: String]
    }
    var type = "hello"
    var version = 1
    var agent: String
    var role: Account.Role
    var skills: [String]
    var steps: [Step]
    var ringSeconds: Int
  }

  /// What the agent does, since when, and the ticket that is held.
  struct Own: Encodable, Hashable {
    var type = "self"
    var state: AgentStatus.State
    var since: Date
    var ticket: Int?
  }

  /// Somebody who waits or is served, for lists.
  struct Entry: Encodable, Hashable {
    var ticket: Int
    var state: Ticket.State
    var waited: Int
    var queue: String
    var reason: Handoff.Reason
    var intent: String?
    var language: String
    var frustration: Double
    var agent: String?
    var hasCaller: Bool
    var callback: String?
    var isVIP: Bool
    var isReturned: Bool
    var isHeld: Bool
    var handedOverBy: String?

    init(_ entry: DeskEntry) {
      (ticket, state, waited, queue) = (entry.ticket, entry.state, entry.waitingSeconds, entry.queue)
      (reason, intent, language) = (entry.reason, entry.intent?.rawValue, entry.language.rawValue)
      (frustration, agent, hasCaller, callback) = (entry.frustration, entry.agent, entry.hasCaller, entry.callback)
      (isVIP, isReturned, isHeld) = (entry.isVIP, entry.isReturned, entry.isHeld)
      handedOverBy = entry.handedOverBy
    }
  }

  struct Note: Encodable, Hashable {
    var kind: TicketNote.Kind
    var author: String
    var text: String
    var at: Date

    init(_ note: TicketNote) { (kind, author, text, at) = (note.kind, note.author, note.text, note.at) }
  }

  /// Someone who rings (`ring`), is served here (`case`), or is watched (`watched`), with what is known.
  struct Case: Encodable {
    var type: String
    var entry: Entry
    var slots: [String: String]
    /// The customer's row, by its columns' own names.
    var customer: Facts?
    var isVerified: Bool
    var profile: Profile?
    var tried: [String]
    var notes: [Note]
    /// What was last said before the handoff.
    var lastWords: String?

    init(_ type: String, _ detail: DeskCase) {
      self.type = type
      entry = Entry(detail.entry)
      let handoff = detail.handoff
      (slots, isVerified) = (handoff.slots, handoff.isVerified ?? false)
      customer = handoff.customer.map { facts in
        Facts(facts.map { ($0.hasPrefix("customer.") ? String($0.dropFirst("customer.".count)) : $0, $1) }) { $1 }
      }
      (profile, tried, notes) = (handoff.profile, handoff.tried, detail.notes.map(Note.init))
      lastWords = handoff.transcript.last { $0.speaker == .caller }?.text
    }
  }

  struct Lines: Encodable {
    var type = "lines"
    var ticket: Int
    var lines: [CallLine]
  }

  struct Suggestions: Encodable {
    var type = "suggestions"
    var ticket: Int
    var words: String
    var answers: [SuggestedAnswer]
  }

  struct Noted: Encodable {
    var type = "note"
    var ticket: Int
    var note: Note
  }

  /// The ring, the ticket or the watched one is over: `taken`, `closed`, `lost`, `left` (the caller hung up).
  struct Over: Encodable {
    var type: String
    var ticket: Int
    var why: String
    var by: String?
  }

  /// Who waits and is served, and who is at the desk; sent when something in it changes.
  struct Queue: Encodable, Hashable {
    struct Agent: Encodable, Hashable {
      var name: String
      var state: AgentStatus.State
      var since: Date
      var skills: [String]?
      var languages: [String]?
    }
    var type = "queue"
    var entries: [Entry]
    var agents: [Agent]

    init(_ entries: [DeskEntry], _ agents: [AgentStatus]) {
      self.entries = entries.prefix(200).map(Entry.init)
      self.agents = agents.prefix(200).map { agent in
        Agent(
          name: agent.name, state: agent.state, since: agent.since, skills: agent.competence.skills?.sorted(),
          languages: agent.competence.languages?.map(\.rawValue).sorted())
      }
    }
  }

  struct Done: Encodable {
    var type = "done"
    var `do`: String
  }

  struct Refused: Encodable {
    var type = "error"
    var `do`: String?
    var code: String
    var message: String
  }

  static func text(of message: some Encodable) -> String { WebJSON.encode(message, dates: .iso8601) }
}
