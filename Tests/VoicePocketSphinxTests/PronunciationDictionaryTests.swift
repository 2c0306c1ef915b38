import Foundation
import Testing
import Voice

@testable import VoicePocketSphinx

private let phones: Set<String> = ["AH", "B", "D", "EH", "IY", "R", "SIL", "T"]

/// A file that is gone when the test is.
private final class ScratchFile {
  let path = FileManager.default.temporaryDirectory.appending(path: "dict-\(UUID().uuidString)").path
  init(_ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path)) }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

private func read(_ text: String, words: Set<String>) throws -> [String: [[String]]] {
  let file = try ScratchFile(text)
  var dictionary = PronunciationDictionary(phones: phones)
  try dictionary.read(file: file.path, words: words)
  return dictionary.pronunciations
}

@Test func `wanted words are kept with all their pronunciations, other words and comments are not`() throws {
  let text = ";;; a comment\n## another\nbed B EH D\nread R EH D\r\nread(2)\tR IY D # present\n\n(paren AH\nred R EH D"
  let found = try read(text, words: ["read", "red", "tree"])
  #expect(found == ["read": [["R", "EH", "D"], ["R", "IY", "D"]], "red": [["R", "EH", "D"]]])
}

@Test func `a word without phones names the file and line`() throws {
  let error = #expect(throws: SpeechError.self) { try read("bed B EH D\nred\n", words: []) }
  #expect(error?.code == .badModel)
  #expect(error?.message.contains(":2: 'red' has no phones") == true)
}

@Test func `a phone that the acoustic model lacks names the file and line, in kept words only`() throws {
  let error = #expect(throws: SpeechError.self) { try read("bed B EH D\nred R QQ D\n", words: ["red"]) }
  #expect(error?.message.contains(":2: 'red' has the phone 'QQ'") == true)
  #expect(try read("bed B EH D\nred R QQ D\n", words: ["bed"]).count == 1)
}

@Test func `a missing dictionary is named`() {
  var dictionary = PronunciationDictionary(phones: phones)
  let error = #expect(throws: SpeechError.self) { try dictionary.read(file: "/nowhere/words.dict", words: ["red"]) }
  #expect(error?.code == .modelNotFound)
  #expect(error?.message.contains("/nowhere/words.dict") == true)
}

@Test func `what a first file has, a second does not change`() throws {
  let first = try ScratchFile("red R IY D\n")
  let second = try ScratchFile("red R EH D\nbed B EH D\n")
  var dictionary = PronunciationDictionary(phones: phones)
  try dictionary.read(file: first.path, words: ["red", "bed"])
  try dictionary.read(file: second.path, words: ["red", "bed"])
  #expect(dictionary.text == "bed B EH D\nred R IY D\n")
}

@Test func `alternates are numbered in the file for the recogniser`() throws {
  var dictionary = PronunciationDictionary(phones: phones)
  for sounds in [["R", "EH", "D"], ["R", "IY", "D"], ["R", "EH", "D"]] {
    try dictionary.add("read", sounds, from: "test")
  }
  #expect(dictionary.text == "read R EH D\nread(2) R IY D\n")
}

@Test func `variants are added to words that are known, unless the acoustic model lacks a phone`() throws {
  let variants = try ScratchFile(";;; how people say it\nred R IY D\nred R QQ D\ntree T R IY\nred R EH D\n")
  var dictionary = PronunciationDictionary(phones: phones)
  try dictionary.add("red", ["R", "EH", "D"], from: "test")
  try dictionary.readVariants(file: variants.path)
  #expect(dictionary.pronunciations == ["red": [["R", "EH", "D"], ["R", "IY", "D"]]])
}

@Test func `a variant without phones names the file and line`() throws {
  let variants = try ScratchFile("red R IY D\nred\n")
  var dictionary = PronunciationDictionary(phones: phones)
  let error = #expect(throws: SpeechError.self) { try dictionary.readVariants(file: variants.path) }
  #expect(error?.message.contains(":2: 'red' has no phones") == true)
}
