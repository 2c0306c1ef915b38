import Foundation
import Testing

@Suite struct CallPaceTests {
  @Test func `callers at their own pace go on together, and how soon each was answered is told`() async throws {
    let call = Program.root.appendingPathComponent("Audio/calls/giving-up.wav").path
    let scratch = try Scratch()
    let other = scratch.file("other.wav")
    try FileManager.default.copyItem(atPath: call, toPath: other)
    let start = ContinuousClock.now
    let result = try await Program.run(
      "wav", "--pace", "real-time", "--at-once", "2", "--format", "json", call, other, within: 120)
    #expect(result.status == 0, "\(result.errors)")
    // The recording takes 14 s, and cannot be faster.
    #expect(ContinuousClock.now - start > .seconds(13))
    for path in [call, other] {
      let replies = result.events.filter { $0["event"] as? String == "replied" && $0["call"] as? String == path }
      #expect(replies.count == 1)
      #expect(replies.allSatisfy { $0["replyAfter"] as? Double ?? 0 > 0 })
    }
  }

  @Test(arguments: [
    ["--at-once", "2"], ["--at-once", "0", "--pace", "real-time"], ["--at-once", "1001", "--pace", "real-time"],
    ["--pace", "slow"],
  ])
  func `a pace that is none ends with 2`(arguments: [String]) async throws {
    let program = try Program(["wav"] + arguments + ["call.wav"])
    program.closeInput()
    let result = try await program.end(within: 60)
    #expect(result.status == 2 && result.output.isEmpty, "\(result.errors)")
  }
}
