import Calls
import Foundation
import Testing
import Understanding

@testable import Rehearsals

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What people and build servers are shown of conversations.
@Suite struct ReportTests {
  private static let odd = "<b>&\"]]>'\u{7}"

  /// One that passed and one that differs in its second turn, with odd names and texts.
  private func outcomes() throws -> [RehearsalOutcome] {
    let passed = try rehearsal("calm")
    let failed = try rehearsal(Self.odd)
    let events = [TimelineEvent(at: .milliseconds(1_250), .said("Hello <i>you</i> & \u{1}co", "greeting"))]
    let answer = [
      TimelineEvent(at: .seconds(3), .pressed(digits: "1")), TimelineEvent(at: .seconds(3), .nomatch),
    ]
    return [
      RehearsalOutcome(
        rehearsal: passed, turns: [events], warnings: [], difference: nil, duration: .milliseconds(4_250)),
      RehearsalOutcome(
        rehearsal: failed, turns: [events, answer], warnings: ["lookup: <down>"],
        difference: .init(turn: 1, line: 9, message: "“\(Self.odd)” should be said"), duration: .seconds(3)),
    ]
  }

  private func rehearsal(_ name: String) throws -> Rehearsal {
    var rehearsal = try Library.read("any: {turns: [{say: hello}, {say: bye}]}")[0]
    (rehearsal.name, rehearsal.file, rehearsal.line) = (name, "tests/a&b.yaml", 7)
    return rehearsal
  }

  @Test func `JUnit's XML is well formed whatever conversations are called, with right counts and times`() throws {
    let text = JUnitReport(try outcomes()).text
    let seen = SeenElements()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = seen
    #expect(parser.parse(), "\(text)")
    #expect(seen.elements.map(\.name) == ["testsuite", "testcase", "testcase", "failure"])
    #expect(seen.elements[0].attributes == ["name": "oriole", "tests": "2", "failures": "1"])
    #expect(seen.elements[1].attributes == ["name": "calm", "classname": "tests/a&b.yaml", "time": "4.2"])
    #expect(seen.elements[2].attributes["name"] == "<b>&\"]]>'", "but for what XML cannot have")
    #expect(seen.elements[3].attributes["message"] == "“<b>&\"]]>'” should be said")
    #expect(seen.text.contains("tests/a&b.yaml:9: <b>&\"]]>'"))
    #expect(seen.text.contains("Hello <i>you</i> & co"))
  }

  @Test func `a page shows what differs first, escaped, and marks its turn`() throws {
    let text = HTMLReport(try outcomes(), title: "About \(Self.odd)").text
    #expect(text.hasPrefix("<!DOCTYPE html>") && text.hasSuffix("</html>\n"))
    #expect(!text.contains("<b>") && !text.contains("<i>") && !text.unicodeScalars.contains("\u{7}"))
    #expect(text.contains("<h1>About &lt;b&gt;&amp;&quot;]]&gt;&#39;</h1>"))
    let failed = try #require(text.firstRange(of: "✗ &lt;b&gt;&amp;&quot;]]&gt;&#39; <small>tests/a&amp;b.yaml:7"))
    let passed = try #require(text.firstRange(of: "✓ calm <small>"))
    #expect(failed.lowerBound < passed.lowerBound)
    #expect(
      text.contains("<details open><summary class=\"bad\">") && text.contains("<details><summary class=\"good\">"))
    #expect(text.contains("Line 9: “&lt;b&gt;"))
    #expect(text.split(separator: "different\">").count == 3, "both events of the turn that differs")
    #expect(text.contains("2 conversations, 4 turns, 7 s of calls: 1 went otherwise"))
  }

  @Test func `a page for nothing is a page`() {
    let text = HTMLReport([], title: "Nothing").text
    #expect(text.contains("0 conversations, 0 turns, 0 s of calls: all as they should be"))
  }

  @Test func `at a terminal a failure is one line with its place, and the call up to there`() throws {
    let outcomes = try outcomes()
    #expect(RehearsalText().failure(outcomes[0]) == nil)
    let lines = try #require(RehearsalText().failure(outcomes[1])).split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("tests/a&b.yaml:9: \(Self.odd): "))
    #expect(lines[1].hasPrefix("    ") && lines[1].contains("Oriole"))
    #expect(lines[2].hasPrefix("  ▶ ") && lines[3].hasPrefix("  ▶ "))
    #expect(lines[4] == "    warning: lookup: <down>")
    #expect(
      RehearsalText().summary([outcomes[0]]) == "1 conversation, 2 turns, 4 s of calls: all as they should be")
  }

  private final class SeenElements: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String])] = []
    var text = ""

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
      attributes: [String: String]
    ) { elements.append((name, attributes)) }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
  }
}
