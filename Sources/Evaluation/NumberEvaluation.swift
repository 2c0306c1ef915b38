internal import Foundation
public import Understanding

/// Measures how spoken values are written, on lines of `spoken~written`.
///
/// Two forms are equal when they differ in case, in spaces, or in compatibility forms (NFKC) only.
public struct NumberEvaluation: Sendable {
  /// One line of a set.
  public struct Example: Sendable, Hashable {
    /// 1 for the first line.
    public var line: Int
    public var spoken: String
    public var written: String
  }

  /// A line that cannot be read.
  public struct Malformed: Error, Hashable, CustomStringConvertible {
    public var file: String
    public var line: Int
    public var description: String { "\(file):\(line): there is no “~” between what is said and what is written" }
  }

  /// An example that was written otherwise than expected.
  public struct Failure: Sendable, Hashable, Codable {
    public var line: Int
    public var spoken: String
    public var expected: String
    public var got: String
  }

  /// What one set came to.
  public struct Result: Sendable, Hashable {
    /// The set's file name.
    public var file: String
    /// Nil when each text itself had to tell.
    public var kind: WrittenForm.Kind?
    public var count: Int
    public var failures: [Failure]

    public var right: Int { count - failures.count }
    /// 0…1; 1 for an empty set.
    public var accuracy: Double { NumberEvaluation.accuracy(right, of: count) }
  }

  /// The figures of several sets.
  public struct Summary: Sendable, Hashable, Codable {
    public var utterances: Int
    /// 0…1 over all utterances; 1 when there are none.
    public var accuracy: Double
    /// The accuracy of each kind; "any" for sets without one.
    public var byKind: [String: Double]

    public init(_ results: [Result]) {
      utterances = results.map(\.count).reduce(0, +)
      accuracy = NumberEvaluation.accuracy(results.map(\.right).reduce(0, +), of: utterances)
      byKind = Dictionary(grouping: results) { $0.kind?.rawValue ?? "any" }.mapValues { results in
        NumberEvaluation.accuracy(results.map(\.right).reduce(0, +), of: results.map(\.count).reduce(0, +))
      }
    }
  }

  public let language: Language

  public init(language: Language) { self.language = language }

  /// The kind that a file's extension names: `en.money` holds money; nil for any other extension.
  public static func kind(ofFile file: String) -> WrittenForm.Kind? {
    file.split(separator: ".").last.flatMap { WrittenForm.Kind(rawValue: $0.lowercased()) }
  }

  /// The examples of a file's text; blank lines are passed over.
  ///
  /// - Throws: `Malformed` for the first line without "~".
  public static func examples(in text: String, file: String) throws(Malformed) -> [Example] {
    var examples: [Example] = []
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      guard let mark = line.firstIndex(of: "~") else { throw Malformed(file: file, line: index + 1) }
      examples.append(
        Example(
          line: index + 1, spoken: line[..<mark].trimmingCharacters(in: .whitespaces),
          written: line[line.index(after: mark)...].trimmingCharacters(in: .whitespaces)))
    }
    return examples
  }

  /// Writes every example of a file's text and compares. The kind is what the values are; when it is nil, the one that
  /// the file's extension names.
  ///
  /// - Throws: `Malformed` for the first line without "~".
  public func evaluate(_ text: String, file: String, kind: WrittenForm.Kind? = nil) throws(Malformed) -> Result {
    let kind = kind ?? Self.kind(ofFile: file)
    let examples = try Self.examples(in: text, file: file)
    let form = WrittenForm(language: language)
    let failures = examples.compactMap { example -> Failure? in
      let got = form.write(example.spoken, kind: kind)
      guard Self.folded(got) != Self.folded(example.written) else { return nil }
      return Failure(line: example.line, spoken: example.spoken, expected: example.written, got: got)
    }
    return Result(file: file, kind: kind, count: examples.count, failures: failures)
  }

  private static func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased().filter { !$0.isWhitespace }
  }

  private static func accuracy(_ right: Int, of count: Int) -> Double {
    count == 0 ? 1 : Double(right) / Double(count)
  }
}
