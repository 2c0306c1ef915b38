import Foundation
import Testing

/// Backup, restore, forget and retain, as their users type them.
@Suite(.serialized) struct KeepingTests {
  @Test func `a business moves from a file to PostgreSQL, forgets a customer and keeps its retention`() async throws {
    let scratch = try Scratch()
    let (old, new) = (try StorePlace.sqlite.make(in: scratch), try StorePlace.postgres.make(in: scratch))
    let call = try await Program.run(
      "text", "--store", old, "--card", "70021843", input: "where is my order\n457012\nbye\n")
    #expect(call.status == 0, "\(call.errors)")
    let file = scratch.file("all.backup")
    #expect(try await Program.run("backup", file, "--store", old).status == 0)
    let moved = try await Program.run("restore", file, "--store", new)
    #expect(moved.status == 0, "\(moved.errors)")
    #expect(try await Program.run("replay", "last", "--store", new).output.contains("goes the same way today"))
    let again = try await Program.run("restore", file, "--store", new)
    #expect(again.status == 1 && again.errorLines.count == 1 && again.errors.contains("--replace"), "\(again.errors)")
    #expect(try await Program.run("restore", file, "--replace", "--store", new).status == 0)

    let kept = try await Program.run("forget", "C01", "--store", new, input: "no\n")
    #expect(kept.status == 1 && kept.errors.contains("nothing was erased") && kept.output.contains("calls    1"))
    let gone = try await Program.run("forget", "C01", "--yes", "--store", new)
    #expect(gone.status == 0 && gone.output.contains("erased"), "\(gone.errors)")
    #expect(try await Program.run("forget", "C01", "--yes", "--store", new).errors.contains("has nothing"))
    let unsaid = try await Program.run("retain", "--store", old)
    #expect(unsaid.status == 2 && unsaid.errorLines.count == 1)
    let retained = try await Program.run("retain", "--days", "1", "--store", old)
    #expect(retained.output.contains("erased: 0 calls, 0 customers, 0 recordings"), "\(retained.errors)")
  }

  @Test func `a customer's recording is erased with the call, and nobody else's`() async throws {
    let scratch = try Scratch()
    let (store, folder) = (scratch.file("s.sqlite"), scratch.file("sound"))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (number, who) in [(1, "--card"), (2, "--number")] {
      let call = try await Program.run(
        "wav", "Audio/calls/giving-up.wav", "--recording", "\(folder)/call-\(number).wav", "--store", store, who,
        "70021843")
      #expect(call.status == 0, "\(call.errors)")
    }
    let kept = { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    #expect(try kept() == ["call-1.wav", "call-2.wav"])
    let environment = ["ORIOLE_KIOSK_RECORDINGS": folder]
    let gone = try await Program.run("forget", "C01", "--yes", "--store", store, environment: environment)
    #expect(gone.status == 0 && gone.output.contains("recorded 1"), "\(gone.output) \(gone.errors)")
    #expect(try kept() == ["call-2.wav"])
    let retained = try await Program.run("retain", "--days", "1", "--store", store, environment: environment)
    #expect(retained.output.contains("erased: 0 calls, 0 customers, 0 recordings"), "\(retained.errors)")
  }
}
