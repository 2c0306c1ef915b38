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
    var recognitions: [Identity.Kind: CustomerScript.Recognition] = [:]
    for kind in Identity.Kind.allCases {
      guard let field = fields[kind.rawValue] else { continue }
      guard let lookup = try field.attempt(try Self.lookup(field, lookups)) else { continue }
      recognitions[kind] = .init(name: lookup.name, statement: lookup.statement)
    }
    var proofs: [AuthoredIntent] = []
    for (name, field) in try fields["proof"]?.entries() ?? [] {
      guard let proof = try field.attempt(try Self.proof(name, field, languages, lookups)) else { continue }
      proofs.append(proof)
    }
    self.proofs = proofs
    let tries = try node.attempt(try fields["tries"]?.number(in: 1...10)) ?? nil
    script = CustomerScript(recognitions: recognitions, ways: proofs.map(\.script), tries: Int(tries ?? 3))
  }

  private static func lookup(
    _ field: AuthoredNode, _ lookups: [String: String]
  ) throws(AssistantError) -> (name: String, statement: String) {
    let name = try field.text()
    guard let statement = lookups[name] else {
      throw field.error("“\(name)” is not a lookup\(AuthoredNode.suggestion(for: name, among: lookups.keys))")
    }
    return (name, statement)
  }

  private static func proof(
    _ name: String, _ field: AuthoredNode, _ languages: [Language], _ lookups: [String: String]
  ) throws(AssistantError) -> AuthoredIntent {
    let parts = try field.fields(proofFields)
    guard let collect = parts["collect"], let lookup = parts["lookup"] else {
      throw field.error("needs collect and lookup")
    }
    var proof = IntentScript(
      intent: Intent(rawValue: "customer.\(name)"), label: Localized([:]), source: "\(field.file):\(field.line ?? 0)")
    if let (name, statement) = try lookup.attempt(try Self.lookup(lookup, lookups)) {
      proof.lookup = .init(name: name, statement: statement, missing: Localized([:]))
    }
    let collected = try SlotFile(languages: languages).read(collect: collect)
    guard !collected.slots.isEmpty else { throw collect.error("collects nothing") }
    proof.slots = collected.slots
    return AuthoredIntent(script: proof, phrases: [:], sources: collected.sources, path: field.path)
  }
}
