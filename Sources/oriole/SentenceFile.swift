import Evaluation
import Foundation

/// A text file with a sentence a line.
enum SentenceFile {
  private static let byteLimit = 64_000_000

  /// The lines that are not blank.
  static func read(_ path: String) throws(Failure) -> [String] {
    let lines = try text(path).split(whereSeparator: \.isNewline).map(String.init)
    let sentences = lines.filter { !SpokenWords.words(in: $0).isEmpty }
    guard !sentences.isEmpty else { throw Failure("\(path): has no sentence with words") }
    return sentences
  }

  /// The text of a file, UTF-8 up to 64 MB.
  static func text(_ path: String) throws(Failure) -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure("\(path): no such file, or it cannot be read")
    }
    guard data.count <= byteLimit else { throw Failure("\(path): larger than 64 MB") }
    guard let text = String(data: data, encoding: .utf8) else {
      let lines = data.split(separator: 0x0A, omittingEmptySubsequences: false)
      let line = (lines.firstIndex { String(data: $0, encoding: .utf8) == nil } ?? 0) + 1
      throw Failure("\(path):\(line): not UTF-8 text")
    }
    return text
  }
}
