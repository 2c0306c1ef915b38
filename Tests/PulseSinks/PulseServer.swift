public import Foundation

/// A PulseAudio daemon for a test: silent sinks, `caller` and `speaker` of a kiosk and `mouth` and `ear` of an agent's
/// browser, whose monitors hear what is played into them. It has its own folder and socket, needs neither a sound card nor D-Bus, and runs as any user.
///
/// What is played into `caller` is what the kiosk's microphone hears; what the kiosk says is heard by whoever records
/// `speaker`. No environment variable or asoundrc is needed: ALSA takes the server's address inside a device's name.
public final class PulseServer {
  /// Why the daemon or one of its tools cannot run.
  public struct Failure: Error, CustomStringConvertible {
    public var description: String
  }

  public enum Sink: String {
    case caller, speaker
    case mouth, ear
  }

  /// The folder of the socket and of everything the daemon keeps; gone with the server.
  public let folder: URL
  private var daemon: Process?
  private var tools: [Process] = []

  /// Starts the daemon and waits until it answers, 30 s at most.
  public init() async throws {
    // Short, because the name of a socket has at most 107 bytes.
    folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "oriole-\(UUID().uuidString.prefix(8))", isDirectory: true)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try await start()
  }

  deinit {
    for process in tools + [daemon].compactMap(\.self) where process.isRunning {
      kill(process.processIdentifier, SIGKILL)
    }
    try? FileManager.default.removeItem(at: folder)
  }

  /// The ALSA name of the device that hears what is played into `caller`.
  public var microphone: String { device(Sink.caller.rawValue + ".monitor") }
  /// The ALSA name of the device that plays into `speaker`.
  public var loudspeaker: String { device(Sink.speaker.rawValue) }
  /// The same, stopping as a sound card does when nothing is queued; by itself PulseAudio hides that.
  public var loudspeakerThatRunsDry: String { device(Sink.speaker.rawValue, "handle_underrun 1") }

  /// Starts the daemon, again after `stop`.
  public func start() async throws {
    try? FileManager.default.removeItem(atPath: socket)
    let sinks = [Sink.caller, .speaker, .mouth, .ear].flatMap {
      ["-L", "module-null-sink sink_name=\($0.rawValue) rate=16000 channels=1 format=s16le"]
    }
    // A daemon that a crashed test leaves behind ends by itself after two minutes.
    let options = [
      "-n", "--daemonize=no", "--system=no", "--use-pid-file=no", "--exit-idle-time=120", "--disallow-exit=no",
      "--realtime=no", "--high-priority=no", "--disable-shm=yes", "--enable-memfd=no", "--log-target=stderr",
      "--log-level=error",
    ]
    let server = "module-native-protocol-unix auth-anonymous=1 socket=\(socket)"
    daemon = try launch("pulseaudio", options + sinks + ["-L", server])
    // A whole round trip, because a daemon that listens but does not serve yet has a backlog that fills up. Watched by
    // what it prints: `waitUntilExit` also waits for whatever was started meanwhile and inherited its descriptors.
    let answer = folder.appendingPathComponent("answer")
    for _ in 0..<60 {
      try Data().write(to: answer)
      tools.append(try launch("pactl", ["info"], output: FileHandle(forWritingTo: answer)))
      for _ in 0..<10 {
        try await Task.sleep(for: .milliseconds(50))
        if try !Data(contentsOf: answer).isEmpty { return }
      }
    }
    throw Failure(description: "pulseaudio does not answer at \(socket)")
  }

  /// Kills the daemon, as a device that is pulled out.
  public func stop() {
    if let daemon, daemon.isRunning { kill(daemon.processIdentifier, SIGKILL) }
    daemon = nil
  }

  /// Lets the daemon hang: connections stay open and nothing answers.
  public func freeze() { if let daemon { kill(daemon.processIdentifier, SIGSTOP) } }
  /// Lets a frozen daemon go on.
  public func thaw() { if let daemon { kill(daemon.processIdentifier, SIGCONT) } }

  /// Plays 16 kHz mono samples into a sink; returns when the player has started.
  public func play(_ samples: [Int16], into sink: Sink) throws {
    let file = folder.appendingPathComponent("\(UUID().uuidString).raw")
    try samples.withUnsafeBytes { Data($0) }.write(to: file)
    tools.append(try launch("pacat", ["--playback", "--device=\(sink.rawValue)"] + Self.format + [file.path]))
  }

  /// Records what is played into a sink, from when the recorder hears the first of it, silence too.
  public func record(_ sink: Sink) async throws -> Recording {
    let file = folder.appendingPathComponent("\(UUID().uuidString).raw")
    let options = ["--record", "--device=\(sink.rawValue).monitor", "--latency-msec=20"]
    let recorder = try launch("pacat", options + Self.format + [file.path])
    tools.append(recorder)
    let recording = Recording(file: file)
    // A sleeping sink's monitor takes up to 2 s to wake.
    for _ in 0..<100 where recording.samples.isEmpty { try await Task.sleep(for: .milliseconds(100)) }
    guard !recording.samples.isEmpty else { throw Failure(description: "pacat records nothing from \(sink)") }
    return recording
  }

  /// A sink's sound so far.
  public struct Recording {
    fileprivate var file: URL

    /// 16 kHz mono.
    public var samples: [Int16] { samples(from: 0) }

    /// How many samples there are.
    public var count: Int {
      let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
      return (attributes?[.size] as? Int ?? 0) / 2
    }

    /// The sound from this sample on, without reading what comes before.
    public func samples(from start: Int) -> [Int16] {
      guard let handle = try? FileHandle(forReadingFrom: file),
        (try? handle.seek(toOffset: UInt64(max(0, start) * 2))) != nil
      else { return [] }
      let data = (try? handle.readToEnd()) ?? Data()
      return data.withUnsafeBytes { bytes in
        (0..<bytes.count / 2).map { Int16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * $0, as: Int16.self)) }
      }
    }
  }

  private static let format = ["--raw", "--rate=16000", "--channels=1", "--format=s16le"]

  private var socket: String { folder.path + "/socket" }

  /// The environment of a program whose microphone is `mouth` and whose loudspeaker is `ear`.
  public var environment: [String: String] {
    ["PULSE_SERVER": "unix:\(socket)", "PULSE_SINK": "ear", "PULSE_SOURCE": "mouth.monitor"]
  }

  private func device(_ name: String, _ options: String = "") -> String {
    "plug:{SLAVE {type pulse server \"unix:\(socket)\" device \"\(name)\" \(options)}}"
  }

  private func launch(_ program: String, _ arguments: [String], output: FileHandle = .nullDevice) throws -> Process {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    guard
      let path = folders.map({ "\($0)/\(program)" }).first(where: FileManager.default.isExecutableFile(atPath:))
    else {
      throw Failure(
        description: "\(program) is not installed: apt-get install pulseaudio pulseaudio-utils libasound2-plugins")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder.path, "XDG_RUNTIME_DIR": folder.path,
      "XDG_CONFIG_HOME": folder.path, "PULSE_RUNTIME_PATH": folder.path, "PULSE_STATE_PATH": folder.path,
      "PULSE_SERVER": "unix:\(socket)", "LC_ALL": "C",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}
