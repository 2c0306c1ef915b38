import Agents
import Foundation
import Understanding

/// An explained turn for people.
struct ExplainPage {
  private let turn: ExplainedTurn
  private static let margin = 10

  init(_ turn: ExplainedTurn) { self.turn = turn }

  var lines: [String] { candidates + contributions + behaviour + slots + answers }

  /// Lines of which only the first is named.
  private func section(_ name: String, _ lines: [String]) -> [String] {
    lines.enumerated().map { ($0.offset == 0 ? name : "").fitted(to: Self.margin) + $0.element.printable }
  }

  private static func percent(_ probability: Double) -> String { "\(Int((probability * 100).rounded()))%" }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.columns)) + text
  }

  /// Runners-up that are next to impossible are left out, but for the first.
  private var candidates: [String] {
    guard let intent = turn.intent else { return section("intent", ["none: nothing in it is known"]) }
    let others = turn.runnersUp.enumerated().filter { $0.offset == 0 || $0.element.probability >= 0.005 }.map(\.element)
    let all = [Candidate(intent, probability: turn.probability)] + others
    let width = all.map(\.intent.rawValue.columns).max() ?? 0
    let rows = all.map { $0.intent.rawValue.fitted(to: width) + Self.padded(Self.percent($0.probability), to: 6) }
    return section("intent", Array(rows.prefix(1))) + section("then", Array(rows.dropFirst()))
  }

  private var contributions: [String] {
    let width = turn.contributions.map { $0.feature.printable.columns }.max() ?? 0
    return section(
      "because",
      turn.contributions.map {
        let weight = String(format: "%+.2f", $0.weight).replacingOccurrences(of: "-", with: "−")
        return "\($0.feature.printable.fitted(to: width))\(Self.padded(weight, to: 8))  \($0.kind.rawValue)"
      })
  }

  private var slots: [String] {
    let width = turn.slots.map(\.name.columns).max() ?? 0
    return section(
      "slots", turn.slots.map { "\($0.name.fitted(to: width))  \($0.value ?? "asked for: “\($0.ask)”")" })
  }

  private var behaviour: [String] {
    var lines = [decision]
    lines += turn.says.map { "says “\($0)”" }
    if let lookup = turn.looksUp { lines.append("looks up \(lookup)") }
    if let queue = turn.handsOverTo { lines.append("hands over to a person in the queue “\(queue)”") }
    return section("Oriole", lines)
  }

  private var decision: String {
    let intent = turn.takenAs.map { "\($0.rawValue) (\(turn.source ?? ""))" } ?? ""
    return switch turn.decision {
    case .accept: "takes it as \(intent), being \(Self.percent(turn.acceptFrom)) sure or more"
    case .confirm: "asks whether \(intent) was meant, being less than \(Self.percent(turn.acceptFrom)) sure"
    case .reject: "takes it as nothing it knows, being less than \(Self.percent(turn.confirmFrom)) sure"
    case .number: "takes its number as one for \(intent)"
    case .person: "gives an upset caller to a person"
    }
  }

  private var answers: [String] {
    section(
      "answers",
      turn.answers.flatMap { answer in
        let conditions = answer.when.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        let when = conditions.isEmpty ? "" : "   for \(conditions.joined(separator: ", "))"
        return ["\(answer.source)\(when)", "  “\(answer.say)”"]
      })
  }
}
