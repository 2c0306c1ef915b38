import Testing

@testable import Understanding

@Suite struct PhoneticCodeTests {
  private func code(_ word: String) -> String {
    String(PhoneticCode.classes(of: Normalizer.normalized(word)).map { Character(Unicode.Scalar($0)) })
  }

  @Test(arguments: [
    ("kettle", "cattle"), ("fryer", "friar"), ("phone", "fone"), ("night", "knight"), ("write", "right"),
    ("machine", "mashine"), ("bat", "pad"), ("check", "cheque"),
  ])
  func `words that sound alike share a code`(left: String, right: String) {
    #expect(code(left) == code(right))
  }

  @Test func `words that sound different do not`() {
    #expect(code("kettle") != code("toaster"))
    #expect(code("lamp") != code("ramp"))
  }

  @Test func `other scripts have no sounds`() {
    #expect(code("订单") == "")
    #expect(code("") == "")
  }
}
