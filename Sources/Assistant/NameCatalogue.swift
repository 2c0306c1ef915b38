import Dialogue
import Understanding

/// The names that slots take from the data.
struct NameCatalogue {
  /// By slot.
  private(set) var lists: [String: [Language: NameList]] = [:]
  private var names: [String: [Language: [String]]] = [:]

  init(
    intents: [AuthoredIntent], tables: [AuthoredTable], languages: [Language], file: String
  ) throws(AssistantError) {
    for intent in intents {
      for (slot, source) in intent.nameSources {
        func problem(_ message: String) -> AssistantError {
          AssistantError(file: file, message: "\(intent.script.intent.rawValue).\(slot): \(message)")
        }
        guard let table = tables.first(where: { $0.name == source.table }) else {
          throw problem("there is no table “\(source.table)”")
        }
        guard let value = table.columns.firstIndex(of: source.value) else {
          throw problem("table \(table.name) has no column “\(source.value)”")
        }
        for language in languages {
          let wanted = source.columns[language] ?? ""
          guard let column = table.columns.firstIndex(of: wanted) else {
            throw problem("table \(table.name) has no column “\(wanted)”")
          }
          let entries = table.rows.map { (name: $0[column], value: $0[value]) }
          lists[slot, default: [:]][language] = NameList(entries: entries, language: language)
          names[slot, default: [:]][language] = entries.map(\.name)
        }
      }
    }
  }

  /// The names by slot, as they are said in this language.
  func spoken(in language: Language) -> [String: [String]] {
    names.compactMapValues { $0[language] }
  }
}
