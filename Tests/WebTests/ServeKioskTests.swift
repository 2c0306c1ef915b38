import Dialogue
import Foundation
import PulseSinks
import Records
import RecordsSQLite
import Stores
import Testing
import Voice
import VoiceDSP

/// `oriole serve` with callers who speak, in real time.
@Suite(.serialized) struct ServeKioskTests {
  /// What one call of a store was said, and how it ended.
  private static func said(in store: URL, call: Int64 = 1) async throws -> [String] {
    try await SQLiteStore(path: store.path).journal(of: CallID(call)).flatMap(\.effects).compactMap { effect in
      switch effect {
      case .play(let prompt, _): prompt.name
      case .hangUp(let disposition): disposition.rawValue
      default: nil
      }
    }
  }

  private static func scratch() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-calls-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  /// Waits for something on the metrics page.
  private static func wait(for line: String, at caller: WebCaller) async throws {
    for _ in 0..<600 {
      if try await caller.get("/metrics").text.contains(line + "\n") { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    throw TestFailure("no \(line) in \(try await caller.get("/metrics").text)")
  }

  @Test func `a kiosk's caller is served beside the web, and told when the server stops`() async throws {
    let folder = try Self.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("s.sqlite")
    let sound = try await PulseServer()
    let server = try ServeProgram(
      [
        "--port", "0", "--kiosk", "--capture", sound.microphone, "--playback", sound.loudspeaker, "--store", store.path,
      ],
      settings: "serve: {stop_seconds: 14}\nkiosk: {recordings: \(folder.path)/sound}\n")
    let caller = WebCaller(try await server.address())
    try await Self.wait(for: "oriole_spoken_calls_open 1", at: caller)
    #expect(try await caller.get("/metrics").text.contains("oriole_kiosk_device_up{device=\"microphone\"} 1"))
    let health = try await caller.get("/health").json
    #expect(health["parts"] as? [String: String] == ["kiosk": "ok"])
    #expect(try await caller.post("/api/chats", "{}").status == 201)
    server.stop()
    #expect(try await server.status() == 0)
    let said = try await Self.said(in: store)
    #expect(said.first == "greeting" && said.suffix(2) == ["goodbye", "abandoned"], "\(said) \(server.errors)")
    let recording = try WAVSource(path: folder.appendingPathComponent("sound/call-1.wav").path, channel: 1)
    #expect(recording.duration > 0.1)
    // Where the retention looks for it.
    let kept = RecordingFolder(folder.appendingPathComponent("sound").path)
    let erasure = Erasure(try SQLiteStore(path: store.path), recordings: kept)
    #expect(try await erasure.retain(days: 1, by: "test", at: Date() + 200_000).recordings == 1)
    #expect(kept.calls().isEmpty)
  }

  @Test func `recorded callers are served in real time`() async throws {
    let folder = try Self.scratch()
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = folder.appendingPathComponent("s.sqlite")
    var writer = try WAVWriter(path: folder.appendingPathComponent("key.wav").path, sampleRate: 8_000)
    let tone = DTMFTone.samples(for: "3", toneMilliseconds: 80, gapMilliseconds: 80)
    #expect(tone.sampleRate == 8_000)
    try writer.write([Int16](repeating: 0, count: 4_000) + tone.samples + [Int16](repeating: 0, count: 4_000))
    try writer.finish()
    let server = try ServeProgram([
      "--port", "0", "--store", store.path, "--wav", folder.appendingPathComponent("key.wav").path,
    ])
    let caller = WebCaller(try await server.address())
    try await Self.wait(for: "oriole_spoken_calls_ended_total{disposition=\"contained\"} 1", at: caller)
    // The web goes on when the callers have gone.
    #expect(try await caller.get("/health").json["parts"] as? [String: String] == ["callers": "ok"])
    server.stop()
    #expect(try await server.status() == 0)
    #expect(try await Self.said(in: store).contains("opening_hours.answer"))
  }

  @Test func `devices and files that are not there are told in a line`() async throws {
    for (arguments, words) in [
      (["--kiosk", "--capture", "nosuchdevice"], "nosuchdevice"), (["--wav", "none.wav"], "none.wav"),
    ] {
      let server = try ServeProgram(["--port", "0"] + arguments)
      #expect(try await server.status() == 1)
      let last = server.errors.split(separator: "\n").last ?? ""
      #expect(last.hasPrefix("oriole: ") && last.contains(words), "\(server.errors)")
    }
    let server = try ServeProgram(["--wav"])
    #expect(try await server.status() == 2)
  }
}
