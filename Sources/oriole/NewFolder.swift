import Foundation

/// A folder that is made whole, or not at all.
struct NewFolder {
  let path: String

  /// Makes the folder with these files, each at once.
  ///
  /// - Parameter files: paths within the folder, and texts.
  /// - Throws: `Failure` for a folder that has something in it already, and for a file that cannot be written; then what
  ///   was made is removed.
  func make(_ files: [(path: String, text: String)]) throws(Failure) {
    let wasThere = try checkPlace()
    var made: [String] = wasThere ? [] : [path]
    for file in files {
      let place = "\(path)/\(file.path)"
      let folder = URL(fileURLWithPath: place).deletingLastPathComponent()
      do {
        if wasThere { made.append("\(path)/\(file.path.split(separator: "/").first ?? "")") }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(file.text.utf8).write(to: URL(fileURLWithPath: place), options: .atomic)
      } catch {
        for place in made { try? FileManager.default.removeItem(atPath: place) }
        throw Failure("\(place): cannot be written")
      }
    }
  }

  /// Whether there is an empty folder already.
  private func checkPlace() throws(Failure) -> Bool {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return false }
    guard isFolder.boolValue else { throw Failure("\(path): there is a file of this name") }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Failure("\(path): cannot be read")
    }
    guard names.isEmpty else { throw Failure("\(path): has files in it; give the name of a new folder") }
    return true
  }
}
