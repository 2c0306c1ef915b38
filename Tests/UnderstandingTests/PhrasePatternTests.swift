import Testing

@testable import Understanding

@Suite struct PhrasePatternTests {
  private func phrases(_ source: String) throws -> [String] { try PhrasePattern(source).expand(limit: 1_000).phrases }

  @Test func `alternatives, options and slots expand in order`() throws {
    #expect(try phrases("where is my (order|parcel)") == ["where is my order", "where is my parcel"])
    #expect(try phrases("[please] help") == ["please help", "help"])
    #expect(try phrases("[now|today] go") == ["now go", "today go", "go"])
    #expect(try phrases("order {order} is [very] late") == ["order {order} is very late", "order {order} is late"])
    #expect(try phrases("(a|b) (c|d)") == ["a c", "a d", "b c", "b d"])
    #expect(try phrases("我的(订单|包裹)[到哪]了") == ["我的订单到哪了", "我的订单了", "我的包裹到哪了", "我的包裹了"])
    #expect(try phrases("parcel(s|)x".replacing("|)", with: "|y)")) == ["parcelsx", "parcelyx"])
  }

  @Test func `nested brackets, escapes and spaces`() throws {
    #expect(try phrases("(a|(b|c [d]))") == ["a", "b", "c d", "c"])
    #expect(try phrases(#"a \(b\) \| c"#) == ["a (b) | c"])
    #expect(try phrases("  a   [b]   c ") == ["a b c", "a c"])
    #expect(try phrases("[a] [a]") == ["a a", "a"])
  }

  @Test func `slots are listed once, in order`() throws {
    #expect(try PhrasePattern("({b}|x) {a} {b}").slots == ["b", "a"])
    #expect(try PhrasePattern("none").slots.isEmpty)
  }

  @Test(
    arguments: [
      ("(a|b", .unclosed, 1), ("a [b", .unclosed, 3), ("a {b", .unclosed, 3), ("a) b", .unopened, 2),
      ("(a]", .unopened, 3),
      ("a }", .unopened, 3), ("(a|)", .emptyAlternative, 4), ("[]", .emptyAlternative, 2),
      ("(|a)", .emptyAlternative, 2),
      ("a|b", .alternativeOutside, 2), ("{}", .badSlot, 2), ("{a b}", .badSlot, 2), ("{1}", .badSlot, 2),
      ("", .empty, 1),
      ("  ", .empty, 1), ("((((((((( a )))))))))", .tooDeep, 9),
    ] as [(String, PatternError.Reason, Int)])
  func `a fault is named with its column`(source: String, reason: PatternError.Reason, column: Int) {
    #expect(throws: PatternError(reason, column: column)) { try PhrasePattern(source) }
  }

  @Test func `an error reads as one line`() {
    #expect(PatternError(.unclosed, column: 3).description == "column 3: this bracket is never closed")
  }

  @Test func `eight levels are allowed`() throws {
    #expect(try phrases("((((((((a))))))))") == ["a"])
  }

  @Test func `expansion stops at the limit and says so`() throws {
    let many = try PhrasePattern(String(repeating: "(a|b|c|d|e|f|g|h) ", count: 40))
    let some = many.expand(limit: 100)
    #expect(some.phrases.count == 100)
    #expect(some.isTruncated)
    #expect(some == many.expand(limit: 100))
    let few = try PhrasePattern("(a|b) (c|d)")
    #expect(!few.expand(limit: 4).isTruncated)
    #expect(few.expand(limit: 3).isTruncated)
    #expect(few.expand(limit: 3).phrases == ["a c", "a d", "b c"])
    #expect(few.expand(limit: 0).phrases.isEmpty)
    #expect(!few.expand(limit: .max).isTruncated)
    #expect(few.expand(limit: -1).isTruncated)
  }

  @Test func `a pattern of 100,000 characters is refused`() {
    #expect(throws: PatternError(.tooLong, column: 2_001)) { try PhrasePattern(String(repeating: "a", count: 100_000)) }
    #expect(throws: PatternError.self) { try PhrasePattern(String(repeating: "(", count: 2_000)) }
  }
}
