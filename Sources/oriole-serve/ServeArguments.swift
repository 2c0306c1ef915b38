import Foundation

/// What `oriole serve` is given: the file, and settings that come before all others.
struct ServeArguments {
  struct Mistake: Error { var message: String }

  private(set) var config: String?
  private(set) var wantsHelp = false
  private var settings: [String: String] = [:]

  /// The options that stand for a setting.
  private static let options = [
    "--assistant": "ORIOLE_ASSISTANT", "--store": "ORIOLE_STORE", "--host": "ORIOLE_SERVE_HOST",
    "--port": "ORIOLE_SERVE_PORT",
  ]

  static let help = """
    OVERVIEW: Chats with visitors on the web: a page at /, a widget for other sites, and an API.

    USAGE: oriole serve [--config FILE] [--host ADDRESS] [--port PORT] [--assistant FOLDER] [--store STORE]

    OPTIONS:
      --config FILE        the settings (default: $ORIOLE_CONFIG, or oriole.yaml in this folder)
      --host ADDRESS       where to listen (default: 127.0.0.1)
      --port PORT          0 for any that is free (default: 8080)
      --assistant FOLDER   the assistant's folder
      --store STORE        the store: a file, or postgres://user@host/database
      -h, --help           show this

    `oriole config` shows all settings with their meaning.
    """

  init(_ arguments: [String]) throws(Mistake) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "-h" || argument == "--help" {
        wantsHelp = true
        return
      }
      let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
      guard let option = parts.first, option == "--config" || Self.options[option] != nil else {
        throw Mistake(message: "“\(argument.prefix(80))” is no option; `oriole serve --help` tells what there is")
      }
      guard let value = parts.count == 2 ? parts[1] : rest.popFirst(), !value.isEmpty else {
        throw Mistake(message: "\(option) needs a value")
      }
      if let variable = Self.options[option] { settings[variable] = value } else { config = value }
    }
  }

  /// The environment, with what was given on the command line before it.
  func environment(over environment: [String: String]) -> [String: String] {
    environment.merging(settings) { $1 }
  }
}
