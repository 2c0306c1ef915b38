import Dialogue
import Foundation
import Voice

/// The kiosk's number keys: single key presses from a terminal, or bytes from a pipe.
///
/// A terminal is put back as it was by `restore`.
final class Keyboard: Sendable {
  enum Press: Sendable, Hashable { case digit(Digit), quit }

  private let saved: termios?
  private let reader = KeyReader()

  init() {
    var settings = termios()
    guard isatty(STDIN_FILENO) == 1, tcgetattr(STDIN_FILENO, &settings) == 0 else {
      saved = nil
      return
    }
    saved = settings
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    tcsetattr(STDIN_FILENO, TCSANOW, &settings)
  }

  var isTerminal: Bool { saved != nil }

  func restore() {
    guard var saved else { return }
    tcsetattr(STDIN_FILENO, TCSANOW, &saved)
  }

  /// The next key that means something; nil at the end of the input.
  func next() async -> Press? {
    while let byte = await reader.next() {
      let character = Character(Unicode.Scalar(byte))
      if character == "q" || character == "\u{4}" { return .quit }
      if let digit = Digit(rawValue: String(character)) { return .digit(digit) }
    }
    return nil
  }
}

/// Reads standard input byte by byte on its own queue.
private actor KeyReader {
  private let executor = BlockingExecutor(label: "keyboard")
  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func next() -> UInt8? {
    var byte: UInt8 = 0
    return read(STDIN_FILENO, &byte, 1) == 1 ? byte : nil
  }
}
