import Evaluation

/// A text file with a sentence a line.
enum SentenceFile {
  /// The lines that are not blank.
  static func read(_ path: String) throws(Failure) -> [String] {
    let lines = try EvaluatedFile.text(of: path).split(whereSeparator: \.isNewline).map(String.init)
    let sentences = lines.filter { !SpokenWords.words(in: $0).isEmpty }
    guard !sentences.isEmpty else { throw Failure("\(path): has no sentence with words") }
    return sentences
  }
}
