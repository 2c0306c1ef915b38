import Foundation
import Settings

/// Where a new assistant's files find the schemas that editors complete them by.
struct SchemaLink {
  /// From the assistant's folder; nil where such a path would hold for this machine only.
  let path: String?

  init(folder: String) {
    func parts(_ path: String) -> [String] { URL(fileURLWithPath: path).standardizedFileURL.pathComponents }
    guard let schemas = ProgramFolder.find("Models/schema").map(parts), schemas.count > 2 else {
      path = nil
      return
    }
    let place = parts(folder)
    let project = Array(schemas.dropLast(2))
    guard place.starts(with: project), place.count > project.count else {
      path = nil
      return
    }
    let common = zip(place, schemas).prefix { $0 == $1 }.count
    path = (Array(repeating: "..", count: place.count - common) + schemas[common...]).joined(separator: "/")
  }

  /// The line at the top of a YAML file; empty without a path.
  func line(_ schema: String, depth: Int) -> String {
    let up = String(repeating: "../", count: depth)
    return path.map { "# yaml-language-server: $schema=\(up)\($0)/\(schema).json\n" } ?? ""
  }
}
