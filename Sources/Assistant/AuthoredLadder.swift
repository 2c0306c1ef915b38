import Dialogue
import Understanding

/// `ladder`: what Oriole does, miss by miss.
struct AuthoredLadder {
  static let usual: [String: Ladder.Step] = [
    "rephrase": .rephrase, "repeat": .repeat, "offer_keys": .offerKeys, "agent": .agent, "goodbye": .goodbye,
  ]
  static let fields: Set<String> = ["nomatch", "noinput"]
  private let steps: [String: [AuthoredNode]]

  init() { steps = [:] }

  init(_ node: AuthoredNode?) throws(AssistantError) {
    var steps: [String: [AuthoredNode]] = [:]
    for (name, field) in try node?.fields(Self.fields) ?? [:] {
      steps[name] = try field.list()
      guard (1...10).contains(steps[name]?.count ?? 0) else { throw field.error("has 1 to 10 steps") }
    }
    self.steps = steps
  }

  /// A step that is none of the usual ones is an intent of the assistant's.
  func ladder(with intents: [Intent]) throws(AssistantError) -> Ladder {
    var ladder = Ladder.usual
    if let nodes = steps["nomatch"] { ladder.noMatch = try read(nodes, intents) }
    if let nodes = steps["noinput"] { ladder.noInput = try read(nodes, intents) }
    return ladder
  }

  private func read(_ nodes: [AuthoredNode], _ intents: [Intent]) throws(AssistantError) -> [Ladder.Step] {
    var read: [Ladder.Step] = []
    for node in nodes {
      let name = try node.text()
      if let step = Self.usual[name] {
        read.append(step)
      } else if intents.contains(Intent(rawValue: name)) {
        read.append(.intent(Intent(rawValue: name)))
      } else {
        let known = Self.usual.keys + intents.map(\.rawValue)
        throw node.error("“\(name)” is no step and no intent\(AuthoredNode.suggestion(for: name, among: known))")
      }
    }
    return read
  }
}
