public import Foundation

/// Finds files that come with the program, from wherever it is run.
public enum ProgramFolder {
  /// The program that runs; nil where the system does not tell.
  public static var program: URL? {
    let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return path.map { URL(fileURLWithPath: $0) }
  }

  /// The folder of the models that all assistants share; nil when it is not there.
  public static var models: String? {
    // The name alone may be that of a folder of somebody else's.
    find("Models/speech").map { String($0.dropLast("/speech".count)) }
  }

  /// The path below the working folder, or else below one of the folders above the program; nil when it is in none.
  public static func find(_ path: String) -> String? {
    guard !FileManager.default.fileExists(atPath: path) else { return path }
    guard var folder = program?.deletingLastPathComponent() else { return nil }
    for _ in 0..<6 {
      let candidate = folder.appendingPathComponent(path).path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return nil
  }
}
