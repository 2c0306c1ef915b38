import Dialogue

/// What texts and conditions can know of the customer who calls: `customer.COLUMN` for each column of the lookup by which
/// that was found out.
struct CustomerValues {
  /// Who hears a text.
  enum Caller {
    case anybody
    /// Known by a card or a login.
    case greeted
    /// Known in whatever way.
    case known
    /// Who has proven it.
    case verified
  }

  static let prefix = "customer."
  let context: CheckContext

  /// The lookups that such a caller may have been found by.
  private func lookups(_ caller: Caller) -> [String] {
    guard let customer = context.files.file.customer?.script else { return [] }
    let kinds: [Identity.Kind] =
      switch caller {
      case .anybody, .known: Identity.Kind.allCases
      case .greeted: [.card, .login]
      case .verified: [.login]
      }
    let proven = caller == .greeted ? [] : customer.ways.compactMap(\.lookup?.name)
    return kinds.compactMap { customer.recognitions[$0]?.name } + proven
  }

  /// Nil when a lookup could not be read or tried, which is told elsewhere.
  private func columns(_ caller: Caller) -> [(lookup: String, names: [String])]? {
    guard !context.isFaulty("customer") else { return nil }
    var known: [(lookup: String, names: [String])] = []
    for lookup in lookups(caller) {
      guard let columns = context.columns[lookup] else { return nil }
      known.append((lookup, columns.map { Self.prefix + $0 }))
    }
    return known
  }

  /// All names that such a caller may have.
  func names(_ caller: Caller) -> Set<String> { Set((columns(caller) ?? []).flatMap(\.names)) }

  /// What is wrong with a condition on a value.
  func fault(inCondition name: String) -> String? {
    guard let columns = columns(.anybody) else { return nil }
    guard let first = columns.first else { return Self.nobody }
    let known = names(.anybody)
    guard !known.contains(name) else { return nil }
    return "is no column of \(first.lookup)\(AuthoredNode.suggestion(for: name, among: known))"
  }

  /// What is wrong with a value in a text that such a caller hears.
  func fault(inText name: String, _ caller: Caller) -> (severity: AssistantProblem.Severity, message: String)? {
    guard let columns = columns(caller) else { return nil }
    // Nobody hears the text, which is told elsewhere.
    guard !columns.isEmpty || caller == .anybody else { return nil }
    guard caller != .anybody else {
      if let fault = fault(inCondition: name) { return (.error, fault) }
      return (.warning, "is empty for callers who are not known")
    }
    guard let lacking = columns.first(where: { !$0.names.contains(name) }) else { return nil }
    let suggestion = AuthoredNode.suggestion(for: name, among: lacking.names)
    return (.error, "is no column of \(lacking.lookup)\(suggestion)")
  }

  private static let nobody = "is never known: nobody is recognised without “customer” in assistant.yaml"
}
