public import Dialogue
public import Foundation
public import Records

/// Changes of the business's data, once each.
extension PostgresStore {
  public func act(_ request: ActionRequest, at now: Date, by hold: ChatHold?) async throws(StoreError) -> Receipt {
    try AuthoredSQL.admit(request, reserved: Schema.reservedPrefixes)
    let name = "action \(request.name)"
    let statement = try numbered(request.statement, of: name)
    let (place, limit) = (place, lookupLimit)
    return try await write { session in
      try Self.require(hold, on: session)
      do throws(PostgresFault) {
        return try Self.receipt(of: request, statement, at: now, on: session)
      } catch {
        guard error.isOfStatement || error.isCancelled else { throw error }
        throw Self.failure(error, of: name, limit: limit, isStopped: false, at: place)
      }
    }
  }

  /// The number comes before the change, which may keep it; with nothing to change both are taken back.
  private static func receipt(
    of request: ActionRequest, _ statement: NumberedStatement, at now: Date, on session: PostgresSession
  ) throws(PostgresFault) -> Receipt {
    try session.script("SAVEPOINT oriole_action")
    // Another who does the same is waited for.
    let numbers = try session.run(
      """
      INSERT INTO oriole_actions (key, action, changes, made_at) VALUES ($1, $2, 0, to_timestamp($3))
      ON CONFLICT (key) DO NOTHING RETURNING number
      """, [request.key, request.name, now])
    guard let number = numbers.first.flatMap({ Int($0) }) else {
      let kept = try session.run("SELECT number, changes FROM oriole_actions WHERE key = $1", [request.key]).rows.first
      return Receipt(
        reference: Receipt.reference(number: kept?.first?.flatMap { Int($0) } ?? 0),
        changes: kept?.last?.flatMap { Int($0) } ?? 0)
    }
    let reference = Receipt.reference(number: number)
    let done = try session.run(
      statement, request.arguments.merging(["reference": reference]) { $1 }, misfit: .isRefused)
    guard ["INSERT", "UPDATE", "DELETE"].contains(where: done.tag.hasPrefix) else {
      throw PostgresFault(.refused(state: "42000"), "changes nothing")
    }
    guard done.count > 0 else {
      try session.script("ROLLBACK TO oriole_action")
      return Receipt(reference: "", changes: 0)
    }
    try session.run("UPDATE oriole_actions SET changes = $1 WHERE number = $2", [done.count, number])
    return Receipt(reference: reference, changes: done.count)
  }
}

/// What is remembered of customers.
extension PostgresStore {
  public func profile(of customer: String) async throws(StoreError) -> Profile {
    try await repeatable { session in try Self.profile(of: customer, on: session) }
  }

  public func remember(
    _ memory: Memory, of customer: String, at now: Date, by hold: ChatHold?
  ) async throws(StoreError) {
    try await write { session in
      try Self.require(hold, on: session)
      // One at a time for each customer, whether anything is known of them or not.
      try session.run("SELECT pg_advisory_xact_lock(hashtext('oriole_customers'), hashtext($1))", [customer])
      var profile = try Self.profile(of: customer, on: session)
      profile.take(memory)
      try session.run(
        """
        INSERT INTO oriole_customers (id, profile, changed_at) VALUES ($1, $2, to_timestamp($3))
        ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, changed_at = excluded.changed_at
        """, [customer, try RecordCoding.text(of: profile), now])
    }
  }

  private static func profile(of customer: String, on session: PostgresSession) throws -> Profile {
    guard let text = try session.run("SELECT profile FROM oriole_customers WHERE id = $1", [customer]).first else {
      return Profile()
    }
    return try RecordCoding.value(Profile.self, from: text, in: "customer \(customer)")
  }
}
