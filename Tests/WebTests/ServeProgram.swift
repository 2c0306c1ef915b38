import Foundation
import Synchronization

/// A built program, run as its users run it.
final class ServeProgram: Sendable {
  private let process: Mutex<Process>
  private let printed = Mutex("")
  private let complained = Mutex("")
  let folder: URL
  private let isShared: Bool
  private let input: FileHandle

  /// Where the programs lie: beside the test bundle, wherever that was built.
  private static let programs: URL = {
    let maps = (try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8)) ?? ""
    let bundle = maps.split(separator: "\n").lazy.compactMap { line -> String? in
      guard let slash = line.firstIndex(of: "/"), line.hasSuffix(".xctest") else { return nil }
      return String(line[slash...])
    }.first
    return URL(fileURLWithPath: bundle ?? ".build/debug/x").deletingLastPathComponent()
  }()

  /// Starts one, with the library's assistant in a folder of its own.
  ///
  /// - Parameters:
  ///   - arguments: what it is given.
  ///   - name: the program's.
  ///   - settings: `oriole.yaml` in that folder, where the program runs.
  ///   - environment: over the tests' own.
  ///   - typed: what it reads from standard input.
  ///   - shared: where it runs; a new folder when it is nil.
  ///   - staysOpen: whether more will be typed.
  ///   - prepare: lays out what else it needs in the folder.
  /// - Throws: when it cannot be started.
  init(
    _ arguments: [String], of name: String = "oriole-serve", settings: String = "", environment: [String: String] = [:],
    typed: String = "", in shared: URL? = nil, staysOpen: Bool = false, prepare: (URL) throws -> Void = { _ in }
  ) throws {
    folder =
      shared
      ?? FileManager.default.temporaryDirectory.appendingPathComponent("oriole-serve-\(UUID().uuidString)")
    isShared = shared != nil
    if shared == nil { try Library.write(to: folder.appendingPathComponent("library")) }
    try Data(("assistant: library\nstore: library.sqlite\n" + settings).utf8)
      .write(to: folder.appendingPathComponent("oriole.yaml"))
    try prepare(folder)
    let process = Process()
    process.executableURL = Self.programs.appendingPathComponent(name)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    let kept = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("ORIOLE_") || $0.key == "ORIOLE_CACHE" }
    process.environment = kept.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    let input = Pipe()
    process.standardInput = input
    self.process = Mutex(process)
    try process.run()
    self.input = input.fileHandleForWriting
    try self.input.write(contentsOf: Data(typed.utf8))
    if !staysOpen { try self.input.close() }
    let (outputs, complaints) = (output.fileHandleForReading, errors.fileHandleForReading)
    Thread.detachNewThread { [self] in Self.read(outputs, into: printed) }
    Thread.detachNewThread { [self] in Self.read(complaints, into: complained) }
  }

  private static func read(_ file: FileHandle, into text: borrowing Mutex<String>) {
    while case let data = file.availableData, !data.isEmpty {
      text.withLock { $0 += String(decoding: data, as: UTF8.self) }
    }
  }

  var output: String { printed.withLock { $0 } }
  var errors: String { complained.withLock { $0 } }

  /// Types more.
  func type(_ text: String) throws { try input.write(contentsOf: Data(text.utf8)) }

  /// Returns when it has printed a text, at most half a minute from now.
  func prints(_ text: String) async throws {
    for _ in 0..<1_500 {
      if output.contains(text) { return }
      try await Task.sleep(for: .milliseconds(20))
    }
    throw TestFailure("“\(text)” was not printed: \(output) \(errors)")
  }

  /// Kills it without a word.
  func kill() {
    process.withLock { process in
      _ = Foundation.kill(process.processIdentifier, SIGKILL)
      for _ in 0..<500 where ended(process) == nil { usleep(10_000) }
    }
  }

  /// Stops it where it is, as a machine that hangs.
  func freeze() { process.withLock { _ = Foundation.kill($0.processIdentifier, SIGSTOP) } }

  /// Lets it go on.
  func thaw() { process.withLock { _ = Foundation.kill($0.processIdentifier, SIGCONT) } }

  /// The server's address, when it says that it takes requests.
  func address() async throws -> URL {
    for _ in 0..<1_500 {
      let line = output.split(separator: "\n").first { $0.hasPrefix("Oriole chats at ") }
      if let line, let url = URL(string: String(line.dropFirst("Oriole chats at ".count))) { return url }
      guard process.withLock({ $0.isRunning }) else { break }
      try await Task.sleep(for: .milliseconds(20))
    }
    stop()
    throw TestFailure("it did not start: \(errors)")
  }

  /// Asks it to stop.
  func stop() { process.withLock { if $0.isRunning { $0.terminate() } } }

  /// Foundation notices an end late when programs that were started meanwhile go on.
  private func ended(_ process: Process) -> Int32? {
    guard process.isRunning else { return process.terminationStatus }
    var status: Int32 = 0
    guard waitpid(process.processIdentifier, &status, WNOHANG) == process.processIdentifier else { return nil }
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
  }

  /// How it ended, at most half a minute from now.
  func status() async throws -> Int32 {
    for _ in 0..<1_500 {
      let status = process.withLock { ended($0) }
      if let status {
        // What it printed last is still on its way.
        try await Task.sleep(for: .milliseconds(100))
        if !isShared { try? FileManager.default.removeItem(at: folder) }
        return status
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    kill()
    throw TestFailure("it did not end")
  }
}
