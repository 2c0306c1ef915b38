public import Voice

/// A microphone that may be unplugged during a call: silence keeps the call's time until it is back.
///
/// One task reads at a time.
public actor ReconnectingMicrophone: AudioSource {
  typealias Opening = @Sendable () async throws(AudioError) -> any CaptureDevice

  private let name: PCMName
  private let open: Opening
  private let changed: @Sendable (DeviceState) -> Void
  private var connection: Connection<any CaptureDevice>
  private var pace: Pace
  /// A device needs longer for its first frame than for the next ones.
  private var heard = false
  private var pastOverruns = 0

  /// Opens the device.
  ///
  /// - Parameters:
  ///   - device: an ALSA name, as for `Microphone`.
  ///   - changed: told when the device is lost and when it is back; must not block.
  /// - Throws: as `Microphone.open`, when it does not open the first time.
  public init(device: String, changed: @escaping @Sendable (DeviceState) -> Void) async throws(AudioError) {
    try await self.init(name: device, changed: changed) { () async throws(AudioError) in
      try await Microphone.open(device)
    }
  }

  init(
    name: String, changed: @escaping @Sendable (DeviceState) -> Void, open: @escaping Opening
  ) async throws(AudioError) {
    let first = try await open()
    self.name = PCMName(device: name, direction: .capture)
    self.open = open
    self.changed = changed
    connection = Connection(first)
    pace = Pace(at: .now)
  }

  /// The next 20 ms: the device's, or silence while it is lost, then paced by the monotonic clock. Nil when the device's
  /// sound has ended (a file's) or the reading task is cancelled. Tries to open a lost device each 500 ms.
  public func read() async throws(AudioError) -> AudioFrame? {
    if Task.isCancelled { return nil }
    if let device = connection.device {
      let limit = heard ? Connection<any CaptureDevice>.patience : openingLimit
      do {
        let frame = try await answer(within: limit, late: name.silent(for: limit)) { () async throws(AudioError) in
          try await device.read()
        }
        heard = true
        pace.frame(at: .now)
        return frame
      } catch {
        lose(device, error)
      }
    }
    reopenWhenDue()
    guard (try? await Task.sleep(until: pace.nextDue(), clock: .continuous)) != nil else { return nil }
    return LineFormat.silence
  }

  public var backlog: Int { get async { await connection.device?.backlog ?? 0 } }

  /// How often sound was lost because it was not read in time, since the first opening.
  public var overruns: Int { pastOverruns + (connection.device?.overruns ?? 0) }

  private func lose(_ device: any CaptureDevice, _ error: AudioError) {
    guard connection.lose(at: .now) else { return }
    pastOverruns += device.overruns
    changed(.lost(error.message))
  }

  private func reopenWhenDue() {
    guard connection.startsOpening(at: .now) else { return }
    Task {
      do throws(AudioError) {
        let device = try await open()
        // Back means that it gives sound: some open at once and wake later.
        _ = try await answer(within: openingLimit, late: name.silent(for: openingLimit)) {
          () async throws(AudioError) in
          try await device.read()
        }
        connection.opened(device)
        changed(.back)
      } catch {
        connection.openingFailed(at: .now)
      }
    }
  }
}
