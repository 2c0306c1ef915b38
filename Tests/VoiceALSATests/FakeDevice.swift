import Synchronization
import Voice

@testable import VoiceALSA

/// A device without sound that fails when it is told to.
final class FakeDevice: CaptureDevice, PlaybackDevice {
  enum Behaviour: Sendable { case works, fails, hangs }

  private let behaviour = Mutex(Behaviour.works)
  private let frames = Mutex<[AudioFrame]>([])
  static let frame = AudioFrame(samples: [Int16](repeating: 5, count: 320), sampleRate: 16_000)

  func set(_ new: Behaviour) { behaviour.withLock { $0 = new } }

  var written: Int { frames.withLock { $0.count } }
  var overruns: Int { 2 }
  var underruns: Int { 3 }
  var delay: Int { 320 }

  func read() async throws(AudioError) -> AudioFrame? {
    try await act()
    return Self.frame
  }

  func write(_ frame: AudioFrame) async throws(AudioError) {
    try await act()
    frames.withLock { $0.append(frame) }
  }

  func flush() async { frames.withLock { $0 = [] } }

  private func act() async throws(AudioError) {
    switch behaviour.withLock(\.self) {
    case .works: return
    case .fails: throw AudioError(.deviceUnavailable, "pulled out")
    case .hangs: try? await Task.sleep(for: .seconds(30))
    }
  }
}

/// Gives out one device for each opening; fails when there is none.
final class FakeSocket: Sendable {
  private let devices: Mutex<[FakeDevice]>
  private let states = Mutex<[DeviceState]>([])

  init(_ devices: [FakeDevice]) { self.devices = Mutex(devices) }

  func plug(_ device: FakeDevice) { devices.withLock { $0.append(device) } }

  func open() throws(AudioError) -> FakeDevice {
    let device = devices.withLock { $0.isEmpty ? nil : $0.removeFirst() }
    guard let device else { throw AudioError(.deviceUnavailable, "nothing is plugged in") }
    return device
  }

  func changed(_ state: DeviceState) { states.withLock { $0.append(state) } }
  var history: [DeviceState] { states.withLock(\.self) }
}
