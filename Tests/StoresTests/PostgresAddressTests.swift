import PostgresServers
import Records
import Testing

@testable import RecordsPostgres

/// Addresses, right and wrong.
struct PostgresAddressTests {
  @Test(
    arguments: [
      ("postgres://ann@db.example/shop", "postgres://ann@db.example/shop"),
      ("postgresql://ann:secret@db.example:5433/shop?sslmode=require", "postgres://ann@db.example:5433/shop"),
      ("postgres:///shop", "postgres:///shop"),
      ("postgres://ann@/shop?host=/run/db", "postgres://ann@/shop?host=/run/db"),
      ("postgres://ann@one,two/shop", "postgres://ann@one,two/shop"),
    ])
  func `an address is shown without its password`(url: String, shown: String) throws {
    #expect(try PostgresAddress(url).shown == shown)
  }

  @Test(arguments: [
    "postgres://", "postgres://ann@host", "postgres://ann:secret@host/", "postgres://ann:secret@host:port/shop?no=1",
    "postgres://ann:secret@[::1/shop", "postgres://ann@h/shop?password=secret&no=1", "postgres://h/shop?pasword=secret",
    "postgres://ann:secret/@h:x/shop?no=1", "shop.sqlite", "", "postgres://h/\0",
  ])
  func `a wrong one is told in a line that keeps its password`(url: String) {
    let error = #expect(throws: StoreError.self) { try PostgresAddress(url) }
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("secret") == false, "\(error?.message ?? "")")
    #expect(error?.message.contains("\n") == false)
  }

  private func expectRefusal(
    of url: String, _ message: String, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let error = await #expect(throws: StoreError.self, sourceLocation: sourceLocation) {
      try await PostgresStore(PostgresAddress(url))
    }
    #expect(error?.code == .unavailable, sourceLocation: sourceLocation)
    #expect(error?.message == message, sourceLocation: sourceLocation)
  }

  @Test func `a server that is not there is told at once`() async throws {
    try await expectRefusal(
      of: "postgres://oriole@127.0.0.1:1/shop", "postgres://oriole@127.0.0.1:1/shop: Connection refused")
  }

  @Test func `a missing database and a wrong password are told in the server's words`() async throws {
    let server = try PostgresServer.shared()
    let place = "postgres://oriole@127.0.0.1:\(server.port)"
    try await expectRefusal(
      of: server.address(database: "nowhere", password: PostgresServer.password),
      "\(place)/nowhere: database \"nowhere\" does not exist")
    try await expectRefusal(
      of: server.address(password: "wrong"),
      "\(place)/postgres: password authentication failed for user \"oriole\"")
    try await expectRefusal(
      of: server.address(password: nil),
      "\(place)/postgres: wants a password: by PGPASSWORD, ~/.pgpass or the address")
  }

  @Test func `a database that a newer Oriole wrote is refused`() async throws {
    let address = try PostgresServer.shared().freshAddress()
    let store = try await PostgresStore(PostgresAddress(address))
    try await store.execute("INSERT INTO oriole_schema (version) VALUES (99)")
    let error = await #expect(throws: StoreError.self) { try await PostgresStore(PostgresAddress(address)) }
    #expect(error?.message.contains("newer") == true)
  }
}
