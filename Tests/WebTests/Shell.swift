import Foundation

/// Programs of the system that tests use.
enum Shell {
  /// What a command of the shell prints.
  @discardableResult static func run(_ command: String, in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw TestFailure("\(command): \(process.terminationStatus)") }
    return String(decoding: data, as: UTF8.self)
  }

  /// Makes a certificate, `c.pem`, and its key, `k.pem`, that nobody has signed.
  static func certificate(in folder: URL) throws {
    try run(
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        + "-subj /CN=localhost -keyout k.pem -out c.pem", in: folder)
  }
}
