import Testing

@testable import Evaluation

@Suite struct LabelledFileTests {
  private func read(_ text: String) throws -> LabelledFile { try LabelledFile(Array(text.utf8), name: "f.tsv") }

  private func problem(_ bytes: [UInt8], lineLimit: Int = 100) -> String? {
    do {
      _ = try LabelledFile(bytes, name: "f.tsv", lineLimit: lineLimit)
      return nil
    } catch {
      return error.description
    }
  }

  @Test func `each line is a label and a text with their place`() throws {
    let file = try read("a\twhere is it\nb\t我的订单\n")
    #expect(file.texts.map(\.label) == ["a", "b"])
    #expect(file.texts.map(\.text) == ["where is it", "我的订单"])
    #expect(file.texts.map(\.place) == ["f.tsv:1", "f.tsv:2"])
  }

  @Test func `a byte order mark, CRLF, blank lines and a last line without an end are fine`() throws {
    let file = try read("\u{FEFF}a\tone\r\n\r\n  \n b \ttwo\tparts")
    #expect(file.texts.map(\.label) == ["a", "b"])
    #expect(file.texts.map(\.text) == ["one", "two\tparts"])
    #expect(file.texts.map(\.line) == [1, 4])
  }

  @Test func `odd texts stand as they are`() throws {
    let long = String(repeating: "word ", count: 20_000)
    let file = try read("a\t\nb\t\u{0}\u{7}\u{1B}[2J\nc\t🙂 ok 查询\nd\t\(long)\n")
    #expect(file.texts.map(\.text) == ["", "\u{0}\u{7}\u{1B}[2J", "🙂 ok 查询", long])
  }

  @Test func `a line without a tab or a label is told with its number`() {
    #expect(problem(Array("a\tx\nno tab here\n".utf8)) == "f.tsv:2: no tab; a line is label<TAB>text")
    #expect(problem(Array("a\tx\n\ty\n".utf8)) == "f.tsv:2: no label before the tab")
    #expect(problem(Array("a\tx\n \u{3000}\ty\n".utf8)) == "f.tsv:2: no label before the tab")
  }

  @Test func `bytes that are not UTF-8 are told with their line`() {
    #expect(problem(Array("a\tx\nb\t".utf8) + [0xC3, 0x28, 0x0A]) == "f.tsv:2: not UTF-8 text")
    #expect(problem([0xFF] + Array("\tx\n".utf8)) == "f.tsv:1: not UTF-8 text")
    #expect(problem(Array("a\t".utf8) + [0xE6, 0x88]) == "f.tsv:1: not UTF-8 text")
  }

  @Test func `a file without lines and one with too many are errors`() {
    #expect(problem([]) == "f.tsv: has no line label<TAB>text")
    #expect(problem(Array("\n\r\n  \n".utf8)) == "f.tsv: has no line label<TAB>text")
    let lines = Array(String(repeating: "a\tx\n", count: 5).utf8)
    #expect(problem(lines, lineLimit: 5) == nil)
    #expect(problem(lines, lineLimit: 4) == "f.tsv:5: more than 4 lines")
  }
}
