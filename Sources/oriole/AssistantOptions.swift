import ArgumentParser
import Assistant
import Dialogue
import Foundation
import Records
import Settings
import Understanding

/// Which assistant, and where it keeps what it knows.
struct AssistantOptions: ParsableArguments {
  @Option(help: "The assistant's folder (default: $ORIOLE_ASSISTANT, or Models/shop).")
  var assistant: String?

  @Option(
    help: """
      The store: a file, or postgres://user@host/database (default: $ORIOLE_STORE, or oriole/NAME.sqlite in the user's \
      data folder).
      """)
  var store: String?

  func validate() throws {
    do { _ = try Self.read.get() } catch { throw ValidationError(error.message) }
  }

  /// What the settings' file and the environment say.
  static var settings: EffectiveSettings? { try? read.get() }
  private static let read = Result { () throws(SettingsError) in
    try EffectiveSettings(file: nil, environment: ProcessInfo.processInfo.environment)
  }

  /// The folder that is meant, whether it is there or not.
  var folder: String { Self.folder(assistant) }

  /// The folder of an assistant that is named, or of the usual one.
  static func folder(_ named: String?) -> String {
    AssistantPlace.folder(named ?? settings?.assistant, environment: ProcessInfo.processInfo.environment)
  }

  func load() throws -> LoadedAssistant { try Self.load(folder) }

  static func load(_ folder: String) throws -> LoadedAssistant {
    do {
      return try AssistantLoader.load(folder, models: ProgramFolder.models, cache: cache)
    } catch {
      throw Failure(error)
    }
  }

  /// Where trained classifiers are kept.
  private static var cache: ClassifierCache? {
    ClassifierCache(environment: ProcessInfo.processInfo.environment, home: NSHomeDirectory())
  }

  /// The language that a call begins in.
  func language(_ wanted: String?, of assistant: LoadedAssistant) throws -> Language {
    guard let wanted else { return assistant.script.defaultLanguage }
    let language = Language(rawValue: wanted)
    guard assistant.script.languages.contains(language) else {
      let there = assistant.script.languages.map(\.rawValue).joined(separator: ", ")
      throw Failure("\(assistant.name) does not speak “\(wanted)”; it speaks \(there)", isUsage: true)
    }
    return language
  }
}
