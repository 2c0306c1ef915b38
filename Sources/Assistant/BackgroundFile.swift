/// Phrases that hardly any assistant is there for, one a line; lines with `#` are comments.
public enum BackgroundFile {
  /// Reads the phrases.
  ///
  /// - Throws: `AssistantError` when there is no such file, or it is no text.
  public static func read(_ path: String) throws(AssistantError) -> [String] { try TextFile(path: path).phrases }
}
