import Foundation
import Synchronization

/// The built program `oriole`, run as its users run it.
final class Program: Sendable {
  struct Result {
    var status: Int32
    var output: String
    var errors: String

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
    private let data = Mutex((output: Data(), errors: Data()))
    func add(_ more: Data, isError: Bool) { data.withLock { if isError { $0.errors += more } else { $0.output += more } } }
    var output: String { data.withLock { String(decoding: $0.output, as: UTF8.self) } }
    var errors: String { data.withLock { String(decoding: $0.errors, as: UTF8.self) } }
  }

  private let process = Mutex(Process())
  private let input = Pipe()
  private let collected = Printed()

  /// Starts the program; its standard input stays open until `closeInput`.
  init(_ arguments: [String], environment: [String: String] = [:]) throws {
    let (output, errors) = (Pipe(), Pipe())
    let collected = self.collected
    output.fileHandleForReading.readabilityHandler = { collected.add($0.availableData, isError: false) }
    errors.fileHandleForReading.readabilityHandler = { collected.add($0.availableData, isError: true) }
    try process.withLock { process in
      process.executableURL = URL(fileURLWithPath: Self.path)
      process.arguments = arguments
      process.currentDirectoryURL = Self.root
      process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
      process.standardInput = input
      process.standardOutput = output
      process.standardError = errors
      try process.run()
    }
  }

  /// A program whose test has failed does not stay behind.
  deinit { process.withLock { if $0.isRunning { _ = Foundation.kill($0.processIdentifier, SIGKILL) } } }

  /// Runs the program to its end.
  static func run(
    _ arguments: String..., input: String = "", environment: [String: String] = [:], within seconds: Double = 300
  ) async throws -> Result {
    let program = try Program(arguments, environment: environment)
    program.type(input)
    program.closeInput()
    return try await program.end(within: seconds)
  }

  func type(_ text: String) { try? input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) }
  func closeInput() { try? input.fileHandleForWriting.close() }
  func kill() { process.withLock { _ = Foundation.kill($0.processIdentifier, SIGKILL) } }
  func terminate() { process.withLock { $0.terminate() } }
  var identifier: Int32 { process.withLock { $0.processIdentifier } }
  var isRunning: Bool { process.withLock { $0.isRunning } }
  var output: String { collected.output }
  var errors: String { collected.errors }

  struct TookTooLong: Error, CustomStringConvertible { var description: String }

  /// Waits until a text has been printed.
  func prints(_ text: String, within seconds: Double = 60) async throws {
    let limit = ContinuousClock.now + .seconds(seconds)
    while !output.contains(text) {
      guard ContinuousClock.now < limit, isRunning || output.contains(text) else {
        throw TookTooLong(description: "“\(text)” was not printed, but: \(output) \(errors)")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
  }

  /// Waits for the end.
  func end(within seconds: Double = 60) async throws -> Result {
    let limit = ContinuousClock.now + .seconds(seconds)
    while isRunning {
      guard ContinuousClock.now < limit else {
        kill()
        throw TookTooLong(description: "did not end in \(seconds) s; printed: \(output) \(errors)")
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    // What is still in the pipes arrives a moment after the end.
    try await Task.sleep(for: .milliseconds(50))
    return Result(status: process.withLock { $0.terminationStatus }, output: output, errors: errors)
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
