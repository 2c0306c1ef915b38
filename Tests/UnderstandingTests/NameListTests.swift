import Testing

@testable import Understanding

@Suite struct NameListTests {
  private let products = NameList(
    entries: [
      ("electric kettle", "KET1"), ("toaster", "TOA1"), ("coffee machine", "COF1"), ("desk lamp", "LAM1"),
      ("floor lamp", "LAM2"), ("air fryer", "AIR1"), ("vacuum cleaner", "VAC1"), ("hoover", "VAC1"),
    ], language: .english)

  @Test(arguments: [
    ("electric kettle", "KET1"), ("I bought an Electric Kettle last week", "KET1"), ("the kettle", "KET1"),
    ("two toasters please", "TOA1"), ("elektric ketle", "KET1"), ("my toster broke", "TOA1"), ("cofee mashine", "COF1"),
    ("airfryer", "AIR1"), ("the desk lamp", "LAM1"), ("hoover", "VAC1"), ("vacum cleaner", "VAC1"), ("cattle", "KET1"),
    ("air friar", "AIR1"),
  ])
  func `a name is found in a sentence`(text: String, value: String) {
    #expect(products.match(text)?.value == value)
  }

  @Test(arguments: ["", "hello", "where is my order", "👍", "the", "12345", "查询订单"])
  func `no name is found where there is none`(text: String) {
    #expect(products.match(text) == nil)
  }

  @Test func `an ambiguous name gives no match but both candidates`() {
    #expect(products.match("the lamp") == nil)
    #expect(Set(products.ranked("the lamp").prefix(2).map(\.value)) == ["LAM1", "LAM2"])
    #expect(products.match("desk lamp")?.runnerUp == "LAM2")
    #expect(products.match("desk lamp or the toaster") == nil)
  }

  @Test func `what was said in full scores 1, in part less`() throws {
    let full = try #require(products.match("electric kettle"))
    let part = try #require(products.match("kettle"))
    let misspelt = try #require(products.match("electrik kettle"))
    #expect(full.score == 1)
    #expect(part.score < misspelt.score && misspelt.score < full.score)
    #expect(part.score >= 0.6)
  }

  @Test func `the longer of two names that both stand in the text is meant`() {
    let list = NameList(entries: [("kettle", "A"), ("electric kettle", "B")], language: .english)
    #expect(list.match("the electric kettle")?.value == "B")
    #expect(list.match("the kettle")?.value == "A")
  }

  @Test func `Chinese names, whole, in part and with a wrong character`() {
    let list = NameList(entries: [("电热水壶", "K"), ("烤面包机", "T"), ("咖啡机", "C"), ("USB台灯", "L")], language: .mandarin)
    #expect(list.match("我要买电热水壶")?.value == "K")
    #expect(list.match("那个水壶坏了")?.value == "K")
    #expect(list.match("电热水胡")?.value == "K")
    #expect(list.match("usb台灯多少钱")?.value == "L")
    #expect(list.match("我的订单") == nil)
  }

  @Test func `empty lists, empty names and endless texts are fine`() {
    #expect(NameList(entries: [], language: .english).match("kettle") == nil)
    #expect(NameList(entries: [("", "X"), ("!!", "Y")], language: .english).match("!!") == nil)
    #expect(products.match("kettle " + String(repeating: "x ", count: 50_000))?.value == "KET1")
    let twice = NameList(entries: [("kettle", "A"), ("kettle", "B")], language: .english)
    #expect(twice.match("kettle") == nil)
  }
}
