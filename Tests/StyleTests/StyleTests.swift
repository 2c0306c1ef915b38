import Foundation
import Testing

/// The house's rules, checked on the sources themselves.
@Suite struct StyleTests {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  struct Source: Sendable, CustomTestStringConvertible {
    var room: String
    var path: String
    var lines: [String]
    var testDescription: String { path }
  }

  static func sources(in folder: String) -> [Source] {
    let base = root.appendingPathComponent(folder)
    let files = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return files.filter { $0.hasSuffix(".swift") }.sorted().compactMap { file in
      guard let text = try? String(contentsOf: base.appendingPathComponent(file), encoding: .utf8) else { return nil }
      let room = file.split(separator: "/").first.map(String.init) ?? ""
      return Source(room: room, path: "\(folder)/\(file)", lines: text.components(separatedBy: "\n"))
    }
  }

  static let all = sources(in: "Sources") + sources(in: "Tests")

  /// Which rooms a room may import; what is not ours is in `libraries`.
  static let imports: [String: Set<String>] = [
    "Alarms": [],
    "Understanding": [],
    "Voice": [],
    "Dialogue": ["Understanding"],
    "Evaluation": ["Understanding"],
    "Assistant": ["Understanding", "Dialogue"],
    "Records": ["Dialogue", "Understanding"],
    "RecordsSQLite": ["Alarms", "Records", "Dialogue", "Understanding"],
    "RecordsPostgres": ["Records", "Dialogue", "Understanding"],
    "Stores": ["Records", "RecordsSQLite", "RecordsPostgres", "Dialogue"],
    "Agents": ["Records", "Dialogue", "Understanding"],
    "LookupsHTTP": ["Records", "Dialogue"],
    "Reporting": ["Records", "Dialogue", "Understanding"],
    "Settings": [],
    "Accounts": ["Records", "Understanding"],
    "Teaching": [
      "Assistant", "Calls", "Dialogue", "Kiosks", "LookupsHTTP", "Records", "RecordsSQLite", "Rehearsals",
      "Understanding", "Voice", "VoicePocketSphinx",
    ],
    "OrioleChat": [],
    "Web": [
      "Accounts", "Alarms", "Calls", "Agents", "Assistant", "Records", "Reporting", "Teaching", "Dialogue",
      "Understanding",
      "Settings", "Voice",
    ],
    "VoiceALSA": ["Voice"],
    "VoicePocketSphinx": ["Voice"],
    "VoiceESpeak": ["Voice"],
    "VoiceDSP": ["Voice"],
    "Calls": ["Alarms", "Dialogue", "Understanding", "Assistant", "Voice", "Agents", "Records"],
    "Kiosks": [
      "Calls", "Assistant", "Dialogue", "Understanding", "Records", "Settings", "Voice", "VoiceALSA", "VoiceDSP",
      "VoiceESpeak", "VoicePocketSphinx",
    ],
    "Rehearsals": [
      "Assistant", "Calls", "Agents", "Records", "Dialogue", "Understanding", "Evaluation", "Voice", "VoiceDSP",
      "VoiceESpeak",
    ],
  ]

  static let libraries: [String: Set<String>] = [
    "Alarms": ["Synchronization"],
    // Training runs on all cores at once, within one call.
    "Understanding": ["Foundation", "CLiblinear", "Dispatch"],
    "Voice": ["Foundation", "Dispatch", "Glibc", "Synchronization"],
    "Dialogue": [],
    "Evaluation": ["Foundation"],
    "Assistant": ["Foundation", "Yams"],
    "Records": ["Foundation", "Synchronization"],
    "RecordsSQLite": ["Foundation", "GRDB", "Synchronization"],
    "RecordsPostgres": ["Foundation", "CPQ", "Dispatch", "Glibc", "Synchronization"],
    "Stores": ["Foundation", "Synchronization"],
    "Agents": ["Foundation", "Synchronization"],
    "LookupsHTTP": ["Foundation", "FoundationNetworking"],
    "Reporting": ["Foundation"],
    "VoiceALSA": ["Foundation", "CALSA", "Synchronization", "Dispatch"],
    "VoicePocketSphinx": ["Foundation", "CPocketSphinx", "Glibc", "Synchronization"],
    "VoiceESpeak": ["Foundation", "CESpeakNG", "Glibc", "Synchronization"],
    "VoiceDSP": ["Foundation", "CSpeexDSP", "CSpandsp", "Synchronization"],
    "Calls": ["Foundation", "Synchronization"],
    "Settings": ["Foundation", "Yams"],
    // Checking a password runs on a thread of its own.
    "Accounts": ["Foundation", "Crypto", "CryptoExtras", "Dispatch", "Synchronization"],
    "OrioleChat": ["Foundation", "FoundationNetworking", "Synchronization"],
    "Web": [
      "Foundation", "Synchronization", "HTTPTypes", "Hummingbird", "HummingbirdCore", "HummingbirdTLS",
      "Logging", "NIOCore", "NIOHTTP1", "NIOHTTPTypes", "NIOHTTPTypesHTTP1", "NIOSSL", "NIOWebSocket",
      "ServiceLifecycle",
    ],
    "Kiosks": ["Foundation", "Synchronization"],
    "Rehearsals": ["Foundation", "Synchronization"],
    "Teaching": ["Foundation"],
  ]

