import Foundation
import Testing

/// The tables of features in Models/README.md name a conversation or a test for each, and each is there.
@Suite struct FeatureTableTests {
  /// `FILE` “NAME”
  struct Citation: Sendable, CustomTestStringConvertible {
    var file: String
    var name: String
    var testDescription: String { "\(file) “\(name)”" }
  }

  private static func text(_ path: String) -> String {
    (try? String(contentsOf: StyleTests.root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }

  private static let citations: [Citation] = {
    let after = text("Models/README.md").components(separatedBy: "## Beside VoiceXML").last ?? ""
    let cells = after.components(separatedBy: "\n").filter { $0.hasPrefix("| ") }
      .compactMap { $0.components(separatedBy: "|").dropLast().last }
    return cells.flatMap { cell in
      cell.components(separatedBy: "”").compactMap { piece in
        let parts = piece.components(separatedBy: "“")
        let file = parts[0].components(separatedBy: "`").dropLast().last
        guard parts.count == 2, let file else { return nil }
        return Citation(file: file, name: parts[1])
      }
    }
  }()

  private static let sources = Dictionary(
    StyleTests.sources(in: "Tests").map {
      ($0.path.split(separator: "/").last.map(String.init) ?? "", $0.lines.joined(separator: "\n"))
    }, uniquingKeysWith: { $0 + $1 })

  @Test func `there are many features`() { #expect(Self.citations.count >= 60) }

  @Test(arguments: citations)
  func `a feature is shown by a test that exists`(citation: Citation) {
    if citation.file.hasSuffix(".swift") {
      #expect(Self.sources[citation.file]?.contains(citation.name) == true)
    } else {
      let file = Self.text("Models/shop/tests/\(citation.file)")
      #expect(file.contains("\n\(citation.name):\n") || file.contains("\n\"\(citation.name)\":\n"))
    }
  }
}
