public import Foundation
import GRDB
public import Records
import Understanding

/// Who is at the desk, and what they can and do.
extension SQLiteStore {
  public func agentPresent(_ agent: String, at now: Date) async throws(StoreError) {
    let isNew = try await write { db in
      try db.execute(
        sql: "UPDATE oriole_agents SET seen_at = ? WHERE name = ?", arguments: [now, agent])
      guard db.changesCount == 0 else { return false }
      try db.execute(
        sql: "INSERT INTO oriole_agents (name, seen_at, since) VALUES (?, ?, ?)", arguments: [agent, now, now])
      return true
    }
    if isNew { news.tell(.agents) }
  }

  public func setAgent(_ status: AgentStatus) async throws(StoreError) {
    let competence = try RecordCoding.text(of: status.competence)
    try await write { db in
      try db.execute(
        sql: """
          INSERT INTO oriole_agents (name, seen_at, competence, state, since, wrap_up) VALUES (?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at, competence = excluded.competence,
            state = excluded.state, since = excluded.since, wrap_up = excluded.wrap_up
          """,
        arguments: [
          status.name, status.seenAt, competence, status.state.rawValue, status.since, status.wrapUpSeconds,
        ])
    }
    news.tell(.agents)
  }

  public func agents(since deadline: Date) async throws(StoreError) -> [AgentStatus] {
    let path = path
    return try await read { db in
      let sql = "SELECT * FROM oriole_agents WHERE seen_at >= ? ORDER BY name LIMIT 1000"
      return try Row.fetchAll(db, sql: sql, arguments: [deadline]).map { try AgentStatus(row: $0, at: path) }
    }
  }

  public func agentLeft(_ agent: String) async throws(StoreError) {
    try await write { db in
      try db.execute(sql: "DELETE FROM oriole_agents WHERE name = ?", arguments: [agent])
    }
    news.tell(.agents)
  }
}

extension AgentStatus {
  /// An agent as a row of `oriole_agents`.
  fileprivate init(row: Row, at path: String) throws {
    let name: String = try row.decode(forColumn: "name")
    let stateName: String = try row.decode(forColumn: "state")
    guard let state = State(rawValue: stateName) else {
      throw StoreError(.corrupt, "\(path): agent \(name) has the unknown state \(stateName)")
    }
    let seenAt: Date = try row.decode(forColumn: "seen_at")
    let since: Date? = try row.decode(forColumn: "since")
    self.init(
      name: name,
      competence: try RecordCoding.value(
        Competence.self, from: try row.decode(forColumn: "competence"), in: "\(path): what agent \(name) can do"),
      state: state, since: since ?? seenAt, seenAt: seenAt, wrapUpSeconds: try row.decode(forColumn: "wrap_up"))
  }
}
