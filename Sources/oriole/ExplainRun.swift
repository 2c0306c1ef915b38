import ArgumentParser
import Assistant
import Calls
import Dialogue
import Foundation
import Understanding

struct ExplainRun: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Shows what Oriole makes of a text, and why.",
    discussion: """
      The text counts as the first words of a call. A positive weight speaks for the likeliest intent, a negative one \
      for the next.
      """)

  @Argument(help: "What a caller may say.")
  var text: [String]
  @OptionGroup var options: AssistantOptions
  @OptionGroup var day: DayOption
  @Option(help: "The language (default: that of the text).")
  var language: String?
  @Option(help: "How it is shown: text or json.")
  var format = OutputFormat.text

  func run() throws {
    let assistant = try options.load()
    let start = try options.language(language, of: assistant)
    guard case .heard(var utterance)? = TypedTurn(text.joined(separator: " "), language: start).event else {
      throw Failure("give words to explain", isUsage: true)
    }
    if language != nil || !assistant.script.languages.contains(utterance.language) { utterance.language = start }
    let explained = ExplainedTurn(utterance, in: assistant.script, today: day.today)
    switch format {
    case .text: ExplainPage(explained).lines.forEach(CallPrinter.write)
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      CallPrinter.write(String(decoding: try encoder.encode(explained), as: UTF8.self))
    }
  }
}
