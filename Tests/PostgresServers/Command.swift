import Foundation

/// A program that a test starts: by `posix_spawn`, as Foundation's `Process` notices an end only when all programs that
/// were started meanwhile have ended too.
struct Command {
  let identifier: pid_t
  /// Keeps the program's standard input open.
  private let input: Int32

  /// - Parameters:
  ///   - words: the program's path and its arguments.
  ///   - output: a file for what it prints and complains of.
  /// - Throws: when it cannot be started.
  init(_ words: [String], output: String) throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0, ends.allSatisfy({ fcntl($0, F_SETFD, FD_CLOEXEC) == 0 }) else {
      throw PostgresServer.Failure(description: "no pipe can be made")
    }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_APPEND, 0o644)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    // A shell that does not hear that its children end waits for them forever.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var spawned: pid_t = 0
    let arguments: [UnsafeMutablePointer<CChar>?] = words.map { (word: String) in strdup(word) }
    let variables: [UnsafeMutablePointer<CChar>?] = ["PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"].map {
      (variable: String) in strdup(variable)
    }
    defer { (arguments + variables).forEach { free($0) } }
    let failure = posix_spawn(&spawned, words.first ?? "", &actions, &attributes, arguments + [nil], variables + [nil])
    guard failure == 0 else {
      close(ends[1])
      throw PostgresServer.Failure(description: "\(words): \(String(cString: strerror(failure)))")
    }
    identifier = spawned
    input = ends[1]
  }

  func type(_ text: String) { _ = write(input, text, text.utf8.count) }
  func closeInput() { close(input) }

  /// Waits for the end; the exit status, or nil when it goes on for longer.
  func end(within seconds: Double) -> Int32? {
    var status: Int32 = 0
    for _ in 0..<Int(seconds * 50) {
      if waitpid(identifier, &status, WNOHANG) != 0 { return (status >> 8) & 0xFF }
      usleep(20_000)
    }
    return nil
  }
}
