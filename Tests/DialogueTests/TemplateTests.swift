import Dialogue
import Testing
import Understanding

@Suite struct TemplateTests {
  private func render(_ source: String, _ values: Facts, _ language: Language = .english) throws -> String {
    try Template(source).render(values, language: language, words: TinyShop.words)
  }

  @Test(arguments: [
    ("Order {order|digits}.", Language.english, "Order 4 5 7."),
    ("On {eta|date}.", .english, "On 27 November."),
    ("{eta|date}送达。", .mandarin, "11月27日送达。"),
    ("It {status|words}.", .english, "It is on its way."),
    ("订单{status|words}。", .mandarin, "订单已经发货。"),
    ("{total|money}", .english, "12 pounds 50"),
    ("{total|money}", .mandarin, "12.50英镑"),
    ("{whole|money}", .english, "1 pound"),
    ("{n|count} left", .english, "3 left"),
    ("Hello {nobody}!", .english, "Hello !"),
  ])
  func `values are said in a form that is good to hear`(source: String, language: Language, expected: String) throws {
    let values = [
      "order": "457", "eta": "2026-11-27", "status": "shipped", "total": "12.5", "whole": "1", "n": "3",
    ]
    #expect(try render(source, values, language) == expected)
  }

  @Test func `a value that does not fit its filter is said as it is`() throws {
    #expect(try render("{eta|date}", ["eta": "soon"]) == "soon")
    #expect(try render("{eta|date}", ["eta": "2026-99-99"]) == "2026-99-99")
    #expect(try render("{total|money}", ["total": "free"]) == "free")
    #expect(try render("{status|words}", ["status": "lost"]) == "lost")
  }

  @Test(arguments: ["Order {order", "Order order}", "{}", "{a|b|c}", "{order|shout}", "{a{b}}"])
  func `a malformed template is refused`(source: String) {
    #expect(throws: TemplateError.self) { try Template(source) }
  }

  @Test func `an unknown filter names the known ones`() {
    #expect { try Template("{order|shout}") } throws: { error in
      (error as? TemplateError)?.message.contains("digits, date, money, words, count") == true
    }
  }
}
