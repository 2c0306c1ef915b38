import Foundation

/// Programs of the system that tests use.
enum Shell {
  /// What a command of the shell prints.
  @discardableResult static func run(_ command: String, in folder: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The status comes with the output: Foundation's own wait stands still while a program such as PulseAudio runs that
    // has closed what it inherited, and both of a small machine's threads would wait.
    process.arguments = ["-c", "\(command)\nprintf '\\n%s' $?"]
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let text = String(decoding: data, as: UTF8.self)
    guard let end = text.lastIndex(of: "\n"), text[end...] == "\n0" else {
      throw TestFailure("\(command): \(text.suffix(80))")
    }
    return String(text[..<end])
  }

  /// Makes a certificate, `c.pem`, and its key, `k.pem`, that nobody has signed.
  static func certificate(in folder: URL) throws {
    try run(
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        + "-subj /CN=localhost -keyout k.pem -out c.pem", in: folder)
  }
}
