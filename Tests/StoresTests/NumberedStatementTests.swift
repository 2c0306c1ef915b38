import Testing

@testable import RecordsPostgres

struct NumberedStatementTests {
  @Test(
    arguments: [
      ("SELECT :a", "SELECT $1", ["a"]),
      ("SELECT :a, :b, :a", "SELECT $1, $2, $3", ["a", "b", "a"]),
      ("x=:order_2)", "x=$1)", ["order_2"]),
      ("':a' \":b\" :c", "':a' \":b\" $1", ["c"]),
      ("'it''s :a' :b", "'it''s :a' $1", ["b"]),
      ("E'\\':a' :b", "E'\\':a' $1", ["b"]),
      ("'\\' :a", "'\\' $1", ["a"]),
      ("-- :a\n:b", "-- :a\n$1", ["b"]),
      ("/* :a /* :b */ :c */ :d", "/* :a /* :b */ :c */ $1", ["d"]),
      ("$$ :a $$ :b", "$$ :a $$ $1", ["b"]),
      ("$t$ :a $$ $t$ :b", "$t$ :a $$ $t$ $1", ["b"]),
      ("CAST(:a AS x) :b::int", "CAST($1 AS x) $2::int", ["a", "b"]),
      ("a::text", "a::text", []), ("a[1:2] a : b", "a[1:2] a : b", []), (":订单 = 1", "$1 = 1", ["订单"]),
      ("'open :a", "'open :a", []), ("/* open :a", "/* open :a", []), ("$x$ open :a", "$x$ open :a", []),
      ("", "", []), (":", ":", []), ("a$b :c", "a$b $1", ["c"]),
    ] as [(String, String, [String])])
  func `names become numbers where they are arguments`(authored: String, sql: String, names: [String]) throws {
    let numbered = try NumberedStatement(authored)
    #expect(numbered.sql == sql)
    #expect(numbered.names == names)
  }

  @Test func `numbers are refused`() {
    #expect(throws: NumberedStatement.Mistake.self) { try NumberedStatement("SELECT $1") }
  }
}
