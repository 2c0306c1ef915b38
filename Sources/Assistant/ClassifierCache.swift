import Foundation
public import Understanding

/// Keeps trained classifiers in a folder by what they were trained on, so that an assistant that has not changed starts
/// without training. Nothing that goes wrong with the folder matters: then training takes its time again.
public struct ClassifierCache: Sendable, Hashable {
  /// The folder, which is made when it is needed.
  public let folder: String

  private static let ending = ".classifier"
  private static let unfinished = ".partial"
  /// The most files that are kept, and the largest that is read.
  private static let most = 32
  private static let limit = 256_000_000

  public init(folder: String) { self.folder = folder }

  /// The user's cache: `$ORIOLE_CACHE`, or `oriole` in `$XDG_CACHE_HOME` or in `~/.cache`; nil when `ORIOLE_CACHE` is
  /// `none`.
  public init?(environment: [String: String], home: String) {
    func named(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    let folder = named("ORIOLE_CACHE")
    guard folder != "none" else { return nil }
    self.init(folder: folder ?? (named("XDG_CACHE_HOME") ?? "\(home)/.cache") + "/oriole")
  }

  /// The kept classifier, or one that is trained now and kept; the parameters are those of its initialiser.
  public func classifier(
    examples: [Example], background: [String], general: [String] = [], language: Language,
    embedding: SentenceEmbedding?
  ) -> IntentClassifier {
    let fingerprint = IntentClassifier.fingerprint(
      examples: examples, background: background, general: general, language: language, embedding: embedding)
    if let archive = read(fingerprint),
      let kept = try? IntentClassifier(archive: archive, language: language, embedding: embedding),
      kept.fingerprint == fingerprint
    {
      return kept
    }
    let trained = IntentClassifier(
      examples: examples, background: background, general: general, language: language, embedding: embedding)
    keep(trained)
    return trained
  }

  private func read(_ fingerprint: String) -> [UInt8]? {
    let path = "\(folder)/\(fingerprint)\(Self.ending)"
    // A pipe or a device of that name would never end.
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, size <= Self.limit
    else { return nil }
    return FileManager.default.contents(atPath: path).map { [UInt8]($0) }
  }

  /// The file gets its name when it is whole: another process may look for it, or write the same.
  private func keep(_ classifier: IntentClassifier) {
    let name = classifier.fingerprint + Self.ending
    let temporary = "\(folder)/.\(name).\(UUID().uuidString)\(Self.unfinished)"
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(classifier.archive()).write(to: URL(fileURLWithPath: temporary))
    } catch {
      try? FileManager.default.removeItem(atPath: temporary)
      return
    }
    guard rename(temporary, "\(folder)/\(name)") == 0 else {
      try? FileManager.default.removeItem(atPath: temporary)
      return
    }
    removeOldest(sparing: name)
  }

  /// Keeps the newest; a file that a process left unfinished goes with the others of its time.
  private func removeOldest(sparing newest: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    let others = names.filter { ($0.hasSuffix(Self.ending) || $0.hasSuffix(Self.unfinished)) && $0 != newest }
    guard others.count >= Self.most else { return }
    let dated = others.map { name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      return (name: name, date: attributes?[.modificationDate] as? Date ?? .distantPast)
    }
    for (name, _) in dated.sorted(by: { ($0.date, $0.name) > ($1.date, $1.name) }).dropFirst(Self.most - 1) {
      unlink("\(folder)/\(name)")
    }
  }
}
