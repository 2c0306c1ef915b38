import Dialogue
import Testing
import Understanding

/// Authored conditions on what is known: `customer.orders >= 5 and customer.city != Leeds`.
@Suite struct ConditionTests {
  private func holds(_ source: String, _ facts: Facts) throws -> Bool { try Condition(source).holds(for: facts) }

  @Test(arguments: [
    ("orders >= 5", true), ("orders <= 5", true), ("orders == 5", true), ("orders != 5", false), ("orders > 5", false),
    ("orders < 5", false), ("orders >= 10", false), ("orders < 10", true), ("orders == 5.0", true),
  ])
  func `numbers are compared as numbers`(source: String, isTrue: Bool) throws {
    #expect(try holds(source, ["orders": "5"]) == isTrue)
  }

  @Test func `other texts are compared by their characters, and may have spaces`() throws {
    #expect(try holds("city == New York", ["city": "New York"]))
    #expect(try holds("city != Leeds", ["city": "London"]))
    #expect(try holds("day < 2026-12-01", ["day": "2026-11-23"]))
    #expect(try !holds("city == leeds", ["city": "Leeds"]))
  }

  @Test func `all terms must hold`() throws {
    let condition = try Condition("orders >= 5 and city != Leeds")
    #expect(condition.names == ["orders", "city"])
    #expect(condition.holds(for: ["orders": "7", "city": "London"]))
    #expect(!condition.holds(for: ["orders": "7", "city": "Leeds"]))
    #expect(!condition.holds(for: ["orders": "3", "city": "London"]))
  }

  @Test func `what is not known fulfils nothing, not even an unequal`() throws {
    #expect(try !holds("orders != 5", [:]))
    #expect(try !holds("orders < 5", [:]))
  }

  @Test(arguments: ["", "orders", "orders >=", "orders => 5", "orders >= 5 and", "and orders >= 5", "orders = 5"])
  func `what is no condition is refused in one line`(source: String) {
    let error = #expect(throws: TemplateError.self) { try Condition(source) }
    #expect(error?.message.contains("is no condition such as") == true)
    #expect(error?.message.contains("\n") == false)
  }
}