  @Test func `the sources are found`() {
    #expect(Self.sources(in: "Sources").count > 50)
  }

  @Test(arguments: sources(in: "Sources").filter { !$0.room.hasPrefix("oriole") })
  func `a room imports only what the table allows`(source: Source) {
    let allowed = (Self.imports[source.room] ?? []).union(Self.libraries[source.room] ?? [])
    for line in source.lines {
      let words = line.split(separator: " ").map(String.init)
      guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1 else { continue }
      let module = words[index + 1].split(separator: ".").first.map(String.init) ?? ""
      #expect(allowed.contains(module), "\(source.path) imports \(module)")
    }
  }

  @Test(arguments: all)
  func `a file is at most 400 lines`(source: Source) {
    #expect(source.lines.count <= 400)
  }

  @Test(arguments: all)
  func `a function fits on a screen`(source: Source) {
    var start: (line: Int, indent: Int, text: String)?
    for (index, line) in source.lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      let text = line.dropFirst(indent)
      if let begun = start, indent == begun.indent, text.hasPrefix("}") {
        let length = index - begun.line + 1
        #expect(length <= 62, "\(source.path):\(begun.line + 1) has \(length) lines: \(begun.text)")
        start = nil
      } else if start == nil, text.hasSuffix("{"), text.contains("func ") || text.contains("init(") {
        start = (index, indent, String(text))
      }
    }
  }

  /// Reports are figures of what a reader has taken from the store.
  static let pure = sources(in: "Sources").filter {
    ["Understanding", "Dialogue", "Evaluation", "Reporting"].contains($0.room)
      && !$0.path.hasSuffix("CallLogReader.swift")
  }

  @Test(arguments: pure)
  func `the pure rooms have no clock, no files and no tasks`(source: Source) {
    let forbidden = [
      "Date()", "Date.now", "ContinuousClock", "SuspendingClock", "FileManager", "FileHandle", "Task {", "Task.sleep",
      "DispatchQueue", "ProcessInfo", "async ", "random(", "print(",
    ]
    for (index, line) in source.lines.enumerated() {
      let code = (line.components(separatedBy: "//").first ?? line)
        .replacingOccurrences(of: "DispatchQueue.concurrentPerform", with: "")
        // Not the `print(` that is meant.
        .replacingOccurrences(of: "ingerprint(", with: "")
      for word in forbidden where code.contains(word) {
        Issue.record("\(source.path):\(index + 1) uses \(word)")
      }
    }
  }

  @Test(arguments: all)
  func `what is unchecked says why it holds`(source: Source) {
    for (index, line) in source.lines.enumerated()
    where !source.path.contains("StyleTests")
      && (line.contains("@unchecked Sendable") || line.contains("nonisolated(unsafe)"))
    {
      let before = source.lines[max(0, index - 3)..<index]
      #expect(line.contains("//") || before.contains { $0.contains("//") }, "\(source.path):\(index + 1)")
    }
  }

  @Test(arguments: sources(in: "Sources"))
  func `names say what a file is about`(source: Source) {
    let name = source.path.split(separator: "/").last.map(String.init) ?? ""
    for vague in ["Utils", "Helper", "Manager", "Common", "Misc"] { #expect(!name.contains(vague)) }
    #expect(!source.lines.contains { $0.contains("TODO") || $0.contains("FIXME") })
  }

  @Test func `the top level is what users expect`() throws {
    let there = try FileManager.default.contentsOfDirectory(atPath: Self.root.path).filter { !$0.hasPrefix(".") }
    let allowed: Set = [
      "Package.swift", "Package.resolved", "Sources", "Tests", "Models", "Audio", "README.md", "LICENSE", "Makefile",
      "Benchmarks",
    ]
    #expect(Set(there).subtracting(allowed).isEmpty)
  }
}
