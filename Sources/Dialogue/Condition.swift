/// An authored condition on looked-up values: `customer.orders_this_year >= 5 and customer.city != Leeds`.
public struct Condition: Sendable, Hashable {
  enum Comparison: String, Sendable, Hashable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case unequal = "!="
    case equal = "=="
    case above = ">"
    case below = "<"
  }

  struct Term: Sendable, Hashable {
    var name: String
    var comparison: Comparison
    var value: String
  }

  let terms: [Term]

  /// - Throws: `TemplateError` for what is not `NAME COMPARISON VALUE`, joined by `and`.
  public init(_ source: String) throws(TemplateError) {
    var terms: [Term] = []
    var words = source.split(separator: " ").map(String.init)[...]
    while true {
      let part = words.prefix { $0 != "and" }
      words = words.dropFirst(part.count)
      terms.append(try Self.term(Array(part)))
      guard words.popFirst() != nil else { break }
    }
    self.terms = terms
  }

  private static func term(_ words: [String]) throws(TemplateError) -> Term {
    guard words.count >= 3, let comparison = Comparison(rawValue: words[1]) else {
      let part = words.joined(separator: " ")
      throw TemplateError(message: "“\(part)” is no condition such as customer.orders >= 5")
    }
    return Term(name: words[0], comparison: comparison, value: words[2...].joined(separator: " "))
  }

  /// The names of the values that it needs.
  public var names: [String] { terms.map(\.name) }

  /// Whether all of it holds. A value that is not known fulfils nothing. Numbers are compared as numbers, other texts
  /// by their characters.
  public func holds(for facts: Facts) -> Bool {
    terms.allSatisfy { term in
      guard let value = facts[term.name] else { return false }
      let order = Self.order(value, term.value)
      return switch term.comparison {
      case .atLeast: order >= 0
      case .atMost: order <= 0
      case .unequal: order != 0
      case .equal: order == 0
      case .above: order > 0
      case .below: order < 0
      }
    }
  }

  private static func order(_ left: String, _ right: String) -> Int {
    if let left = Double(left), let right = Double(right) { return left < right ? -1 : left > right ? 1 : 0 }
    return left < right ? -1 : left > right ? 1 : 0
  }
}
