import Foundation
public import Understanding

/// Authored examples of how callers sound: `frustrated` or `calm`, a tab, and what is said; lines with `#` are comments.
public enum MoodFile {
  /// Reads the examples.
  ///
  /// - Throws: `AssistantError` with file and line when a line is none of these.
  public static func read(_ path: String) throws(AssistantError) -> [MoodClassifier.Example] {
    var examples: [MoodClassifier.Example] = []
    for line in try TextFile(path: path).lines where !line.text.trimmed.isEmpty && !line.text.hasPrefix("#") {
      guard let example = MoodClassifier.Example(line: line.text) else {
        throw AssistantError(file: path, line: line.number, message: "is not “frustrated” or “calm”, a tab and a text")
      }
      examples.append(example)
    }
    return examples
  }
}
