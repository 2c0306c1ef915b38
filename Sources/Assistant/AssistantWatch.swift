import Foundation

/// Tells whether an assistant's files have changed since they were last looked at, by their times and sizes.
///
/// The texts of rehearsals (`tests`) do not count, nor do hidden files: no call depends on them.
public struct AssistantWatch: Sendable {
  private struct Stamp: Sendable, Hashable {
    var modified: Date?
    var size: Int?
  }

  private let folder: String
  private var seen: [String: Stamp]

  /// Looks at the files for the first time.
  ///
  /// - Parameter folder: the assistant's.
  public init(_ folder: String) {
    self.folder = folder
    seen = Self.stamps(folder)
  }

  /// Whether anything is otherwise than it was the last time; from then on it is what things are compared with. A folder
  /// that has gone is no change: whoever moves a new one into its place may not be done.
  public mutating func hasChanged() -> Bool {
    let now = Self.stamps(folder)
    guard !now.isEmpty, now != seen else { return false }
    seen = now
    return true
  }

  private static func stamps(_ folder: String) -> [String: Stamp] {
    let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var stamps: [String: Stamp] = [:]
    for name in names
    where !name.hasPrefix("tests/") && !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      guard attributes?[.type] as? FileAttributeType != .typeDirectory else { continue }
      stamps[name] = Stamp(
        modified: attributes?[.modificationDate] as? Date, size: (attributes?[.size] as? NSNumber)?.intValue)
    }
    return stamps
  }
}
