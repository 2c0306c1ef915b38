import Foundation
import Testing

/// The table of features in Models/README.md names a conversation or a test for each, and each is there.
@Suite struct FeatureTableTests {
  private static let root = StyleTests.root

  private static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  /// The last cells of the two tables.
  private static let cited: [String] = {
    let after = text("Models/README.md").components(separatedBy: "## Features beside").last ?? ""
    let rows = after.components(separatedBy: "\n").filter { $0.hasPrefix("| ") && !$0.hasSuffix("shown by |") }
    let cells = rows.compactMap { $0.components(separatedBy: "|").dropLast().last }
    return cells.flatMap { $0.components(separatedBy: ";") }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }()

  private static let suites = Set(
    StyleTests.sources(in: "Tests").map { $0.path.split(separator: "/").last.map(String.init) ?? "" })

  @Test func `there are many features`() { #expect(Self.cited.count >= 30) }

  @Test(arguments: cited)
  func `a feature is shown by a test that exists`(citation: String) {
    let parts = citation.split(separator: ":", maxSplits: 1).map(String.init)
    if citation.hasSuffix("Tests") {
      #expect(Self.suites.contains("\(citation).swift"), "\(citation)")
      return
    }
    let file = Self.text("Models/shop/tests/\(parts[0]).yaml")
    #expect(!file.isEmpty, "\(citation)")
    guard parts.count == 2 else { return }
    let name = parts[1].trimmingCharacters(in: .whitespaces)
    #expect(file.contains("\n\(name):\n") || file.contains("\n\"\(name)\":\n"), "\(citation)")
  }
}
