import Foundation
import Understanding

/// The files of a new assistant: what every assistant needs, and one example with data.
struct NewAssistant {
  let folder: String
  let languages: [Language]
  let schemas: SchemaLink

  /// Paths within the folder, and texts.
  var files: [(path: String, text: String)] {
    let settings = NewAssistantSettings.text + NewAssistantPrompts.text
    let conversation = schemas.line("intents", depth: 1) + localized(NewAssistantIntents.conversation)
    let products = schemas.line("intents", depth: 1) + localized(NewAssistantIntents.products)
    return [
      ("README.md", localized(NewAssistantQuestions.readme)),
      ("assistant.yaml", schemas.line("assistant", depth: 0) + localized(settings)),
      ("intents/conversation.yaml", conversation), ("intents/products.yaml", products),
      ("data/products.csv", table),
    ]
      + languages.map {
        (
          "tests/\($0.rawValue).yaml",
          localized($0 == .mandarin ? NewAssistantTests.mandarin : NewAssistantTests.english)
        )
      }
      + languages.map {
        ("faq/\($0.rawValue).md", $0 == .mandarin ? NewAssistantQuestions.mandarin : NewAssistantQuestions.english)
      }
  }

  /// The lines of a template for these languages: `@en` and `@zh` begin those of one, `@+` those for two.
  private func localized(_ template: String) -> String {
    let marks = languages.map { "@" + $0.rawValue } + (languages.count > 1 ? ["@+"] : [])
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line -> Substring? in
      guard line.hasPrefix("@") else { return line }
      return marks.first(where: line.hasPrefix).map { line.dropFirst($0.count) }
    }
    return lines.joined(separator: "\n").replacing("«name»", with: name).replacing("«folder»", with: folder)
      .replacing("«languages»", with: languages.map(\.rawValue).joined(separator: ", "))
  }

  /// As a text in YAML's double quotes.
  private var name: String {
    let name = URL(fileURLWithPath: folder).standardizedFileURL.lastPathComponent
    let plain = name.unicodeScalars.filter { !$0.properties.generalCategory.isControl }
    return String(String.UnicodeScalarView(plain)).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
  }

  private var table: String {
    let rows = [
      ["code", "name_en", "name_zh", "price", "stock"], ["P1", "kettle", "电热水壶", "29.50", "12"],
      ["P2", "desk lamp", "台灯", "18.00", "0"], ["P3", "picture frame", "相框", "9.90", "40"],
    ]
    let unused = [(1, Language.english), (2, .mandarin)].filter { !languages.contains($0.1) }.map(\.0)
    return rows.map { row in
      row.enumerated().filter { !unused.contains($0.offset) }.map(\.element).joined(separator: ",") + "\n"
    }.joined()
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isControl: Bool { self == .control || self == .lineSeparator || self == .paragraphSeparator }
}
