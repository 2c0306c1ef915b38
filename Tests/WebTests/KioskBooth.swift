import Calls
import Dialogue
import Foundation
import Kiosks
import PulseSinks
import Records
import RecordsSQLite
import Understanding
import Voice

@testable import Web

/// A kiosk with a caller on silent sinks, in the process of a web server; its calls are recorded.
final class KioskBooth {
  let sound: PulseServer
  let server: TestServer
  /// What the caller hears, and what the agents hear, from now on.
  let (speaker, ear): (PulseServer.Recording, PulseServer.Recording)
  private let kiosk: Task<Void, any Error>

  /// Opens it; the caller is there at once.
  init(_ server: TestServer) async throws {
    self.server = server
    sound = try await PulseServer()
    speaker = try await sound.record(.speaker)
    ear = try await sound.record(.ear)
    let calling = server.desk.calling
    let voices = try await SpeechStack(
      assistant: calling.assistant, model: nil, beginningIn: .english, warn: { _ in })
    let devices = try await KioskDevices(capture: sound.microphone, playback: sound.loudspeaker, told: { _ in })
    let kiosk = Kiosk(
      devices: devices, calling: calling, voices: voices,
      start: Start(channel: .kiosk, language: .english, hears: voices.hears),
      watch: KioskWatch(call: CallObserver(happened: { _ in }), told: { _ in }), live: server.live,
      recording: .each(RecordingFolder(sound.folder.path)))
    self.kiosk = Task { try await kiosk.serve(calls: 1) }
  }

  deinit { kiosk.cancel() }

  /// The caller asks for a person, again when the kiosk has not understood; returns the ticket.
  func callerAsksForPerson() async throws -> Int {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let call = try await Self.samples(root.appendingPathComponent("Audio/calls/person.wav"))
    guard let first = call.firstIndex(where: { $0 > 500 }), let last = call.lastIndex(where: { $0 > 500 }) else {
      throw TestFailure("the sample caller says nothing")
    }
    // The caller of the file waits longer.
    let asking = Array(call[max(0, first - 4_800)...min(call.count - 1, last + 4_800)])
    for _ in 0..<4 {
      try await kioskHasSpoken()
      try sound.play(asking, into: .caller)
      for _ in 0..<120 {
        if let ticket = try await server.store.openTickets().first { return ticket.number }
        try await Task.sleep(for: .milliseconds(50))
      }
    }
    throw TestFailure("the caller was not understood")
  }

  /// Waits until the kiosk has said something and is silent for half a second, at most 15 s.
  private func kioskHasSpoken() async throws {
    let start = speaker.count
    for _ in 0..<150 {
      try await Task.sleep(for: .milliseconds(100))
      let said = speaker.samples(from: start)
      if said.contains(where: { $0 > 500 }), said.suffix(8_000).allSatisfy({ $0 < 100 }) { return }
    }
  }

  /// One side of the call's recording, when it has ended: channel 0 is the caller, 1 is what the caller heard.
  func recording(_ channel: Int) async throws -> [Int16] {
    try await kiosk.value
    return try await Self.samples(sound.folder.appendingPathComponent("call-1.wav"), channel: channel)
  }

  private static func samples(_ file: URL, channel: Int = 0) async throws -> [Int16] {
    let source = try WAVSource(path: file.path, channel: channel)
    var samples: [Int16] = []
    while let frame = try await source.read() { samples += frame.samples }
    return samples
  }
}
