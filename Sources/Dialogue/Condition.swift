import Foundation

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
    for part in source.components(separatedBy: " and ") {
      let comparison = Comparison.allCases.first { part.contains($0.rawValue) }
      guard let comparison, let range = part.range(of: comparison.rawValue) else {
        throw TemplateError(message: "“\(part)” is no condition such as customer.orders >= 5")
      }
      let name = part[..<range.lowerBound].trimmingCharacters(in: .whitespaces)
      let value = part[range.upperBound...].trimmingCharacters(in: .whitespaces)
      guard !name.isEmpty, !value.isEmpty, !name.contains(" ") else {
        throw TemplateError(message: "“\(part)” is no condition such as customer.orders >= 5")
      }
      terms.append(Term(name: name, comparison: comparison, value: value))
    }
    self.terms = terms
  }

  /// The names of the values that it needs.
  public var names: [String] { terms.map(\.name) }

  /// Whether all of it holds. A value that is not known fulfils nothing. Numbers are compared as numbers, other texts
  /// by their characters.
  public func holds(for facts: Facts) -> Bool {
    terms.allSatisfy { term in
      guard let value = facts[term.name] else { return false }
      let order: ComparisonResult =
        if let left = Double(value), let right = Double(term.value) {
          left < right ? .orderedAscending : left > right ? .orderedDescending : .orderedSame
        } else {
          value.compare(term.value)
        }
      return switch term.comparison {
      case .atLeast: order != .orderedAscending
      case .atMost: order != .orderedDescending
      case .unequal: order != .orderedSame
      case .equal: order == .orderedSame
      case .above: order == .orderedDescending
      case .below: order == .orderedAscending
      }
    }
  }
}
