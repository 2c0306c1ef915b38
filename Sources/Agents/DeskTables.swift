public import Foundation
public import Records
import Understanding

/// Tables about the whole queue, as plain lines.
extension DeskPage {
  /// Who is at the desk, what they do and since when, and what they can serve.
  ///
  /// - Parameters:
  ///   - agents: those at the desk.
  ///   - now: the time.
  /// - Returns: a heading and a line for each.
  public static func agents(_ agents: [AgentStatus], at now: Date) -> [String] {
    let rows = agents.map { agent in
      [
        agent.name, agent.state.rawValue, duration(seconds(now.timeIntervalSince(agent.since))),
        agent.competence.skills?.sorted().joined(separator: ",") ?? "all",
        agent.competence.languages?.map(\.rawValue).sorted().joined(separator: ",") ?? "all",
      ].map(\.printable)
    }
    return columns([["AGENT", "STATE", "SINCE", "SKILLS", "LANG"]] + rows)
  }

  /// How many were served and hung up, and how long they had waited, in the median.
  public static func report(_ report: QueueReport) -> [String] {
    let rows = report.lines.map { line in
      [
        line.skill ?? "all", "\(line.waiting)", "\(line.callbacks)", time(line.longestWait), "\(line.served)",
        time(line.servedWait), time(line.handling), "\(line.abandoned)", time(line.abandonedWait),
      ].map(\.printable)
    }
    let heading = ["QUEUE", "WAIT", "CALL BACK", "LONGEST", "SERVED", "AFTER", "TOOK", "HUNG UP", "AFTER"]
    return columns([heading] + rows)
  }

  private static func time(_ value: Double?) -> String { value.map { duration(seconds($0)) } ?? "-" }

  private static func seconds(_ value: Double) -> Int { Int(exactly: max(0, value).rounded(.down)) ?? 0 }
}
