import Foundation

/// Finds files that come with the program, from wherever it is run.
enum ProgramFolder {
  /// The folder of the models that all assistants share; nil when it is not there.
  static var models: String? {
    // The name alone may be that of a folder of somebody else's.
    find("Models/speech").map { String($0.dropLast("/speech".count)) }
  }

  /// The path below the working folder, or else below one of the folders above the program; nil when it is in none.
  static func find(_ path: String) -> String? {
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    guard let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") else { return nil }
    var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
    for _ in 0..<6 {
      let candidate = folder.appendingPathComponent(path).path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }
}
