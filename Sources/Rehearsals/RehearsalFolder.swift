public import Assistant
import Foundation

/// The conversations of a file, or of all files of a folder.
public enum RehearsalFolder {
  /// The folder of an assistant's own conversations.
  public static func tests(of assistant: String) -> String { path("tests", in: assistant) }

  /// Whether a folder is an assistant's.
  public static func isAssistant(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: path("assistant.yaml", in: folder))
  }

  private static func path(_ name: String, in folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// - Returns: in the order of the files' names, and within a file as written.
  /// - Throws: `AssistantError` for what cannot be read, and for a folder without any.
  public static func read(_ path: String) throws(AssistantError) -> [Rehearsal] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw AssistantError(file: path, message: "no such file or folder of conversations")
    }
    guard isFolder.boolValue else { return try RehearsalFile(path: path).rehearsals }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    var rehearsals: [Rehearsal] = []
    for name in names.filter({ $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }).sorted() {
      rehearsals += try RehearsalFile(path: Self.path(name, in: path)).rehearsals
    }
    guard !rehearsals.isEmpty else { throw AssistantError(file: path, message: "has no *.yaml file of conversations") }
    return rehearsals
  }
}
