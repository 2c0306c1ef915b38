import Calls
import Dialogue
import Understanding

/// Compares what a turn has led to with what it must lead to. Pure.
struct Verdict {
  let expected: Expected
  let happening: Happening

  /// The first thing that is otherwise, in one line; nil when all is as it must be.
  var difference: String? {
    understood ?? said ?? lookedUp ?? acted ?? handedOff ?? missed ?? known ?? ended ?? delayed
  }

  private var events: [TimelineEvent.Kind] { happening.events.map(\.kind) }

  private func difference(_ name: String, _ wanted: String?, _ got: String?) -> String? {
    guard let wanted, wanted != got else { return nil }
    return "\(name) should be \(wanted), but is \(got ?? "not there")"
  }

  private func difference(_ name: String, _ wanted: Bool?, _ got: Bool) -> String? {
    guard let wanted, wanted != got else { return nil }
    return wanted ? "there should be \(name), but there is none" : "there should be no \(name), but there is one"
  }

  private var understood: String? {
    let heard = events.compactMap { event -> (String?, [String: String])? in
      if case .heard(_, _, let intent, _, let slots, _) = event { (intent, slots) } else { nil }
    }
    if let difference = difference("the intent", expected.intent, heard.last?.0) { return difference }
    var values = happening.queries.reduce(into: [:]) { $0.merge($1.arguments) { $1 } }
    values.merge(heard.last?.1 ?? [:]) { $1 }
    for (slot, value) in expected.slots.sorted(by: { $0.key < $1.key }) {
      if let difference = difference(slot, value, values[slot]) { return difference }
    }
    return nil
  }

  private var said: String? {
    let prompts = events.compactMap { event -> (name: String, text: String)? in
      if case .said(let text, let prompt, _) = event { (prompt, text) } else { nil }
    }
    var rest = prompts.map(\.name)[...]
    for wanted in expected.prompts {
      guard let place = rest.firstIndex(of: wanted) else {
        let said = prompts.map(\.name).joined(separator: ", ")
        return "\(wanted) should be said, but \(said.isEmpty ? "nothing is" : "this is: \(said)")"
      }
      rest = rest[(place + 1)...]
    }
    let text = prompts.map(\.text).joined(separator: " ")
    if let missing = expected.says.first(where: { !text.contains($0) }) {
      return "“\(missing)” should be said, but \(text.isEmpty ? "nothing is" : "this is: “\(text)”")"
    }
    if let wrong = expected.neverSays.first(where: text.contains) { return "“\(wrong)” is said in “\(text)”" }
    return difference("the language", expected.language, happening.began.last?.prompt.language.rawValue)
  }

  private var lookedUp: String? {
    let lookups = events.compactMap { event -> (String, Int)? in
      if case .lookedUp(let lookup, let found) = event { (lookup, found) } else { nil }
    }
    // What failed was asked all the same.
    let last = lookups.last?.0 ?? happening.queries.last?.name
    return difference("the lookup", expected.lookup, last)
      ?? difference("rows found", expected.found.map(String.init), lookups.last.map { String($0.1) })
  }

  private var acted: String? {
    let actions = events.compactMap { event -> (String, Int)? in
      if case .acted(let action, _, let changes) = event { (action, changes) } else { nil }
    }
    if expected.action == "none" { return actions.last.map { "nothing should be done, but \($0.0) is" } }
    return difference("the action", expected.action, actions.last?.0)
      ?? difference("rows changed", expected.changes.map(String.init), actions.last.map { String($0.1) })
  }

  private var handedOff: String? {
    let handoffs = events.compactMap { event -> (String, String)? in
      if case .handoff(let queue, let reason, _, _, _) = event { (queue, reason) } else { nil }
    }
    return difference("handoff", expected.isHandedOff, !handoffs.isEmpty)
      ?? difference("the queue", expected.queue, handoffs.last?.0)
      ?? difference("the reason", expected.reason, handoffs.last?.1)
  }

  private var missed: String? {
    difference("nomatch", expected.isNoMatch, events.contains(.nomatch))
      ?? difference("noinput", expected.isNoInput, events.contains(.noinput))
  }

  private var known: String? {
    var (customer, isVerified): (String?, Bool) = (nil, false)
    var (rating, offer): (Int?, String?) = (nil, nil)
    for event in events {
      switch event {
      case .recognised(let id, let isProven): (customer, isVerified) = (id, isProven)
      case .rated(let given): rating = given
      case .offered(let intent): offer = intent
      default: break
      }
    }
    if expected.offered == "none" { return offer.map { "nothing should be offered, but \($0) is" } }
    return difference("the customer", expected.customer, customer)
      ?? difference("proof of who calls", expected.isVerified, isVerified)
      ?? difference("the rating", expected.rated.map(String.init), rating.map(String.init))
      ?? difference("the offer", expected.offered, offer)
  }

  private var ended: String? {
    let ending = events.compactMap { event -> String? in
      if case .ended(let disposition) = event { disposition } else { nil }
    }
    return difference("the end", expected.ended, ending.last)
  }

  private var delayed: String? {
    guard let limit = expected.within else { return nil }
    guard let delay = happening.delay else { return "a reply should come within \(limit), but none comes" }
    return delay > limit ? "a reply should come within \(limit), but comes after \(delay)" : nil
  }
}
