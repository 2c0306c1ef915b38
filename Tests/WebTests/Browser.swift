import Foundation
import Synchronization

/// A headless Chromium, driven over its debugging pipe: no port, no driver.
///
/// Commands and their replies are JSON, each with a zero byte after it.
final class Browser: Sendable {
  private struct State {
    var last = 0
    var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
    var isGone = false
    var faults: [String] = []
  }

  private let state = Mutex(State())
  private let process: Mutex<Process>
  private let input: FileHandle
  private let folder: URL
  /// How long a command may take, and how long a page may take to show something.
  static let patience = 30.0

  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Starts one with a profile of its own.
  ///
  /// - Parameters:
  ///   - more: options beside the usual ones.
  ///   - environment: over the tests' own.
  /// - Throws: when it is not installed or cannot be started.
  init(_ more: [String] = [], environment: [String: String] = [:]) throws {
    guard let path = Self.path else { throw TestFailure("chromium is not installed; `make test-packages` installs it") }
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    let options = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe",
      "--user-data-dir=\(folder.path)",
    ]
    // Chromium reads commands from descriptor 3, and writes to 4.
    let redirected = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1"
    process.arguments = ["-c", redirected, path] + options + more + ["about:blank"]
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let (commands, replies) = (Pipe(), Pipe())
    process.standardInput = commands
    process.standardOutput = replies
    input = commands.fileHandleForWriting
    self.process = Mutex(process)
    try process.run()
    let output = replies.fileHandleForReading
    Thread.detachNewThread { [self] in read(output) }
  }

  /// Ends it.
  func close() async {
    _ = try? await command("Browser.close")
    process.withLock { process in
      try? input.close()
      if process.isRunning { process.terminate() }
    }
    for _ in 0..<100 where process.withLock({ $0.isRunning }) { try? await Task.sleep(for: .milliseconds(50)) }
    try? FileManager.default.removeItem(at: folder)
  }

  /// Errors that pages have thrown or logged.
  var faults: [String] { state.withLock { $0.faults } }

  /// Sends a command.
  ///
  /// - Parameters:
  ///   - method: such as `Page.navigate`.
  ///   - parameters: the command's, as JSON objects.
  ///   - session: the page's; nil for the browser.
  /// - Returns: the result.
  /// - Throws: when the browser refuses it, or does not answer in time.
  @discardableResult func command(
    _ method: String, _ parameters: [String: Any] = [:], session: String? = nil
  ) async throws -> [String: Any] {
    let number = state.withLock { state in
      state.last += 1
      return state.last
    }
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    message["sessionId"] = session
    let bytes = try JSONSerialization.data(withJSONObject: message) + Data([0])
    let late = Task {
      try await Task.sleep(for: .seconds(Self.patience))
      answer(number, .failure(TestFailure("\(method): no answer")))
    }
    defer { late.cancel() }
    let data = try await withCheckedThrowingContinuation { (waiting: CheckedContinuation<Data, any Error>) in
      let isGone = state.withLock { state in
        if !state.isGone { state.waiting[number] = waiting }
        return state.isGone
      }
      if isGone { return waiting.resume(throwing: TestFailure("\(method): the browser has gone")) }
      try? input.write(contentsOf: bytes)
    }
    let reply = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    if let error = reply["error"] as? [String: Any] { throw TestFailure("\(method): \(error["message"] ?? error)") }
    return reply["result"] as? [String: Any] ?? [:]
  }

  private func answer(_ number: Int, _ result: Result<Data, any Error>) {
    state.withLock { $0.waiting.removeValue(forKey: number) }?.resume(with: result)
  }

  private func read(_ output: FileHandle) {
    var rest = Data()
    while case let data = output.availableData, !data.isEmpty {
      rest += data
      while let end = rest.firstIndex(of: 0) {
        take(Data(rest[..<end]))
        rest = Data(rest[(end + 1)...])
      }
    }
    let waiting = state.withLock { state in
      defer { state.waiting = [:] }
      state.isGone = true
      return state.waiting.values
    }
    for one in waiting { one.resume(throwing: TestFailure("the browser has gone")) }
  }

  private func take(_ message: Data) {
    guard let json = try? JSONSerialization.jsonObject(with: message) as? [String: Any] else { return }
    if let number = json["id"] as? Int { return answer(number, .success(message)) }
    let parameters = json["params"] as? [String: Any] ?? [:]
    let entry = parameters["entry"] as? [String: Any]
    let isFault =
      json["method"] as? String == "Runtime.exceptionThrown"
      || json["method"] as? String == "Log.entryAdded" && entry?["level"] as? String == "error"
    if isFault { state.withLock { $0.faults.append("\(entry?["text"] ?? parameters)") } }
  }
}
