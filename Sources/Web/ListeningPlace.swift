import Foundation

/// Where a program listens, so that no two programs can be there at a time: on whatever machines they run.
struct ListeningPlace: Sendable, CustomStringConvertible {
  let host: String
  let port: Int

  /// The names of machines and containers may be the same by mistake, and so may the start of a system: not both.
  var description: String {
    let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? UUID().uuidString
    return "\(ProcessInfo.processInfo.hostName) \(boot.filter { !$0.isWhitespace }) \(host):\(port)"
  }
}
