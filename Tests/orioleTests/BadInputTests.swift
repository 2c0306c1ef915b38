import Foundation
import Testing

/// What goes wrong is said in one line, ends with the right status, and leaves nothing behind.
@Suite struct BadInputTests {
  private func expectFailure(
    _ result: Program.Result, status: Int32 = 1, saying words: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == status, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.errors.hasPrefix("oriole: "), sourceLocation: sourceLocation)
    #expect(result.errors.contains(words), "\(result.errors)", sourceLocation: sourceLocation)
    #expect(result.output.isEmpty, sourceLocation: sourceLocation)
  }

  @Test func `recordings that are none are refused by name`() async throws {
    let scratch = try Scratch()
    let silence = [UInt8](repeating: 0, count: 16_000)
    let files: [(name: String, bytes: [UInt8], words: String)] = [
      ("text.wav", Array("hello, this is no sound".utf8), "text.wav"),
      ("empty.wav", [], "empty"),
      ("truncated.wav", Array(RIFFBytes.wav(data: silence, promised: 64_000)), "truncated"),
      ("header.wav", Array("RIFF".utf8), "header.wav"),
      ("channels.wav", RIFFBytes.wav(channels: 0, data: silence), "channels"),
      ("coding.wav", RIFFBytes.wav(coding: 0x55, data: silence), "coding"),
      ("rate.wav", RIFFBytes.wav(rate: 192_000, data: silence), "192000"),
      ("nothing.wav", RIFFBytes.wav(data: []), "nothing.wav"),
    ]
    for file in files {
      try scratch.write(file.name, file.bytes)
      let result = try await Program.run(
        "wav", scratch.file(file.name), "--recording", scratch.file("out.wav"))
      #expect(result.errors.contains(file.name))
      expectFailure(result, saying: file.words)
    }
    #expect(!scratch.names.contains { $0.contains("out") }, "nothing half-written is left")
  }

  @Test func `a recording that is not there, or a folder, is refused by name`() async throws {
    expectFailure(try await Program.run("wav", "/nowhere/call.wav"), saying: "/nowhere/call.wav")
    expectFailure(try await Program.run("wav", "/tmp"), saying: "/tmp")
  }

  @Test func `wrong usage ends with 2`() async throws {
    expectFailure(try await Program.run("wav"), status: 2, saying: "Missing expected argument")
    expectFailure(try await Program.run("sing"), status: 2, saying: "sing")
    expectFailure(try await Program.run("text", "--today", "tomorrow"), status: 2, saying: "“tomorrow” is not a day")
    expectFailure(try await Program.run("text", "--colour", "blue"), status: 2, saying: "--colour")
    expectFailure(
      try await Program.run("wav", "Audio/calls/order-status.wav", "--format", "xml"), status: 2, saying: "xml")
    expectFailure(
      try await Program.run("wav", "Audio/calls/order-status.wav", "--model", "/tmp"), status: 2, saying: "--dictionary"
    )
    expectFailure(try await Program.run("kiosk", "--calls", "0"), status: 2, saying: "--calls")
  }

  @Test func `a language that is not there ends with 2`() async throws {
    let scratch = try Scratch()
    let result = try await Program.run("text", "--language", "fr", "--store", scratch.file("s.sqlite"))
    expectFailure(result, status: 2, saying: "it speaks en, zh")
  }

  @Test func `a missing assistant, model or dictionary is named`() async throws {
    let call = "Audio/calls/order-status.wav"
    expectFailure(try await Program.run("wav", call, "--assistant", "/nowhere/shop"), saying: "/nowhere/shop")
    expectFailure(
      try await Program.run("wav", call, "--model", "/nowhere/model", "--dictionary", "/nowhere/d.dict"),
      saying: "/nowhere/model")
    expectFailure(
      try await Program.run(
        "wav", call, "--model", "/usr/share/pocketsphinx/model/en-us/en-us", "--dictionary", "/nowhere/d.dict"),
      saying: "/nowhere/d.dict")
  }

  @Test func `a malformed definition is told with file and line`() async throws {
    let scratch = try Scratch()
    let shop = scratch.file("shop")
    try FileManager.default.copyItem(atPath: Program.root.appendingPathComponent("Models/shop").path, toPath: shop)
    let file = "\(shop)/assistant.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacingOccurrences(of: "bands:", with: "bandz:").write(toFile: file, atomically: true, encoding: .utf8)
    let line = text.components(separatedBy: "\n").firstIndex { $0.hasPrefix("bands:") }.map { $0 + 1 } ?? 0
    let result = try await Program.run("wav", "Audio/calls/order-status.wav", "--assistant", shop)
    expectFailure(result, saying: "assistant.yaml:\(line): bandz: unknown field “bandz”; did you mean “bands”?")
  }

  @Test func `a recording on a full disk or in no folder leaves nothing half-written`() async throws {
    let scratch = try Scratch()
    let inNoFolder = try await Program.run(
      "wav", "Audio/calls/order-status.wav", "--recording", scratch.file("no/folder/out.wav"))
    #expect(inNoFolder.status == 1)
    #expect(inNoFolder.errorLines.count == 1)
    #expect(inNoFolder.errors.contains("out.wav"))
    let full = try await Program.run("wav", "Audio/calls/order-status.wav", "--recording", "/dev/full")
    #expect(full.status == 1)
    #expect(full.errors.contains("/dev/full"))
    #expect(scratch.names.isEmpty)
  }

  @Test func `a store that is no store is refused by name`() async throws {
    let scratch = try Scratch()
    let path = try scratch.write("store.sqlite", Array(String(repeating: "no database ", count: 100).utf8))
    expectFailure(try await Program.run("text", "--store", path), saying: "store.sqlite")
    expectFailure(try await Program.run("desk", "list", "--store", scratch.path), saying: scratch.path)
  }

  @Test func `a device that is not there is named`() async throws {
    let scratch = try Scratch()
    let result = try await Program.run(
      "kiosk", "--capture", "hw:77", "--playback", "hw:78", "--store", scratch.file("s.sqlite"), "--calls", "1")
    expectFailure(result, saying: "hw:77")
  }

  @Test func `an hour of silence ends, and is told`() async throws {
    let scratch = try Scratch()
    let silence = [UInt8](repeating: 0xFF, count: 3600 * 8000)
    try scratch.write("hour.wav", RIFFBytes.wav(coding: 7, bits: 8, data: silence))
    let result = try await Program.run("wav", scratch.file("hour.wav"), "--format", "json", within: 900)
    #expect(result.status == 0)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains("no speech and no keys"))
    #expect((1..<150_000).contains(result.peakKilobytes), "\(result.peakKilobytes) KB")
    #expect(result.events.last?["event"] as? String == "ended")
  }
}
