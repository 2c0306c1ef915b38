import Foundation

/// One authored file, read whole; at most 8 MB.
package struct TextFile {
  static let limit = 8_000_000
  let path: String
  let text: String

  package init(path: String) throws(AssistantError) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw AssistantError(file: path, message: "no such file")
    }
    guard !isFolder.boolValue else { throw AssistantError(file: path, message: "a folder, not a file") }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw AssistantError(file: path, message: "cannot be read")
    }
    guard data.count <= Self.limit else { throw AssistantError(file: path, message: "larger than 8 MB") }
    guard let text = String(data: data, encoding: .utf8) else {
      throw AssistantError(file: path, line: Self.lineOfBadByte(in: data), message: "not UTF-8 text")
    }
    self.path = path
    self.text = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// The line on which the first byte sequence stands that is not UTF-8.
  private static func lineOfBadByte(in data: Data) -> Int {
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(data: $0, encoding: .utf8) == nil } ?? 0) + 1
  }

  /// The lines that are neither blank nor comments, without the white space around them.
  var phrases: [String] { lines.map(\.text.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") } }

  /// Lines without their ends, with numbers from 1.
  var lines: [(number: Int, text: String)] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
      ($0.offset + 1, String($0.element))
    }
  }
}
