import Synchronization
public import Voice

/// A playback device of ALSA, written in frames. It holds about 100 ms.
public actor Loudspeaker: PlaybackDevice {
  private let executor = BlockingExecutor(label: "loudspeaker")
  private let name: PCMName
  private var pcm: PCMHandle?
  private let underrunCount = Atomic(0)

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens a device.
  ///
  /// - Parameter device: an ALSA name, such as `default`, `plughw:1,0` or `plug:{SLAVE {type …}}`.
  /// - Returns: the device; it stands still until the first `write`.
  /// - Throws: `deviceUnavailable` when it is absent, busy, forbidden or silent for 5 s, `badFormat` when it has no
  ///   16-bit 16 kHz mono or stereo.
  public static func open(_ device: String) async throws(AudioError) -> Loudspeaker {
    let loudspeaker = Loudspeaker(PCMName(device: device, direction: .playback))
    try await answer(within: openingLimit, late: loudspeaker.name.silent(for: openingLimit)) {
      () async throws(AudioError) in try await loudspeaker.open()
    }
    return loudspeaker
  }

  private init(_ name: PCMName) { self.name = name }

  private func open() throws(AudioError) { pcm = try PCMHandle(name) }

  /// Queues a 16 kHz frame of any length and waits while the device is full. The first frame after a start, a flush or
  /// an underrun follows 40 ms of silence, so that frames written each 20 ms may come that late.
  ///
  /// - Throws: `deviceUnavailable` when the device goes away or takes nothing for 4 s, `badFormat` for another rate.
  public func write(_ frame: AudioFrame) throws(AudioError) {
    guard frame.sampleRate == LineFormat.sampleRate else {
      throw AudioError(.badFormat, "\(name) plays \(LineFormat.sampleRate) Hz, not \(frame.sampleRate) Hz")
    }
    try pcm?.write(frame.samples)
    underrunCount.store(pcm?.interruptions ?? 0, ordering: .relaxed)
  }

  /// Drops all that is queued; waits for at most the one write that is under way.
  public func flush() { pcm?.drop() }

  /// Samples between one written now and its being heard.
  public var delay: Int { pcm?.delay ?? 0 }

  /// How often the device ran dry, or stopped because the machine slept.
  public nonisolated var underruns: Int { underrunCount.load(ordering: .relaxed) }
}
