import Records
import Testing

@testable import RecordsSQLite

/// What SQLite does otherwise.
struct SQLiteLookupTests {
  @Test func `arguments without a name are NULL`() async throws {
    let found = try await SQLiteStore.inMemory().rows("SELECT ? IS NULL AS a, ?2 IS NULL AS b", ["a": "x"])
    #expect(found == [["a": "1", "b": "1"]])
  }

  @Test func `odd numbers are text`() async throws {
    let found = try await SQLiteStore.inMemory().rows("SELECT -0.0 AS h, 1e300 AS i")
    #expect(found == [["h": "0", "i": "1e+300"]])
  }

  @Test func `a number that overflows is refused`() async throws {
    await expect(.badStatement) {
      _ = try await SQLiteStore.inMemory().rows("SELECT abs(-9223372036854775808)")
    }
  }
}
