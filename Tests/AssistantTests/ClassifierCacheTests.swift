import Dialogue
import Foundation
import Testing

@testable import Assistant
@testable import Understanding

@Suite("Trained classifiers are kept")
struct ClassifierCacheTests {
  /// A folder that is gone when the test is over.
  private final class Folder {
    let path = NSTemporaryDirectory() + "oriole-cache-\(UUID().uuidString)"
    init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
    func write(_ name: String, _ bytes: [UInt8]) throws {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
    func bytes(_ name: String) -> [UInt8] {
      FileManager.default.contents(atPath: "\(path)/\(name)").map { [UInt8]($0) } ?? []
    }
  }

  private static let examples = [
    Example("order", "where is my order"), Example("order", "track my parcel"), Example("refund", "money back"),
    Example("refund", "i want a refund"),
  ]
  private static let others = examples.map { Example(Intent(rawValue: "other_\($0.intent.rawValue)"), $0.text) }
  private static let trained = IntentClassifier(examples: examples, language: .english)
  private static let name = trained.fingerprint + ".classifier"

  private func ask(_ folder: String, _ examples: [Example] = examples) -> IntentClassifier {
    ClassifierCache(folder: folder).classifier(
      examples: examples, background: [], language: .english, embedding: nil)
  }

  private func isSame(_ classifier: IntentClassifier) -> Bool {
    ["where is the parcel", "refund", "zebra"].allSatisfy { classifier.explain($0) == Self.trained.explain($0) }
  }

  /// An archive of a classifier for other intents that says that it is the one for `examples`.
  private static var swapped: [UInt8] {
    let archive = IntentClassifier(examples: others, language: .english).archive()
    return IntentClassifier.sealed(Array(archive[..<24] + trained.archive()[24..<40] + archive[40...].dropLast(8)))
  }

  @Test("What is trained is kept under its fingerprint, whole, and nothing else")
  func kept() throws {
    let folder = try Folder()
    #expect(isSame(ask(folder.path + "/made/for/it")))
    #expect(isSame(ask(folder.path)))
    #expect(folder.names == [Self.name, "made"])
    #expect(folder.bytes(Self.name) == Self.trained.archive())
  }

  @Test("What is kept is taken instead of training")
  func hit() throws {
    let folder = try Folder()
    try folder.write(Self.name, Self.swapped)
    #expect(ask(folder.path).interpret("money back").best?.intent == "other_refund")
  }

  @Test("Other examples are trained, and kept beside")
  func miss() throws {
    let folder = try Folder()
    _ = ask(folder.path)
    #expect(ask(folder.path, Self.others).interpret("money back").best?.intent == "other_refund")
    #expect(folder.names.count == 2)
  }

  @Test("A damaged file, another classifier's and a folder in its place are trained over")
  func damaged() throws {
    let archive = Self.trained.archive()
    let other = IntentClassifier(examples: Self.others, language: .english).archive()
    for bytes in [[], Array(archive.dropLast(100)), archive.map { $0 ^ 1 }, other] {
      let folder = try Folder()
      try folder.write(Self.name, bytes)
      #expect(isSame(ask(folder.path)))
      #expect(folder.bytes(Self.name) == archive)
    }
    let folder = try Folder()
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/\(Self.name)/full", withIntermediateDirectories: true)
    #expect(isSame(ask(folder.path)))
    #expect(folder.names == [Self.name])
  }

  @Test("A folder that cannot be made or written is no error", arguments: ["/dev/null/cache", "/proc/cache", "/proc"])
  func unwritable(path: String) {
    #expect(isSame(ask(path)))
  }

  @Test("At most 32 files are kept; the oldest go, and files that are none of the cache's stay")
  func limit() throws {
    let folder = try Folder()
    for number in 0..<40 {
      let name = "\(number).\(number % 8 == 0 ? "partial" : "classifier")"
      try folder.write(name, [1])
      // The clock may go backwards: those of the future must not drive out the one that is kept now.
      let date = Date(timeIntervalSinceNow: Double(number - 20) * 100)
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: "\(folder.path)/\(name)")
    }
    try folder.write("notes.txt", [1])
    _ = ask(folder.path)
    #expect(folder.names.count == 33)
    #expect(folder.names.contains(Self.name))
    #expect(folder.names.contains("notes.txt"))
    #expect(folder.names.contains("39.classifier") && folder.names.contains("9.classifier"))
    #expect(!folder.names.contains("7.classifier"))
  }

  @Test("Several at once get the same classifier, and leave one whole file")
  func concurrent() async throws {
    let folder = try Folder()
    let path = folder.path
    let same = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { isSame(ask(path)) } }
      return await group.reduce(true) { $0 && $1 }
    }
    #expect(same)
    #expect(folder.names == [Self.name])
    #expect(folder.bytes(Self.name) == Self.trained.archive())
  }

  @Test("The environment names the folder, or turns the cache off")
  func environment() {
    func folder(_ environment: [String: String]) -> String? {
      ClassifierCache(environment: environment, home: "/home/me")?.folder
    }
    #expect(folder([:]) == "/home/me/.cache/oriole")
    #expect(folder(["ORIOLE_CACHE": "", "XDG_CACHE_HOME": ""]) == "/home/me/.cache/oriole")
    #expect(folder(["XDG_CACHE_HOME": "/tmp/x"]) == "/tmp/x/oriole")
    #expect(folder(["XDG_CACHE_HOME": "/tmp/x", "ORIOLE_CACHE": "/tmp/y"]) == "/tmp/y")
    #expect(folder(["XDG_CACHE_HOME": "/tmp/x", "ORIOLE_CACHE": "none"]) == nil)
  }

  @Test("An assistant that is loaded with a cache is the same as without, the first time and the second")
  func loading() throws {
    let assistant = try AssistantFolder()
    let folder = try Folder()
    let plain = try AssistantLoader.load(assistant.path)
    for _ in 0..<2 {
      let loaded = try AssistantLoader.load(assistant.path, cache: ClassifierCache(folder: folder.path))
      #expect(loaded.speech == plain.speech)
      for text in ["where is my parcel", "track order 457012", "do you ship to islands"] {
        #expect(
          loaded.script.classifiers[.english]?.explain(text) == plain.script.classifiers[.english]?.explain(text))
      }
      #expect(folder.names.count == 1)
    }
  }
}
