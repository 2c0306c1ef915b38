import Foundation
import Synchronization

/// The built program `oriole`, run as its users run it.
final class Program: Sendable {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
    /// The most memory that it had, in kilobytes.
    var peakKilobytes: Int

    /// The output's lines as JSON objects; lines that are none are left out.
    var events: [[String: Any]] {
      output.split(separator: "\n").compactMap {
        try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
      }
    }

    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Beside the test bundle, wherever that was built.
  static let path: String = {
    let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    let bundle = maps.split(separator: "\n").lazy.compactMap { line -> String? in
      guard let slash = line.firstIndex(of: "/"), line.hasSuffix(".xctest") else { return nil }
      return String(line[slash...])
    }.first
    let folder = bundle.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
    return (folder ?? root.appendingPathComponent(".build/debug")).appendingPathComponent("oriole").path
  }()

  /// What the program has printed so far.
  private final class Printed: Sendable {
    private struct State {
      var output = Data()
      var errors = Data()
      var ends = 0
    }

    private let state = Mutex(State())

    func add(_ more: Data, isError: Bool) {
      state.withLock { state in if isError { state.errors += more } else { state.output += more } }
    }
    func end() { state.withLock { $0.ends += 1 } }
    /// Both streams have been read to their ends.
    var isWhole: Bool { state.withLock { $0.ends == 2 } }
    var output: String { state.withLock { String(decoding: $0.output, as: UTF8.self) } }
    var errors: String { state.withLock { String(decoding: $0.errors, as: UTF8.self) } }
  }

  let identifier: pid_t
  private let input: Mutex<FileHandle?>
  private let outputs: [FileHandle]
  private let printed = Printed()
  private let ending = Mutex<Int32?>(nil)
  private let peakKilobytes = Mutex(0)

  /// Starts the program; its standard input stays open until `closeInput`.
  convenience init(_ arguments: [String], environment: [String: String] = [:]) throws {
    Self.train()
    try self.init(spawning: arguments, environment: environment)
  }

  /// Has the shop's classifiers trained, the first time.
  static func train() { _ = isTrained }

  /// A debug build trains the shop's classifiers in many seconds: once for all the programs that the tests start.
  private static let isTrained: Bool = {
    guard let program = try? Program(spawning: ["text"], environment: [:]) else { return false }
    program.closeInput()
    for _ in 0..<6_000 where program.isRunning { usleep(50_000) }
    return !program.isRunning
  }()

  /// What is trained lies beside the program, so that the user's own cache is left alone.
  private static let cache = URL(fileURLWithPath: path).deletingLastPathComponent()
    .appendingPathComponent("classifiers").path

  /// By `posix_spawn`, as Foundation's `Process` notices an end only when all programs that it started meanwhile have
  /// ended too.
  private init(spawning arguments: [String], environment: [String: String]) throws {
    let (toProgram, fromProgram, errors) = (try Self.pipe(), try Self.pipe(), try Self.pipe())
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toProgram.read, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, fromProgram.write, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors.write, STDERR_FILENO)
    guard Self.isAtTheRoot else { throw TookTooLong(description: "cannot go to \(Self.root.path)") }
    let variables = ProcessInfo.processInfo.environment.merging(["ORIOLE_CACHE": Self.cache, "ORIOLE_HOURS": "open"]) {
      $1
    }
    .merging(environment) { $1 }.map { "\($0.key)=\($0.value)" }
    var spawned: pid_t = 0
    let failure = Self.withStrings([Self.path] + arguments) { arguments in
      Self.withStrings(variables) { posix_spawn(&spawned, Self.path, &actions, nil, arguments, $0) }
    }
    [toProgram.read, fromProgram.write, errors.write].forEach { close($0) }
    guard failure == 0 else { throw TookTooLong(description: "\(Self.path): \(String(cString: strerror(failure)))") }
    identifier = spawned
    input = Mutex(FileHandle(fileDescriptor: toProgram.write, closeOnDealloc: true))
    outputs = [fromProgram.read, errors.read].map { FileHandle(fileDescriptor: $0, closeOnDealloc: true) }
    let printed = self.printed
    for (handle, isError) in zip(outputs, [false, true]) {
      // Not by `readabilityHandler`, which forgets what is left in a pipe when the program has ended.
      Thread.detachNewThread {
        while case let data = handle.availableData, !data.isEmpty { printed.add(data, isError: isError) }
        printed.end()
      }
    }
  }

  /// A program whose test has failed does not stay behind.
  deinit { if isRunning { _ = Foundation.kill(identifier, SIGKILL) } }

  /// Programs start in the project's folder, as the README's commands do.
  private static let isAtTheRoot = FileManager.default.changeCurrentDirectoryPath(root.path)

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Foundation.pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
      throw TookTooLong(description: "no pipe can be made")
    }
    return (ends[0], ends[1])
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies + [nil])
  }

  /// Runs the program to its end.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], within seconds: Double = 300
  ) async throws -> Result {
    let program = try Program(arguments, environment: environment)
    program.type(input)
    program.closeInput()
    return try await program.end(within: seconds)
  }

  func type(_ text: String) { input.withLock { try? $0?.write(contentsOf: Data(text.utf8)) } }
  func closeInput() { input.withLock { $0 = nil } }
  func kill() { _ = Foundation.kill(identifier, SIGKILL) }
  func terminate() { _ = Foundation.kill(identifier, SIGTERM) }
  var output: String { printed.output }
  var errors: String { printed.errors }

  var isRunning: Bool {
    ending.withLock { ending in
      guard ending == nil else { return false }
      let peak = Self.peakKilobytes(of: identifier)
      if let peak { peakKilobytes.withLock { $0 = max($0, peak) } }
      var status: Int32 = 0
      guard waitpid(identifier, &status, WNOHANG) != 0 else { return true }
      ending = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
      return false
    }
  }

  /// The kernel's high-water mark; what `wait4` tells counts the memory of the test before `exec` too.
  private static func peakKilobytes(of process: pid_t) -> Int? {
    let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }

  struct TookTooLong: Error, CustomStringConvertible { var description: String }

  /// Waits until a text has been printed.
  func prints(_ text: String, within seconds: Double = 180) async throws {
    let limit = ContinuousClock.now + .seconds(seconds)
    while !output.contains(text) {
      guard ContinuousClock.now < limit, isRunning || output.contains(text) else {
        throw TookTooLong(description: "“\(text)” was not printed, but: \(output) \(errors)")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Waits for the end.
  func end(within seconds: Double = 180) async throws -> Result {
    let limit = ContinuousClock.now + .seconds(seconds)
    while isRunning {
      guard ContinuousClock.now < limit else {
        kill()
        throw TookTooLong(description: "did not end in \(seconds) s; printed: \(output) \(errors)")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    // What is still in the pipes is read to its end; a pipe that another program inherited has none.
    for _ in 0..<250 where !printed.isWhole { try await Task.sleep(for: .milliseconds(20)) }
    return Result(
      status: ending.withLock { $0 ?? -1 }, output: output, errors: errors,
      peakKilobytes: peakKilobytes.withLock { $0 })
  }
}

/// A folder that is gone when the test is over.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "oriole-test-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
    return file(name)
  }

  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}
