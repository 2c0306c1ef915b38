import ArgumentParser
import Foundation
import Understanding

struct NewRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Writes a small assistant of your own, which runs at once.",
    discussion: "Its files explain themselves; its README.md says what to do next.")

  @Argument(help: "The folder to make.")
  var name: String
  @Option(help: "A language that it speaks, en or zh; may be given twice (default: en).")
  var language: [String] = []

  func validate() throws {
    if let unknown = language.first(where: { !["en", "zh"].contains($0) }) {
      throw ValidationError("no language “\(unknown)”; there are en and zh")
    }
    guard !name.isEmpty, !name.contains("\0") else { throw ValidationError("the folder needs a name") }
  }

  func run() throws {
    var languages: [Language] = []
    for code in language.isEmpty ? ["en"] : language where !languages.contains(Language(rawValue: code)) {
      languages.append(Language(rawValue: code))
    }
    let folder = NewFolder(path: name)
    try folder.make(NewAssistant(folder: name, languages: languages, schemas: SchemaLink(folder: name)).files)
    CallPrinter.write("\(name) is an assistant that runs. Next:")
    CallPrinter.write("  oriole text --assistant \(name)   type to it")
    CallPrinter.write("  oriole check \(name)              after you have edited its files")
  }
}
