import Dialogue
import Understanding
import Yams

/// One place in an authored YAML file that knows its line, for errors that help.
package struct AuthoredNode {
  package let file: String
  /// How it is called in messages: `order_status.collect.order`.
  let path: String
  let node: Node
  /// A check's; nil while loading.
  let notes: CheckNotes?

  /// The root of a file, which must be a map.
  package init(file: TextFile) throws(AssistantError) { try self.init(file: file, notes: nil) }

  init(file: TextFile, notes: CheckNotes?) throws(AssistantError) {
    do {
      guard let root = try Yams.compose(yaml: file.text) else {
        throw AssistantError(file: file.path, line: 1, message: "the file is empty")
      }
      self.init(file: file.path, path: "", node: root, notes: notes)
    } catch let error as YamlError {
      throw AuthoredNode.explain(error, file: file.path)
    } catch let error as AssistantError {
      throw error
    } catch {
      throw AssistantError(file: file.path, message: "\(error)")
    }
  }

  private init(file: String, path: String, node: Node, notes: CheckNotes?) {
    self.file = file
    self.path = path
    self.node = node
    self.notes = notes
  }

  private static func explain(_ error: YamlError, file: String) -> AssistantError {
    switch error {
    case .reader(let problem, _, _, _): AssistantError(file: file, message: problem)
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      AssistantError(file: file, line: mark.line, message: problem)
    case .duplicatedKeysInMapping(let duplicates, let context):
      AssistantError(
        file: file, line: context.mark.line,
        message: "stands twice: " + duplicates.sorted().joined(separator: ", "))
    default: AssistantError(file: file, message: "\(error)".split(whereSeparator: \.isNewline).joined(separator: " "))
    }
  }

  package var line: Int? { node.mark?.line }

  package func error(_ message: String) -> AssistantError {
    AssistantError(file: file, line: line, message: path.isEmpty ? message : "\(path): \(message)")
  }

  /// As `CheckNotes?.report`.
  func report(_ message: String) throws(AssistantError) { try notes.report(error(message)) }

  /// As `CheckNotes?.attempt`.
  func attempt<Value>(_ step: @autoclosure () throws(AssistantError) -> Value) throws(AssistantError) -> Value? {
    try notes.attempt(try step())
  }

  /// The entries of a map, in the order written.
  package func entries() throws(AssistantError) -> [(key: String, value: AuthoredNode)] {
    guard let mapping = node.mapping else { throw error("must be a map of name: value") }
    var entries: [(key: String, value: AuthoredNode)] = []
    for (key, value) in mapping {
      guard let name = key.string else { throw error("has a name that is not text") }
      let path = path.isEmpty ? name : "\(path).\(name)"
      notes?.note(path, in: file, line: key.mark?.line)
      entries.append((name, AuthoredNode(file: file, path: path, node: value, notes: notes)))
    }
    return entries
  }

  /// The entries of a map whose names are all known.
  package func fields(_ known: Set<String>) throws(AssistantError) -> [String: AuthoredNode] {
    var fields: [String: AuthoredNode] = [:]
    for (key, value) in try entries() {
      guard known.contains(key) else {
        notes?.noteUnknownField(of: path, in: file)
        try value.report("unknown field “\(key)”\(Self.suggestion(for: key, among: known))")
        continue
      }
      fields[key] = value
    }
    return fields
  }

  /// “; did you mean …?” for the known name that is most alike, or else all that are known.
  static func suggestion(for name: String, among known: some Collection<String>) -> String {
    if let nearest = nearest(to: name, among: known) { return "; did you mean “\(nearest)”?" }
    guard !known.isEmpty else { return "" }
    return "; there \(known.count == 1 ? "is" : "are") \(known.sorted().joined(separator: ", "))"
  }

  /// The known name that is most alike; nil when none is.
  static func nearest(to name: String, among known: some Collection<String>) -> String? {
    let near = known.compactMap { candidate -> (String, Int)? in
      let distance = EditDistance.between(Array(candidate), Array(name), limit: max(1, min(name.count, 60) / 3))
      return distance.map { (candidate, $0) }
    }
    return near.min { ($0.1, $0.0) < ($1.1, $1.0) }?.0
  }

  package func list() throws(AssistantError) -> [AuthoredNode] {
    guard let sequence = node.sequence else { throw error("must be a list") }
    return sequence.enumerated().map { index, item in
      let path = "\(path)[\(index + 1)]"
      notes?.note(path, in: file, line: item.mark?.line)
      return AuthoredNode(file: file, path: path, node: item, notes: notes)
    }
  }

  /// Any scalar as it is written: `no`, `0123` and `#` are texts.
  package func text() throws(AssistantError) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw error("must be a text") }
    return text
  }

  package func number(in range: ClosedRange<Double>) throws(AssistantError) -> Double {
    guard let number = Double(try text()), range.contains(number) else {
      throw error("must be a number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  package func oneOf<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) throws(AssistantError)
    -> Choice
  {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      throw error("“\(text)” is not known\(Self.suggestion(for: text, among: type.allCases.map(\.rawValue)))")
    }
    return choice
  }

  /// A text in every one of these languages.
  func localized(_ languages: [Language]) throws(AssistantError) -> Localized {
    let fields = try fields(Set(languages.map(\.rawValue)))
    var texts: [Language: Template] = [:]
    var sources: [Language: String] = [:]
    for language in languages {
      guard let field = fields[language.rawValue] else {
        try report("has no text for “\(language.rawValue)”")
        continue
      }
      sources[language] = "\(file):\(field.line ?? 0)"
      guard let template = try field.attempt(try field.template()) else { continue }
      texts[language] = template
      notes?.note(AuthoredText(file: file, line: field.line, path: path, language: language, template: template))
    }
    return Localized(texts, sources: sources)
  }

  /// `yes` or `no`, also as `true` and `false`.
  package func isYes() throws(AssistantError) -> Bool {
    switch try text() {
    case "yes", "true": true
    case "no", "false": false
    default: throw error("must be yes or no")
    }
  }

  private func template() throws(AssistantError) -> Template {
    let text = try text()
    do {
      return try Template(text)
    } catch {
      throw self.error(error.message)
    }
  }

  /// A condition such as `customer.orders_this_year >= 5`.
  func condition() throws(AssistantError) -> Condition {
    let text = try text()
    do {
      return try Condition(text)
    } catch {
      throw self.error(error.message)
    }
  }

  package var isList: Bool { node.sequence != nil }
}
