import Synchronization
public import Voice

/// A capture device of ALSA, read in frames of 20 ms.
public actor Microphone: CaptureDevice {
  private let executor = BlockingExecutor(label: "microphone")
  private let name: PCMName
  private var pcm: PCMHandle?
  private let overrunCount = Atomic(0)
  private let waitingFrames = Atomic(0)

  public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  /// Opens a device.
  ///
  /// - Parameter device: an ALSA name, such as `default`, `plughw:1,0` or `plug:{SLAVE {type …}}`.
  /// - Returns: the device; it begins to listen with the first `read`.
  /// - Throws: `deviceUnavailable` when it is absent, busy, forbidden or silent for 5 s, `badFormat` when it has no
  ///   16-bit 16 kHz mono or stereo.
  public static func open(_ device: String) async throws(AudioError) -> Microphone {
    let microphone = Microphone(PCMName(device: device, direction: .capture))
    try await answer(within: openingLimit, late: microphone.name.silent(for: openingLimit)) {
      () async throws(AudioError) in try await microphone.open()
    }
    return microphone
  }

  private init(_ name: PCMName) { self.name = name }

  private func open() throws(AudioError) { pcm = try PCMHandle(name) }

  /// The next 20 ms: 320 samples at 16 kHz. A stereo device is mixed to mono.
  ///
  /// - Throws: `deviceUnavailable` when the device goes away or gives nothing for 4 s.
  public func read() throws(AudioError) -> AudioFrame? {
    guard let samples = try pcm?.read(LineFormat.samplesPerFrame) else { return nil }
    overrunCount.store(pcm?.interruptions ?? 0, ordering: .relaxed)
    waitingFrames.store((pcm?.waiting ?? 0) / LineFormat.samplesPerFrame, ordering: .relaxed)
    return AudioFrame(samples: samples, sampleRate: LineFormat.sampleRate)
  }

  public nonisolated var backlog: Int { waitingFrames.load(ordering: .relaxed) }

  /// How often sound was lost because it was not read in time, or because the machine slept.
  public nonisolated var overruns: Int { overrunCount.load(ordering: .relaxed) }
}

/// How long opening may take before the device counts as absent.
let openingLimit = Duration.seconds(5)
