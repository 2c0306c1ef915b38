import Foundation
import Yams

/// The settings of one YAML file, by path, with the line of each.
struct SettingsFile {
  struct Entry {
    var value: String
    var line: Int
  }

  let path: String
  private(set) var entries: [String: Entry] = [:]
  /// Far more than anybody needs.
  private static let mostBytes = 1_000_000

  init(path: String) throws(SettingsError) {
    self.path = path
    guard let data = FileManager.default.contents(atPath: path) else {
      throw SettingsError("\(path): cannot be read")
    }
    guard data.count <= Self.mostBytes, let text = String(data: data, encoding: .utf8) else {
      throw SettingsError("\(path): is not a settings file: text in UTF-8 of at most a megabyte")
    }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      let words = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
      throw SettingsError("\(path): is not YAML: \(words)")
    }
    if let root, root.null == nil { try take(root, at: "", depth: 0) }
  }

  private mutating func take(_ node: Node, at place: String, depth: Int) throws(SettingsError) {
    let line = node.mark?.line ?? 1
    switch node {
    case .mapping(let mapping):
      guard depth < 8 else { throw SettingsError("\(path):\(line): is nested too deeply") }
      for (key, value) in mapping {
        guard let name = key.string else { throw SettingsError("\(path):\(line): has a name that is not text") }
        try take(value, at: place.isEmpty ? name : "\(place).\(name)", depth: depth + 1)
      }
    case .sequence(let sequence):
      guard !place.isEmpty else { throw SettingsError("\(path):\(line): must be a map of name: value") }
      var values: [String] = []
      for item in sequence {
        guard let value = item.string else {
          throw SettingsError("\(path):\(line): \(place): has an entry that is no text")
        }
        values.append(value)
      }
      entries[place] = Entry(value: values.joined(separator: ","), line: line)
    case .scalar(let scalar):
      guard !place.isEmpty else { throw SettingsError("\(path):\(line): must be a map of name: value") }
      // YAML's own words for yes and no are what the writer may have meant.
      let word = scalar.string
      let value = word == "true" ? "yes" : word == "false" ? "no" : node.null == nil ? word : ""
      entries[place] = Entry(value: value, line: line)
    case .alias:
      throw SettingsError("\(path):\(line): \(place): aliases are not read here")
    }
  }
}
