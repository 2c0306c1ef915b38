/// What `oriole serve` is given: the file, and settings that come before all others.
struct ServeArguments {
  let config: String?
  let wantsHelp: Bool
  private let settings: [String: String]

  /// The options that stand for a setting.
  private static let options = [
    "--assistant": "ORIOLE_ASSISTANT", "--store": "ORIOLE_STORE", "--host": "ORIOLE_SERVE_HOST",
    "--port": "ORIOLE_SERVE_PORT",
  ]

  static let help = """
    OVERVIEW: Chats with visitors on the web: a page at /, a widget for other sites, and an API.

    USAGE: oriole serve [--config FILE] [--host ADDRESS] [--port PORT] [--assistant FOLDER] [--store FILE]

    OPTIONS:
      --config FILE        the settings (default: $ORIOLE_CONFIG, or oriole.yaml in this folder)
      --host ADDRESS       where to listen (default: 127.0.0.1)
      --port PORT          0 for any that is free (default: 8080)
      --assistant FOLDER   the assistant's folder
      --store FILE         the store
      -h, --help           show this

    `oriole config` shows all settings with their meaning, `oriole agents` who may log in at /login.
    """

  init(_ arguments: [String]) throws(GivenOptions.Mistake) {
    let given = try GivenOptions(
      arguments, options: Set(Self.options.keys).union(["--config"]), mostWords: 0, of: "oriole serve")
    config = given.values["--config"]
    wantsHelp = given.wantsHelp
    settings = Self.settings(given)
  }

  /// The settings that options stand for.
  static func settings(_ given: GivenOptions) -> [String: String] {
    Dictionary(given.values.compactMap { option, value in options[option].map { ($0, value) } }) { $1 }
  }

  /// The environment, with what was given on the command line before it.
  func environment(over environment: [String: String]) -> [String: String] {
    environment.merging(settings) { $1 }
  }
}
