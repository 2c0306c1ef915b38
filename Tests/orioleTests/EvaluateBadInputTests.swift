import Foundation
import Testing

/// What is wrong with labelled files is told with file and line; what is only odd does no harm.
@Suite struct EvaluateBadInputTests {
  private func evaluate(_ arguments: String...) async throws -> Program.Result {
    let program = try Program(["evaluate", "intents"] + arguments)
    program.closeInput()
    return try await program.end(within: 120)
  }

  private func expectFailure(
    _ result: Program.Result, status: Int32, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func `a file that is none is told with its line`() async throws {
    let scratch = try Scratch()
    let good = try scratch.write("good.tsv", Array("a\tone\nb\ttwo\n".utf8))
    let files: [(name: String, bytes: [UInt8], words: String)] = [
      ("empty.tsv", [], "empty.tsv: has no line"),
      ("tab.tsv", Array("a\tone\nno tab\n".utf8), "tab.tsv:2: no tab"),
      ("label.tsv", Array("\tone\n".utf8), "label.tsv:1: no label"),
      ("latin.tsv", Array("a\tone\nb\tcaf".utf8) + [0xE9, 0x0A], "latin.tsv:2: not UTF-8 text"),
    ]
    for file in files {
      let path = try scratch.write(file.name, file.bytes)
      expectFailure(try await evaluate("--train", path, "--test", good), status: 1, saying: file.words)
      expectFailure(try await evaluate("--train", good, "--test", path), status: 1, saying: file.words)
    }
    expectFailure(
      try await evaluate("--train", "/nowhere", "--test", good), status: 1, saying: "/nowhere: no such file")
    expectFailure(try await evaluate("--train", good, "--test", scratch.path), status: 1, saying: "a folder")
    let outside = try scratch.write("oos.tsv", Array("oos\tone\n".utf8))
    expectFailure(try await evaluate("--train", outside, "--test", good), status: 1, saying: "no text of an intent")
  }

  @Test(arguments: [
    ([], "--train"), (["--train", "x"], "--test"), (["--train", "x", "--test", "y", "--folds", "3"], "exclude"),
    (["--train", "x", "--folds", "1"], "--folds"), (["--train", "x", "--test", "y", "--shots", "0"], "--shots"),
    (["--train", "x", "--test", "y", "--noise", "1.5"], "--noise"),
    (["--train", "x", "--test", "y", "--noise", "nan"], "--noise"),
    (["--train", "x", "--test", "y", "--seed", "-1"], "seed"),
    (["--train", "x", "--test", "y", "--language", "fr"], "fr"),
    (["--train", "x", "--test", "y", "--format", "xml"], "xml"),
  ])
  func `wrong usage ends with 2`(arguments: [String], words: String) async throws {
    let program = try Program(["evaluate", "intents"] + arguments)
    program.closeInput()
    expectFailure(try await program.end(within: 60), status: 2, saying: words)
  }

  @Test func `odd texts do no harm`() async throws {
    let scratch = try Scratch()
    let long = String(repeating: "where is my order ", count: 5_600)
    let odd = "a\t\(long)\na\t\u{0}\u{7}\u{1B}[2J order\nb\t🙂 open\nb\t查询 open\nb\t🙂🙂\na\t\n"
    let train = try scratch.write("train.tsv", [0xEF, 0xBB, 0xBF] + Array(odd.utf8))
    let test = try scratch.write("test.tsv", Array((odd + "b\t开门 open\r\n").utf8))
    let result = try await evaluate("--train", train, "--test", test, "--noise", "0.3", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.events.first?["utterances"] as? Int == 7)
    #expect(result.errors.contains("train.tsv:5: no words in the text"))
    #expect(result.errors.contains("train.tsv:6: no words in the text"))
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test func `a phrase under two labels is told with both places, and ten at most`() async throws {
    let scratch = try Scratch()
    let first = try scratch.write("first.tsv", Array("a\tWhere is it?\na\tother \u{1B}[2J\nb\tb\nb\tc\n".utf8))
    let second = try scratch.write("second.tsv", Array("b\tx\nb\twhere is it\nb\tother [2j\n".utf8))
    let result = try await evaluate("--train", first, "--train", second, "--test", first)
    #expect(result.status == 0)
    #expect(result.errorLines.count == 2)
    #expect(result.errors.contains("\(second):2: “where is it” stands under “b”, and in \(first):1 under “a”"))
    #expect(!result.errors.contains("\u{1B}"))
    let many = (0..<14).map { "a\tphrase \($0)\nb\tphrase \($0)\n" }.joined()
    let third = try scratch.write("third.tsv", Array(many.utf8))
    let cut = try await evaluate("--train", third, "--test", first)
    #expect(cut.status == 0)
    #expect(cut.errorLines.count == 11)
    #expect(cut.errors.contains("and 4 more phrases under two labels"))
  }

  @Test func `a label with one example is told, and can be held out`() async throws {
    let scratch = try Scratch()
    let file = try scratch.write("f.tsv", Array("a\tone\na\ttwo\nb\tthree\n".utf8))
    let result = try await evaluate("--train", file, "--folds", "5", "--format", "json")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("f.tsv:3: the only example of “b”"))
    #expect(result.events.first?["utterances"] as? Int == 3)
  }
}
