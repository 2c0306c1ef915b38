import Foundation

/// A copy of an assistant's folder, beside it as what it names is relative to it, in which changes are tried before they
/// are kept. The assistant itself is changed by `keep` only.
public struct AssistantDraft: Sendable {
  /// The assistant's folder.
  public let original: String
  /// The draft's folder, whose name begins with a dot.
  public let folder: String
  private var edits: [Edit] = []

  private struct Edit: Sendable {
    /// Within the folder.
    var path: String
    /// Nil for a file that is new.
    var before: Data?
    var after: Data
  }

  /// Makes the copy.
  ///
  /// - Parameter original: the assistant's folder.
  /// - Throws: `AssistantError` when there is no such folder, or the one around it cannot be written.
  public init(of original: String) throws(AssistantError) {
    let place = URL(fileURLWithPath: original).standardizedFileURL
    let name = ".\(place.lastPathComponent).draft-\(UUID().uuidString.prefix(8).lowercased())"
    Self.removeOld(beside: place)
    self.original = original
    folder = place.deletingLastPathComponent().appendingPathComponent(name).path
    do {
      try FileManager.default.copyItem(at: place.resolvingSymlinksInPath(), to: URL(fileURLWithPath: folder))
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw AssistantError(file: original, message: "no draft can be made beside it (\(folder))")
    }
  }

  /// Removes drafts that were left behind, by programs that were stopped more than an hour ago.
  private static func removeOld(beside place: URL) {
    let around = place.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: around.path)) ?? []
    for name in names where name.hasPrefix(".\(place.lastPathComponent).draft-") {
      let draft = around.appendingPathComponent(name)
      let made = (try? FileManager.default.attributesOfItem(atPath: draft.path))?[.modificationDate] as? Date
      if let made, made.timeIntervalSinceNow < -3_600 { try? FileManager.default.removeItem(at: draft) }
    }
  }

  /// What has been changed so far, by path within the folder.
  public var paths: [String] { edits.map(\.path) }

  /// The lines that were added to a file.
  ///
  /// - Parameter path: within the folder.
  /// - Returns: in their order.
  public func added(to path: String) -> [String] {
    guard let edit = edits.first(where: { $0.path == path }) else { return [] }
    func lines(_ data: Data) -> [Substring] { String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline) }
    return lines(edit.after).difference(from: lines(edit.before ?? Data())).insertions.compactMap { change in
      if case .insert(_, let line, _) = change { String(line) } else { nil }
    }
  }

  /// Changes a file of the draft.
  ///
  /// - Parameters:
  ///   - path: within the folder; a file that is not there is made.
  ///   - edit: makes the new text of the old one.
  /// - Throws: `AssistantError` of `edit`, and for a file that cannot be read or written.
  mutating func change(
    _ path: String, _ edit: (String) throws(AssistantError) -> String
  ) throws(AssistantError) {
    let place = "\(folder)/\(path)"
    let before = FileManager.default.contents(atPath: place)
    guard before != nil || !FileManager.default.fileExists(atPath: place),
      let text = String(data: before ?? Data(), encoding: .utf8)
    else { throw AssistantError(file: "\(original)/\(path)", message: "cannot be read") }
    let after = Data(try edit(text).utf8)
    do { try Self.write(after, to: URL(fileURLWithPath: place)) } catch {
      throw AssistantError(file: place, message: "cannot be written")
    }
    if let index = edits.firstIndex(where: { $0.path == path }) {
      edits[index].after = after
    } else {
      edits.append(Edit(path: path, before: before, after: after))
    }
  }

  /// Writes what has been changed into the assistant's own files: each at once, and all of them or none.
  ///
  /// - Throws: `AssistantError` when somebody has changed one of them meanwhile, or one cannot be written.
  public func keep() throws(AssistantError) {
    let places = edits.map { URL(fileURLWithPath: "\(original)/\($0.path)").resolvingSymlinksInPath() }
    for (edit, place) in zip(edits, places) where FileManager.default.contents(atPath: place.path) != edit.before {
      throw AssistantError(file: place.path, message: "has been changed meanwhile; nothing has been kept")
    }
    for (index, edit) in edits.enumerated() {
      do { try Self.write(edit.after, to: places[index]) } catch {
        for (edit, place) in zip(edits, places).prefix(index) { try? Self.write(edit.before, to: place) }
        throw AssistantError(file: places[index].path, message: "cannot be written; nothing has been kept")
      }
    }
  }

  /// Writes a file at once; nil removes it.
  private static func write(_ data: Data?, to place: URL) throws {
    guard let data else { return try FileManager.default.removeItem(at: place) }
    try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: place, options: .atomic)
  }

  /// Removes the draft's folder.
  public func discard() { try? FileManager.default.removeItem(atPath: folder) }

  /// A problem of the draft as one of the assistant itself.
  public func original(_ problem: AssistantProblem) -> AssistantProblem {
    var problem = problem
    problem.file = problem.file.replacing(folder, with: original)
    problem.message = problem.message.replacing(folder, with: original)
    return problem
  }

  /// An error in the draft as one in the assistant itself.
  public func original(_ error: AssistantError) -> AssistantError {
    AssistantError(
      file: error.file.replacing(folder, with: original), line: error.line,
      message: error.message.replacing(folder, with: original))
  }
}
