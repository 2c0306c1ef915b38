import Dialogue
import Understanding

/// `customer`: how the assistant knows who calls.
struct AuthoredCustomer {
  static let fields = Set(Identity.Kind.allCases.map(\.rawValue) + ["tries", "proof"])
  static let proofFields: Set<String> = ["collect", "lookup"]
  let script: CustomerScript
  /// The ways of proof as intents, for the values that they collect.
  let proofs: [AuthoredIntent]

  init?(_ node: AuthoredNode?, languages: [Language], lookups: [String: String]) throws(AssistantError) {
    guard let node else { return nil }
    let fields = try node.fields(Self.fields)
    func statement(_ field: AuthoredNode) throws(AssistantError) -> (name: String, statement: String) {
      let name = try field.text()
      guard let statement = lookups[name] else {
        throw field.error("“\(name)” is not a lookup\(AuthoredNode.suggestion(for: name, among: lookups.keys))")
      }
      return (name, statement)
    }
    var recognitions: [Identity.Kind: CustomerScript.Recognition] = [:]
    for kind in Identity.Kind.allCases {
      guard let field = fields[kind.rawValue] else { continue }
      let lookup = try statement(field)
      recognitions[kind] = .init(name: lookup.name, statement: lookup.statement)
    }
    var proofs: [AuthoredIntent] = []
    for (name, field) in try fields["proof"]?.entries() ?? [] {
      let parts = try field.fields(Self.proofFields)
      guard let collect = parts["collect"], let lookup = parts["lookup"] else {
        throw field.error("needs collect and lookup")
      }
      let (lookupName, sql) = try statement(lookup)
      var proof = IntentScript(
        intent: Intent(rawValue: "customer.\(name)"), label: Localized([:]),
        lookup: .init(name: lookupName, statement: sql, missing: Localized([:])),
        source: "\(field.file):\(field.line ?? 0)")
      var sources: [String: SlotSource] = [:]
      for (slot, field) in try collect.entries() {
        let (read, source) = try SlotFile(languages: languages).read(slot, field)
        proof.slots.append(read)
        sources[slot] = source
      }
      guard !proof.slots.isEmpty else { throw collect.error("collects nothing") }
      proofs.append(AuthoredIntent(script: proof, phrases: [:], sources: sources))
    }
    self.proofs = proofs
    script = CustomerScript(
      recognitions: recognitions, ways: proofs.map(\.script),
      tries: Int(try fields["tries"]?.number(in: 1...10) ?? 3))
  }
}
