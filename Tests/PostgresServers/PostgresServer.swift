import CPQ
public import Foundation
import Synchronization

/// A PostgreSQL server for tests: a cluster of its own in a folder that is gone with it, on a socket and a port of the
/// loopback. It refuses to run as root, so a root's tests run it as the user `postgres`.
public final class PostgresServer: Sendable {
  /// Why the server or one of its tools cannot run.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  /// How a server ends.
  public enum Ending: String, Sendable {
    /// Open transactions are rolled back, and all is written.
    case fast = "INT"
    /// As in a crash: what was committed is recovered at the next start.
    case immediate = "QUIT"
  }

  /// The folder of the socket and of everything the server keeps.
  public let folder: URL
  public let port: Int
  /// Of the user `oriole` when it comes by the port; by the socket none is asked for.
  public static let password = "secret"
  private static let programs = "/usr/lib/postgresql/15/bin"
  private let keeper: Mutex<Command?> = Mutex(nil)

  /// The one that all tests of this process share, started by the first; it ends with the process.
  public static func shared() throws -> PostgresServer { try sharing.get() }
  private static let sharing = Result { try PostgresServer() }

  /// Makes a cluster, starts its server and waits until it answers, a minute at most.
  public init() throws {
    // Short, because the name of a socket has at most 107 bytes.
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "oriole-pg-\(UUID().uuidString.prefix(8))", isDirectory: true)
    port = try Self.freePort()
    guard FileManager.default.isExecutableFile(atPath: Self.programs + "/initdb") else {
      throw Failure(description: "PostgreSQL 15 is missing: apt-get install postgresql")
    }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let secret = folder.appendingPathComponent("password")
    try Self.password.write(to: secret, atomically: true, encoding: .utf8)
    if geteuid() == 0 { try run(["/usr/bin/chown", "-R", "postgres:", folder.path]) }
    try run(
      asServer([
        Self.programs + "/initdb", "--pgdata=\(data)", "--username=oriole", "--auth-local=trust",
        "--auth-host=scram-sha-256", "--pwfile=\(secret.path)", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8",
      ]))
    try start()
  }

  deinit { end() }

  private var data: String { folder.path + "/data" }
  private var log: String { NSTemporaryDirectory() + "/\(folder.lastPathComponent).log" }

  /// The address by the socket, where nobody needs a password.
  ///
  /// - Parameters:
  ///   - database: its name.
  ///   - schema: where unqualified tables are; nil for the usual one.
  /// - Returns: it, for libpq.
  public func address(database: String = "postgres", schema: String? = nil) -> String {
    let options = schema.map { "&options=-csearch_path%3D\($0)" } ?? ""
    return "postgres://oriole@/\(database)?host=\(folder.path)&port=\(port)\(options)"
  }

  /// The address by the port.
  public func address(database: String = "postgres", password: String?) -> String {
    let secret = password.map { ":\($0)" } ?? ""
    return "postgres://oriole\(secret)@127.0.0.1:\(port)/\(database)"
  }

  /// The address of a new schema, which nobody else uses.
  public func freshAddress() throws -> String {
    let schema = "s" + UUID().uuidString.replacing("-", with: "").lowercased()
    try query("CREATE SCHEMA \(schema)")
    return address(schema: schema)
  }

  /// The first value that a statement gives; the empty text for none.
  @discardableResult public func query(_ statement: String, at address: String? = nil) throws -> String {
    let connection = PQconnectdb(address ?? self.address())
    defer { PQfinish(connection) }
    let result = PQexec(connection, statement)
    defer { PQclear(result) }
    guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
      throw Failure(description: PQerrorMessage(connection).map { String(cString: $0) } ?? "no connection")
    }
    return PQntuples(result) > 0 ? PQgetvalue(result, 0, 0).map { String(cString: $0) } ?? "" : ""
  }

  /// Starts the server, again after `stop`.
  public func start() throws {
    // The shell ends the server when this process does, however it ends: then nobody holds its input any more.
    let script = """
      '\(Self.programs)/postgres' -D '\(data)' -c listen_addresses=127.0.0.1 -c port=\(port) -c lc_messages=C \
        -c unix_socket_directories='\(folder.path)' -c max_connections=400 -c shared_buffers=16MB -c fsync=off \
        -c max_wal_size=256MB </dev/null & server=$!
      if read -r signal; then kill -"$signal" $server; wait $server; exit 0; fi
      kill -QUIT $server; wait $server; rm -rf '\(folder.path)'
      """
    let command = try Command(asServer(["/bin/sh", "-c", script]), output: folder.path + "/log")
    keeper.withLock { $0 = command }
    for _ in 0..<600 {
      if PQping(address()) == PQPING_OK { return }
      usleep(100_000)
    }
    throw Failure(description: "PostgreSQL does not answer at port \(port)")
  }

  /// Ends the server, and waits until it has ended, a minute at most.
  public func stop(_ ending: Ending) throws {
    guard let command = keeper.withLock({ $0.take() }) else { return }
    command.type(ending.rawValue + "\n")
    defer { command.closeInput() }
    guard command.end(within: 60) != nil else { throw Failure(description: "PostgreSQL does not end") }
  }

  /// Ends the server for good, without waiting.
  public func end() { keeper.withLock { $0.take() }?.closeInput() }

  private static func freePort() throws -> Int {
    let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(socket) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isBound else { throw Failure(description: "there is no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// A command of the user that the server runs as.
  private func asServer(_ words: [String]) -> [String] {
    guard geteuid() == 0 else { return words }
    return ["/usr/bin/setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] + words
  }

  private func run(_ words: [String]) throws {
    let command = try Command(words, output: log)
    defer {
      command.closeInput()
      try? FileManager.default.removeItem(atPath: log)
    }
    guard command.end(within: 120) == 0 else {
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw Failure(description: "\(words.joined(separator: " ")): \(said)")
    }
  }
}
