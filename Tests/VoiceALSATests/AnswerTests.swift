import Testing
import Voice

@testable import VoiceALSA

struct AnswerTests {
  private let late = AudioError(.deviceUnavailable, "late")

  @Test func `an answer in time is given`() async throws {
    let value = try await answer(within: .seconds(60), late: late) { () async throws(AudioError) in 7 }
    #expect(value == 7)
  }

  @Test func `an error in time is given`() async {
    let error = await #expect(throws: AudioError.self) {
      try await answer(within: .seconds(60), late: late) { () async throws(AudioError) -> Int in
        throw AudioError(.badFormat, "in time")
      }
    }
    #expect(error?.message == "in time")
  }

  @Test func `work that never ends is late`() async {
    let error = await #expect(throws: AudioError.self) {
      try await answer(within: .milliseconds(10), late: late) { () async throws(AudioError) in
        try? await Task.sleep(for: .seconds(30))
      }
    }
    #expect(error == late)
  }
}
