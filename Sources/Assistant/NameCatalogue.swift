import Dialogue
import Understanding

/// The names and codes that slots take from the data.
struct NameCatalogue {
  /// By slot.
  private(set) var lists: [String: [Language: NameList]] = [:]
  /// The codes that exist, by slot.
  private(set) var codes: [String: [Language: ValidCodes]] = [:]
  private var names: [String: [Language: [String]]] = [:]
  private let tables: [AuthoredTable]
  private let languages: [Language]
  private let ordinary: [Language: OrdinaryWords]

  init(
    intents: [AuthoredIntent], questions: [Language: [FAQEntry]] = [:],
    general: [Language: [String]] = [:], tables: [AuthoredTable], languages: [Language],
    notes: CheckNotes? = nil
  ) throws(AssistantError) {
    self.tables = tables
    ordinary = OrdinaryWords.find(in: intents, questions, general)
    self.languages = languages
    // Many intents ask for the same: an order's number, a product.
    var added: [String: SlotSource] = [:]
    for intent in intents {
      for (slot, source) in intent.sources where added[slot] != source {
        added[slot] = source
        do {
          switch source {
          case .names(let source): try addNames(source, to: slot)
          case .codes(let source): try addCodes(source, to: slot)
          }
        } catch {
          var fault = AssistantError(at: intent.script.source, "\(intent.path).\(slot): \(error.message)")
          fault.line = notes?.line(of: "\(intent.path).collect.\(slot)", in: fault.file) ?? fault.line
          try notes.report(fault)
        }
      }
    }
  }

  private struct Problem: Error { var message: String }

  private mutating func addNames(_ source: NameSource, to slot: String) throws(Problem) {
    let table = try table(source.table)
    let value = try column(source.value, of: table)
    for language in languages {
      let column = try column(source.columns[language] ?? "", of: table)
      let entries = table.rows.map { (name: $0[column], value: $0[value]) }
      lists[slot, default: [:]][language] = NameList(
        entries: entries, language: language, ordinary: ordinary[language]?.ordinary ?? [],
        familiar: ordinary[language]?.familiar ?? [])
      names[slot, default: [:]][language] = entries.map(\.name)
    }
  }

  private mutating func addCodes(_ source: CodeSource, to slot: String) throws(Problem) {
    let table = try table(source.table)
    let column = try column(source.column, of: table)
    let numbers = table.rows.map { $0[column] }
    for language in languages {
      codes[slot, default: [:]][language] = ValidCodes(numbers, confusions: DigitConfusions(of: language))
    }
  }

  private func table(_ name: String) throws(Problem) -> AuthoredTable {
    guard let table = tables.first(where: { $0.name == name }) else {
      let suggestion = AuthoredNode.suggestion(for: name, among: tables.map(\.name))
      throw Problem(message: "there is no table “\(name)”\(suggestion)")
    }
    return table
  }

  private func column(_ name: String, of table: AuthoredTable) throws(Problem) -> Int {
    guard let column = table.columns.firstIndex(of: name) else {
      let suggestion = AuthoredNode.suggestion(for: name, among: table.columns)
      throw Problem(message: "table \(table.name) has no column “\(name)”\(suggestion)")
    }
    return column
  }

  /// The names by slot, as they are said in this language.
  func spoken(in language: Language) -> [String: [String]] {
    names.compactMapValues { $0[language] }
  }
}
