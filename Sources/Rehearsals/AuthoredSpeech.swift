public import Dialogue
import Understanding

/// Whether what is said was written by the assistant's authors, and filled with nothing but looked-up values.
public struct AuthoredSpeech: Sendable {
  /// A text of the assistant in one language.
  private struct Text: Hashable {
    var template: Template
    var language: Language
  }

  private let script: Script
  /// By `file:line`.
  private let texts: [String: Set<Text>]

  public init(_ script: Script) {
    self.script = script
    var texts: [String: Set<Text>] = [:]
    for localized in script.authoredTexts {
      for language in script.languages {
        guard let source = localized.source(language) else { continue }
        texts[source, default: []].insert(Text(template: localized[language], language: language))
      }
    }
    self.texts = texts
  }

  /// Why a prompt cannot have come from an author; nil when it can.
  ///
  /// - Parameters:
  ///   - prompt: what is said.
  ///   - values: what has been looked up and understood in the call so far.
  /// - Returns: one line.
  public func fault(in prompt: Prompt, values: [Facts]) -> String? {
    if let sign = prompt.text.unicodeScalars.first(where: Self.isForbidden) {
      return "\(prompt.name): has U+\(String(sign.value, radix: 16)) in it: “\(prompt.text)”"
    }
    guard let source = prompt.source, let written = texts[source] else {
      return "\(prompt.name): is written nowhere: “\(prompt.text)”"
    }
    let isAuthored = written.contains { text in
      text.language == prompt.language && matches(prompt.text, text, values)
    }
    return isAuthored ? nil : "\(prompt.name): is not what \(source) says: “\(prompt.text)”"
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: "<>{}".unicodeScalars.contains(scalar)
    }
  }

  private func matches(_ said: String, _ text: Text, _ values: [Facts]) -> Bool {
    // A long answer is told in parts.
    if text.template.names.isEmpty { return text.template.render([:], language: text.language).contains(said) }
    return matches(said[...], text.template.parts[...], text.language, values)
  }

  private func matches(
    _ said: Substring, _ parts: ArraySlice<Template.Part>, _ language: Language, _ values: [Facts]
  ) -> Bool {
    guard let part = parts.first else { return said.isEmpty }
    switch part {
    case .text(let text):
      return said.hasPrefix(text) && matches(said.dropFirst(text.count), parts.dropFirst(), language, values)
    case .value(let name, _):
      if Self.ownValues.contains(name) { return hasRest(said, parts.dropFirst(), language, values) }
      return renderings(of: part, name, language, values).contains { rendering in
        said.hasPrefix(rendering)
          && matches(said.dropFirst(rendering.count), parts.dropFirst(), language, values)
      }
    }
  }

  /// What Oriole itself fills in, from authored labels or figures of its own.
  private static let ownValues: Set<String> = [
    "menu", "label", "first", "second", "position", "minutes", "key", "from", "to", "early", "late",
  ]

  private func hasRest(
    _ said: Substring, _ parts: ArraySlice<Template.Part>, _ language: Language, _ values: [Facts]
  ) -> Bool {
    var rest = said
    while true {
      if matches(rest, parts, language, values) { return true }
      guard !rest.isEmpty else { return false }
      rest = rest.dropFirst()
    }
  }

  private func renderings(
    of part: Template.Part, _ name: String, _ language: Language, _ values: [Facts]
  ) -> Set<String> {
    let template = Template(part)
    let field = name.split(separator: ".").last.map(String.init) ?? name
    var found: Set<String> = [""]
    for facts in values {
      guard let value = facts[name] ?? facts[field] else { continue }
      found.insert(template.render([name: value], language: language, words: script.words))
    }
    return found
  }
}
