import Testing

@testable import Agents

struct TerminalTextTests {
  @Test(arguments: zip(["", "abc", "订单", "é", "e\u{301}", "한국", "👋", "ａ", "…"], [0, 3, 4, 1, 1, 4, 2, 2, 1]))
  func `wide characters take two columns`(text: String, columns: Int) { #expect(text.columns == columns) }

  @Test func `text is cut and filled to its width`() {
    #expect("abc".fitted(to: 5) == "abc  ")
    #expect("abcdef".fitted(to: 4) == "abc…")
    #expect("订单查询".fitted(to: 8) == "订单查询")
    #expect("订单查询".fitted(to: 6) == "订单… ")
    #expect("订单查询".fitted(to: 0).columns <= 1)
  }

  @Test func `nothing that steers is left`() {
    #expect("a\u{1B}[1mb\nc\u{7F}d\u{2028}e\u{200F}f\u{0}".printable == "a [1mb c d ef ")
    #expect("👩‍👩‍👧 naïve 你好".printable == "👩‍👩‍👧 naïve 你好")
  }
}
