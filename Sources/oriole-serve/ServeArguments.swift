/// What `oriole serve` is given: the file, and settings that come before all others.
struct ServeArguments {
  typealias Mistake = GivenOptions.Mistake

  private(set) var config: String?
  private(set) var wantsHelp = false
  /// WAV files of callers.
  private(set) var recordedCallers: [String] = []
  private var settings: [String: String] = [:]

  /// The options that stand for a setting.
  private static let options = [
    "--assistant": "ORIOLE_ASSISTANT", "--store": "ORIOLE_STORE", "--host": "ORIOLE_SERVE_HOST",
    "--port": "ORIOLE_SERVE_PORT", "--capture": "ORIOLE_KIOSK_CAPTURE", "--playback": "ORIOLE_KIOSK_PLAYBACK",
  ]

  static let help = """
    OVERVIEW: Chats with visitors on the web: a page at /, a widget for other sites, and an API. With a kiosk, or with
    recorded callers, it talks with them beside that.

    USAGE: oriole serve [--config FILE] [--host ADDRESS] [--port PORT] [--assistant FOLDER] [--store STORE]
                        [--kiosk] [--capture DEVICE] [--playback DEVICE] [--wav FILE...]

    OPTIONS:
      --config FILE        the settings (default: $ORIOLE_CONFIG, or oriole.yaml in this folder)
      --host ADDRESS       where to listen (default: 127.0.0.1)
      --port PORT          0 for any that is free (default: 8080)
      --assistant FOLDER   the assistant's folder
      --store STORE        the store: a file, or postgres://user@host/database
      --kiosk              talk with callers at this machine's microphone and loudspeaker
      --capture DEVICE     the ALSA device to hear by (default: default)
      --playback DEVICE    the ALSA device to speak by (default: default)
      --wav FILE...        callers from WAV files, in real time
      -h, --help           show this

    `oriole config` shows all settings with their meaning, `oriole agents` who may log in at /login.
    """

  init(_ arguments: [String]) throws(Mistake) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "-h" || argument == "--help" {
        wantsHelp = true
        return
      }
      if argument == "--kiosk" {
        settings["ORIOLE_KIOSK_ENABLED"] = "yes"
        continue
      }
      if argument == "--wav" {
        while let path = rest.first, !path.hasPrefix("--") { recordedCallers.append(rest.removeFirst()) }
        guard !recordedCallers.isEmpty else { throw Mistake(message: "--wav needs a file") }
        continue
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

  /// The settings that options stand for.
  static func settings(_ given: GivenOptions) -> [String: String] {
    Dictionary(given.values.compactMap { option, value in options[option].map { ($0, value) } }) { $1 }
  }

  /// The environment, with what was given on the command line before it.
  func environment(over environment: [String: String]) -> [String: String] {
    environment.merging(settings) { $1 }
  }
}
