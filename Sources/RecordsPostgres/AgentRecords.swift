public import Foundation
public import Records
import Understanding

/// Who is at the desk, and what they can and do.
extension PostgresStore {
  public func agentPresent(_ agent: String, at now: Date) async throws(StoreError) {
    try await repeatable { session in
      _ = try session.run(
        """
        INSERT INTO oriole_agents (name, seen_at, since) VALUES ($1, to_timestamp($2), to_timestamp($2))
        ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at
        """, [agent, now])
    }
  }

  public func setAgent(_ status: AgentStatus) async throws(StoreError) {
    let competence = try RecordCoding.text(of: status.competence)
    try await repeatable { session in
      _ = try session.run(
        """
        INSERT INTO oriole_agents (name, seen_at, competence, state, since, wrap_up)
        VALUES ($1, to_timestamp($2), $3, $4, to_timestamp($5), $6)
        ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at, competence = excluded.competence,
          state = excluded.state, since = excluded.since, wrap_up = excluded.wrap_up
        """, [status.name, status.seenAt, competence, status.state.rawValue, status.since, status.wrapUpSeconds])
    }
  }

  public func agents(since deadline: Date) async throws(StoreError) -> [AgentStatus] {
    let place = place
    return try await repeatable { session in
      let sql = """
        SELECT name, competence, state, extract(epoch FROM since), extract(epoch FROM seen_at), wrap_up
        FROM oriole_agents WHERE seen_at >= to_timestamp($1) ORDER BY name LIMIT 1000
        """
      return try session.run(sql, [deadline]).rows.map { try AgentStatus(row: $0, at: place) }
    }
  }

  public func agentLeft(_ agent: String) async throws(StoreError) {
    try await repeatable { session in _ = try session.run("DELETE FROM oriole_agents WHERE name = $1", [agent]) }
  }
}

extension AgentStatus {
  /// An agent as `agents` selects it.
  fileprivate init(row: [String?], at place: String) throws {
    guard row.count == 6, let name = row[0], let competence = row[1], let since = Date(postgresSeconds: row[3]),
      let seenAt = Date(postgresSeconds: row[4]), let wrapUp = row[5].flatMap({ Double($0) })
    else { throw StoreError(.corrupt, "\(place): an agent is not what Oriole wrote") }
    guard let state = row[2].flatMap(State.init) else {
      throw StoreError(.corrupt, "\(place): agent \(name) has the unknown state \(row[2] ?? "")")
    }
    self.init(
      name: name,
      competence: try RecordCoding.value(
        Competence.self, from: competence, in: "\(place): what agent \(name) can do"),
      state: state, since: since, seenAt: seenAt, wrapUpSeconds: wrapUp)
  }
}
