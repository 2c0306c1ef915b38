public import Voice

/// A loudspeaker that may be unplugged during a call: what is written meanwhile is not heard, and nothing waits for it.
public actor ReconnectingLoudspeaker: AudioSink {
  typealias Opening = @Sendable () async throws(AudioError) -> any PlaybackDevice

  private let name: PCMName
  private let open: Opening
  private let changed: @Sendable (DeviceState) -> Void
  private var connection: Connection<any PlaybackDevice>
  private var pastUnderruns = 0

  /// Opens the device.
  ///
  /// - Parameters:
  ///   - device: an ALSA name, as for `Loudspeaker`.
  ///   - changed: told when the device is lost and when it is back; must not block.
  /// - Throws: as `Loudspeaker.open`, when it does not open the first time.
  public init(device: String, changed: @escaping @Sendable (DeviceState) -> Void) async throws(AudioError) {
    try await self.init(name: device, changed: changed) { () async throws(AudioError) in
      try await Loudspeaker.open(device)
    }
  }

  init(
    name: String, changed: @escaping @Sendable (DeviceState) -> Void, open: @escaping Opening
  ) async throws(AudioError) {
    let first = try await open()
    self.name = PCMName(device: name, direction: .playback)
    self.open = open
    self.changed = changed
    connection = Connection(first)
  }

  /// Queues a 16 kHz frame, as `Loudspeaker.write`. Returns at once while the device is lost: the microphone paces the
  /// call. Tries to open a lost device each 500 ms.
  ///
  /// - Throws: `badFormat` for another rate.
  public func write(_ frame: AudioFrame) async throws(AudioError) {
    guard let device = connection.device else { return reopenWhenDue() }
    do {
      try await answer(within: patience, late: name.silent(for: patience)) { () async throws(AudioError) in
        try await device.write(frame)
      }
    } catch {
      guard error.code != .badFormat else { throw error }
      lose(device, error)
    }
  }

  /// Drops all that is queued.
  public func flush() async {
    guard let device = connection.device else { return }
    do {
      try await answer(within: patience, late: name.silent(for: patience)) { () async throws(AudioError) in
        await device.flush()
      }
    } catch {
      lose(device, error)
    }
  }

  /// Samples between one written now and its being heard; 0 while the device is lost.
  public var delay: Int {
    get async {
      guard let device = connection.device else { return 0 }
      let delay = try? await answer(within: patience, late: name.silent(for: patience)) { () async throws(AudioError) in
        await device.delay
      }
      return delay ?? 0
    }
  }

  /// How often the device ran dry, since the first opening.
  public var underruns: Int { pastUnderruns + (connection.device?.underruns ?? 0) }

  private var patience: Duration { Connection<any PlaybackDevice>.patience }

  private func lose(_ device: any PlaybackDevice, _ error: AudioError) {
    guard connection.lose(at: .now) else { return }
    pastUnderruns += device.underruns
    changed(.lost(error.message))
  }

  private func reopenWhenDue() {
    guard connection.startsOpening(at: .now) else { return }
    Task {
      do throws(AudioError) {
        connection.opened(try await open())
        changed(.back)
      } catch {
        connection.openingFailed(at: .now)
      }
    }
  }
}
