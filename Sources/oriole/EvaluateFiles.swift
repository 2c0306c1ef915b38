import Agents
import Evaluation
import Foundation
import Understanding

/// A file to evaluate with, or what comes through a pipe.
enum EvaluatedFile {
  /// The largest file that is read as one text.
  private static let textLimit = 64_000_000

  /// The whole text, UTF-8.
  static func text(of path: String) throws(Failure) -> String {
    let bytes = try bytes(of: path, limit: textLimit)
    guard bytes.count <= textLimit else { throw Failure("\(path): larger than 64 MB") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let line = (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
      throw Failure("\(path):\(line): not UTF-8 text")
    }
    return text
  }

  /// The file that a line of a manifest names, relative to the manifest's folder; `place` is the line's `file:line`.
  static func recording(_ name: String, in manifest: String, place: String) throws(Failure) -> String {
    let folder = URL(fileURLWithPath: manifest).deletingLastPathComponent()
    let path = name.hasPrefix("/") ? name : folder.appendingPathComponent(name).path
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
      throw Failure("\(place): no such recording: \(name.printable)")
    }
    return path
  }

  /// All bytes, or at most a block more than `limit`: enough to see that there are too many.
  static func bytes(of path: String, limit: Int) throws(Failure) -> [UInt8] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure("\(path): no such file")
    }
    guard !isFolder.boolValue else { throw Failure("\(path): a folder, not a file") }
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      var bytes: [UInt8] = []
      while bytes.count <= limit, let block = try handle.read(upToCount: 1 << 20), !block.isEmpty { bytes += block }
      return bytes
    } catch {
      throw Failure("\(path): cannot be read")
    }
  }
}

extension LabelledFile {
  static func read(_ path: String) throws(Failure) -> LabelledFile {
    let bytes = try EvaluatedFile.bytes(of: path, limit: byteLimit)
    do {
      return try LabelledFile(bytes, name: path)
    } catch {
      throw Failure(error)
    }
  }

  static func read(_ paths: [String]) throws(Failure) -> [LabelledText] {
    var texts: [LabelledText] = []
    for path in paths { texts += try read(path).texts }
    return texts
  }
}

/// What is odd about labelled texts, told on standard error.
struct DataWarnings {
  /// Of one kind of warning no more are shown.
  static let most = 10

  /// Unless it `wantsSeveral`, a label with one example is nothing to warn about.
  func warn(aboutTraining texts: [LabelledText], language: Language, wantsSeveral: Bool = true) {
    let faults = DataFaults(in: texts, language: language)
    list(faults.ambiguities, "phrases under two labels") { fault in
      "\(fault.second.place): \(quoted(fault.second.text)) stands under \(quoted(fault.second.label)), and in "
        + "\(fault.first.place) under \(quoted(fault.first.label))"
    }
    warn(aboutEmpty: faults.emptyTexts)
    guard wantsSeveral else { return }
    list(faults.loneExamples, "labels with one example") { "\($0.place): the only example of \(quoted($0.label))" }
  }

  /// `known` are the labels that have training texts.
  func warn(aboutTest texts: [LabelledText], known: Set<String>, language: Language) {
    warn(aboutEmpty: DataFaults(in: texts, language: language).emptyTexts)
    list(DataFaults.untrained(texts, known: known), "labels without a training text") {
      "\($0.place): nothing was trained for \(quoted($0.label))"
    }
  }

  private func warn(aboutEmpty texts: [LabelledText]) {
    list(texts, "texts without words") { "\($0.place): no words in the text" }
  }

  private func list<Fault>(_ faults: [Fault], _ kind: String, _ line: (Fault) -> String) {
    for fault in faults.prefix(Self.most) { Failure.print("warning: \(line(fault))") }
    if faults.count > Self.most { Failure.print("warning: and \(faults.count - Self.most) more \(kind)") }
  }

  private func quoted(_ text: String) -> String {
    "“\(text.count > 60 ? String(text.prefix(60)).printable + "…" : text.printable)”"
  }
}
