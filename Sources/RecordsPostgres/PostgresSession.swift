import CPQ
import Glibc
import Records

/// One session with the server. Its calls block, so only a connection's own executor makes them.
final class PostgresSession {
  private let connection: OpaquePointer
  /// How the server's own words are introduced, where libpq quotes them.
  private static let severities = ["FATAL:", "ERROR:", "PANIC:"]

  /// Connects, waiting for each host at most 5 s.
  init(_ address: PostgresAddress) throws(PostgresFault) {
    let settings: [(String, String)] = [
      ("connect_timeout", "5"), ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
      // A server that has vanished is noticed although something is on its way to it.
      ("tcp_user_timeout", "15000"), ("target_session_attrs", "read-write"), ("application_name", "oriole"),
      // What the address says goes before all of these.
      ("dbname", address.url), ("client_encoding", "UTF8"),
    ]
    let made = Self.withStrings(settings.map(\.0)) { keywords in
      Self.withStrings(settings.map(\.1)) { PQconnectdbParams(keywords, $0, 1) }
    }
    guard let made else { throw PostgresFault(.lost, "there is no memory for a connection") }
    connection = made
    guard PQstatus(made) == CONNECTION_OK else { throw Self.refusal(made) }
    PQsetNoticeProcessor(made, { _, _ in }, nil)
    // A program that hangs within a transaction keeps others from what it holds for less than they take it to be alive.
    _ = try script(
      """
      SET TimeZone = 'UTC'; SET DateStyle = 'ISO'; SET statement_timeout = '10s'; SET lock_timeout = '5s';
      SET idle_in_transaction_session_timeout = '5s'; SET standard_conforming_strings = on;
      SET client_min_messages = error; SET extra_float_digits = 1
      """)
  }

  deinit { PQfinish(connection) }

  private static func refusal(_ connection: OpaquePointer) -> PostgresFault {
    let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    if PQconnectionNeedsPassword(connection) == 1 {
      return PostgresFault(.refused(state: "28P01"), "wants a password: by PGPASSWORD, ~/.pgpass or the address")
    }
    // Of several addresses the last; of its lines the first, without what libpq puts before it.
    let line = text.split(whereSeparator: \.isNewline).last { $0.contains(" failed: ") } ?? Substring(text)
    let reason = line.firstRange(of: " failed: ").map { line[$0.upperBound...] } ?? line
    guard let severity = severities.first(where: reason.hasPrefix) else { return PostgresFault(.lost, String(reason)) }
    return PostgresFault(.lost, String(reason.dropFirst(severity.count).drop { $0 == " " }))
  }

  var isOpen: Bool { PQstatus(connection) == CONNECTION_OK }
  var socket: Int32 { PQsocket(connection) }

  /// Runs one statement with its arguments bound.
  ///
  /// - Parameters:
  ///   - statement: SQL with `$1`, `$2` …
  ///   - arguments: a value each; nil is NULL.
  /// - Returns: its rows.
  /// - Throws: what the server refuses.
  @discardableResult
  func run(_ statement: String, _ arguments: [(any PostgresBindable)?] = []) throws(PostgresFault) -> PostgresRows {
    try Self.withTexts(arguments) { values throws(PostgresFault) in
      try rows(PQexecParams(connection, statement, Int32(arguments.count), nil, values, nil, nil, 0))
    }
  }

  /// Runs several statements that take no arguments; what the last one gave.
  @discardableResult func script(_ statements: String) throws(PostgresFault) -> PostgresRows {
    try rows(PQexec(connection, statements))
  }

  /// Has the server read a statement, until the next one is run.
  ///
  /// - Parameters:
  ///   - statement: SQL with `$1`, `$2` …
  ///   - types: of its arguments; 0 where the server shall find it out.
  /// - Returns: the types that it found.
  /// - Throws: what the server refuses.
  func prepare(_ statement: String, types: [UInt32]) throws(PostgresFault) -> [UInt32] {
    _ = try rows(PQprepare(connection, "", statement, Int32(types.count), types))
    guard let result = PQdescribePrepared(connection, "") else { throw fault(nil) }
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else { throw fault(result) }
    return (0..<PQnparams(result)).map { PQparamtype(result, $0) }
  }

  /// Runs the statement that was prepared.
  func runPrepared(_ arguments: [(any PostgresBindable)?]) throws(PostgresFault) -> PostgresRows {
    try Self.withTexts(arguments) { values throws(PostgresFault) in
      try rows(PQexecPrepared(connection, "", Int32(arguments.count), values, nil, nil, 0))
    }
  }

  /// What was notified since the last time, without waiting.
  func notifications() throws(PostgresFault) -> [String] {
    guard PQconsumeInput(connection) == 1, isOpen else { throw fault(nil) }
    var texts: [String] = []
    while let notification = PQnotifies(connection) {
      texts.append(String(cString: notification.pointee.extra))
      PQfreemem(notification)
    }
    return texts
  }

  /// What cancels the statement that is running, from any thread.
  func canceller() -> PostgresCanceller? { PQgetCancel(connection).map { PostgresCanceller(handle: $0) } }

  private func rows(_ result: OpaquePointer?) throws(PostgresFault) -> PostgresRows {
    guard let result else { throw fault(nil) }
    defer { PQclear(result) }
    switch PQresultStatus(result) {
    case PGRES_TUPLES_OK, PGRES_COMMAND_OK: return PostgresRows(result)
    case PGRES_EMPTY_QUERY: throw PostgresFault(.refused(state: "42601"), "says nothing")
    case PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH:
      throw PostgresFault(.refused(state: "0A000"), "COPY is refused")
    default: throw fault(result)
    }
  }

  private func fault(_ result: OpaquePointer?) -> PostgresFault {
    func field(_ name: Int32) -> String? { PQresultErrorField(result, name).map { String(cString: $0) } }
    let state = field(Int32(UInt8(ascii: "C")))
    let message =
      field(Int32(UInt8(ascii: "M"))) ?? PQerrorMessage(connection).map { String(cString: $0) } ?? "no reason given"
    // Classes 08 and 57P: the server goes away, or has gone.
    guard isOpen, let state, !state.hasPrefix("08"), !state.hasPrefix("57P") else {
      return PostgresFault(.lost, message.isEmpty ? "the connection is lost" : message)
    }
    return PostgresFault(.refused(state: state), message)
  }

  private static func withTexts<Value>(
    _ arguments: [(any PostgresBindable)?],
    _ body: ([UnsafePointer<CChar>?]) throws(PostgresFault) -> Value
  ) throws(PostgresFault) -> Value {
    let copies = arguments.map { $0.flatMap { strdup($0.postgresText) } }
    defer { copies.forEach { free($0) } }
    return try body(copies.map { UnsafePointer($0) })
  }

  private static func withStrings<Value>(_ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies.map { UnsafePointer($0) } + [nil])
  }
}
