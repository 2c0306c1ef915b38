import Foundation
import Testing

/// Every sample caller in Audio/calls, from the sound to the last event.
@Suite struct SampleCallTests {
  static let folder = Program.root.appendingPathComponent("Audio/calls").path
  static let calls = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".wav") }.map { String($0.dropLast(4)) }.sorted()

  /// The language that a call begins in, as its text says.
  static func language(of call: String) -> String {
    let text = (try? String(contentsOfFile: "\(folder)/\(call).txt", encoding: .utf8)) ?? ""
    return text.contains("language: zh") ? "zh" : "en"
  }

  /// All calls of one language in one run, as the README shows it.
  private static func run(_ language: String) async throws -> [String: [[String: Any]]] {
    let paths = calls.filter { Self.language(of: $0) == language }.map { "Audio/calls/\($0).wav" }
    let program = try Program(["wav", "--language", language, "--format", "json"] + paths)
    program.closeInput()
    let result = try await program.end(within: 900)
    #expect(result.status == 0, "\(result.errors)")
    return Dictionary(grouping: result.events) { event in
      URL(fileURLWithPath: event["call"] as? String ?? paths.first ?? "").deletingPathExtension().lastPathComponent
    }
  }

  @Test func `there are at least twelve sample callers, each with a text that says what was said`() {
    #expect(Self.calls.count >= 12)
    for call in Self.calls {
      #expect(FileManager.default.fileExists(atPath: "\(Self.folder)/\(call).txt"), "\(call)")
    }
  }

  @Test(arguments: ["en", "zh"])
  func `every sample call has its expected events`(language: String) async throws {
    let events = try await Self.run(language)
    for call in Self.calls where Self.language(of: call) == language {
      let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Expected/\(call).txt")
      let expected = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
      #expect(EventSummary.lines(events[call] ?? []) == expected, "\(call)")
    }
  }

  @Test func `the same call gives the same bytes each time, and so does its recording`() async throws {
    let scratch = try Scratch()
    var outputs: [String] = []
    for name in ["a.wav", "b.wav"] {
      let result = try await Program.run(
        "wav", "Audio/calls/order-status.wav", "--recording", scratch.file(name), "--format", "json")
      #expect(result.status == 0)
      outputs.append(result.output)
    }
    #expect(outputs[0] == outputs[1])
    #expect(!outputs[0].isEmpty)
    let recordings = try ["a.wav", "b.wav"].map { try Data(contentsOf: URL(fileURLWithPath: scratch.file($0))) }
    #expect(recordings[0] == recordings[1])
    #expect(recordings[0].count > 100_000)
  }
}
