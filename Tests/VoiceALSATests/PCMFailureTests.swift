import Foundation
import Testing
import Voice

@testable import VoiceALSA

/// A sound card that is busy cannot be made without one: its errors are tried here by their numbers.
struct PCMFailureTests {
  private let name = PCMName(device: "hw:1", direction: .capture)

  @Test(arguments: [
    (EBUSY, "microphone 'hw:1': busy, another program uses it (Device or resource busy)"),
    (EAGAIN, "microphone 'hw:1': busy, another program uses it (Resource temporarily unavailable)"),
    (ENOENT, "microphone 'hw:1': there is no such device (No such file or directory)"),
    (ENODEV, "microphone 'hw:1': there is no such device (No such device)"),
    (
      EACCES,
      "microphone 'hw:1': not allowed: this user may not use sound devices (group 'audio') (Permission denied)"
    ),
    (ECONNREFUSED, "microphone 'hw:1': the sound server does not answer (Connection refused)"),
    (EINVAL, "microphone 'hw:1': cannot be opened (Invalid argument)"),
  ])
  func `a device that does not open says why`(errno: Int32, message: String) {
    #expect(name.openingFailed(-errno) == AudioError(.deviceUnavailable, message))
  }

  @Test func `a device that is pulled out went away`() {
    let name = PCMName(device: "hw:1", direction: .playback)
    #expect(name.useFailed(-ENODEV).message == "loudspeaker 'hw:1' went away (No such device)")
    #expect(name.useFailed(-EINVAL).message == "loudspeaker 'hw:1' failed (Invalid argument)")
  }

  @Test func `a limit is told in seconds`() {
    #expect(name.silent(for: .seconds(4)).message == "microphone 'hw:1' has not answered for 4 s")
    #expect(name.silent(for: .milliseconds(1500)).message == "microphone 'hw:1' has not answered for 1.5 s")
  }

  @Test func `a device that cannot do the format is a bad format`() {
    #expect(name.lacks("16000 Hz").code == .badFormat)
    #expect(name.lacks("16000 Hz").message.contains("plughw:"))
  }
}
