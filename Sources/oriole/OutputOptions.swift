import ArgumentParser
import Calls
import Dialogue
import Foundation
import Synchronization

/// How a call is shown.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Prints what happens in calls, a line each.
final class CallPrinter: Sendable {
  private let format: OutputFormat
  /// Named in each JSON line when several calls are printed.
  private let call: String?
  private let encoder = Mutex(CallPrinter.makeEncoder())

  init(format: OutputFormat, call: String? = nil) {
    self.format = format
    self.call = call
  }

  private static func makeEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  func print(_ event: TimelineEvent) {
    switch format {
    case .text: Self.write(TimelineText().line(event))
    case .json:
      var event = event
      event.call = call
      let data = encoder.withLock { try? $0.encode(event) }
      if let data { Self.write(String(decoding: data, as: UTF8.self)) }
    }
  }

  /// How soon the caller was answered.
  func print(_ delays: ReplyDelays) {
    for line in delays.lines(format, call: call) { Self.write(line) }
  }

  /// One line on standard output, at once.
  static func write(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
