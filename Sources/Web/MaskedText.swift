/// Log lines without what they must not tell: tokens, numbers that customers are known by, and mail addresses. Pure.
public enum MaskedText {
  /// Runs of six digits and more, also with spaces, dots or dashes between them, of 32 letters and digits and more, and
  /// words with an @ become `•••`.
  public static func masked(_ text: String) -> String {
    text.replacing(/[^\s@<>"“”(),;]+@[^\s@<>"“”(),;]+/, with: "•••")
      .replacing(/[0-9A-Za-z_\-]{32,}/, with: "•••")
      .replacing(/\+?[0-9](?:[ \-]?[0-9]){5,}/, with: "•••")
  }
}
