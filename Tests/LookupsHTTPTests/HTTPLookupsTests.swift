import Dialogue
import LookupsHTTP
import Records
import Testing

@Suite struct HTTPLookupsTests {
  private func facts(
    _ reply: String?, _ arguments: [String: String] = ["order": "457012"], path: String = "/orders/:order",
    authorization: String? = nil
  ) async throws -> (rows: [Facts], requests: [String]) {
    let server = try ReplyServer(reply)
    defer { server.stop() }
    let statement = "GET http://127.0.0.1:\(server.port)\(path)"
    let address = try #require(WebAddress(statement))
    #expect(address.fault == nil)
    let query = Query("orders", statement: statement, arguments: arguments)
    let rows = try await HTTPLookups(authorization: authorization).facts(for: query, at: address)
    return (rows, server.requests)
  }

  private func failure(_ reply: String?) async -> StoreError? {
    await #expect(throws: StoreError.self) { _ = try await facts(reply) }
  }

  @Test func `an object is one row, with texts, numbers, and yes or no`() async throws {
    let body = #"{"number": "457012", "total": 12.5, "count": 3, "paid": true, "nested": {"a": 1}, "none": null}"#
    let (rows, requests) = try await facts(ReplyServer.json(body), authorization: "Bearer key")
    #expect(rows == [["number": "457012", "total": "12.5", "count": "3", "paid": "yes"]])
    #expect(requests.first?.hasPrefix("GET /orders/457012 HTTP/1.1\r\n") == true)
    #expect(requests.first?.contains("Authorization: Bearer key") == true)
  }

  @Test func `a list of objects is several rows, and nothing found is none`() async throws {
    #expect(try await facts(ReplyServer.json(#"[{"a": "1"}, {"a": "2"}]"#)).rows == [["a": "1"], ["a": "2"]])
    #expect(try await facts(ReplyServer.json("{}", status: "404 Not Found")).rows.isEmpty)
  }

  @Test func `a value cannot change where an address leads`() async throws {
    let odd = "../admin?all=1#x y/é"
    let (_, requests) = try await facts(ReplyServer.json("{}"), ["order": odd], path: "/orders/:order?day=:today")
    #expect(
      requests.first?.hasPrefix("GET /orders/%2E%2E%2Fadmin%3Fall%3D1%23x%20y%2F%C3%A9?day= HTTP/1.1\r\n") == true)
  }

  @Test func `another status, and what is not JSON, are failures in one line`() async throws {
    let down = await failure(ReplyServer.json("{}", status: "500 Internal Server Error"))
    #expect(down?.code == .unavailable && down?.message == "lookup orders: 127.0.0.1 answers with 500")
    #expect(await failure(ReplyServer.json("hello"))?.code == .corrupt)
    #expect(await failure(ReplyServer.json("[1, 2]"))?.code == .corrupt)
  }

  @Test func `a service that does not answer is given up`() async throws {
    #expect(await failure(nil)?.code == .unavailable)
    let address = try #require(WebAddress("GET http://127.0.0.1:1/x"))
    let query = Query("orders", statement: "GET http://127.0.0.1:1/x", arguments: [:])
    let error = await #expect(throws: StoreError.self) { _ = try await HTTPLookups().facts(for: query, at: address) }
    #expect(error?.message == "lookup orders: 127.0.0.1 cannot be reached")
  }

  @Test(arguments: ["GET ftp://host/x", "GET http://", "GET http:///path", "GET http://host/a b", "GET host/x"])
  func `what is no web address is told`(statement: String) throws {
    #expect(try #require(WebAddress(statement)).fault != nil)
  }

  @Test func `SQL is no web address, and a port no argument`() throws {
    #expect(WebAddress("SELECT * FROM orders") == nil)
    let address = try #require(WebAddress("GET http://host:8080/:order"))
    #expect(address.filled(with: ["order": "1"]) == "http://host:8080/1")
  }
}
