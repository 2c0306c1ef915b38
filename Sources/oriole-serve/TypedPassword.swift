import Foundation

/// Reads a password where nobody sees it: from the terminal without an echo, or from standard input.
enum TypedPassword {
  struct Missing: Error, CustomStringConvertible { var description: String }

  /// - Parameter name: whose it is.
  /// - Returns: the password; what is typed at a terminal is asked for twice.
  /// - Throws: when there is none.
  static func read(for name: String) throws -> String {
    guard isatty(STDIN_FILENO) == 1 else {
      guard let line = readLine(strippingNewline: true), !line.isEmpty else {
        throw Missing(description: "no password was given: type it, or send it as a line of standard input")
      }
      return line
    }
    let first = try ask("Password for \(name): ")
    guard try ask("Again: ") == first else { throw Missing(description: "these are two different passwords") }
    return first
  }

  private static func ask(_ question: String) throws -> String {
    FileHandle.standardError.write(Data(question.utf8))
    var usual = termios()
    guard tcgetattr(STDIN_FILENO, &usual) == 0 else {
      throw Missing(description: "the terminal cannot be kept from showing the password")
    }
    var silent = usual
    silent.c_lflag &= ~tcflag_t(ECHO)
    guard tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else {
      throw Missing(description: "the terminal cannot be kept from showing the password")
    }
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual)
      FileHandle.standardError.write(Data("\n".utf8))
    }
    guard let line = readLine(strippingNewline: true), !line.isEmpty else {
      throw Missing(description: "no password was given")
    }
    return line
  }
}
