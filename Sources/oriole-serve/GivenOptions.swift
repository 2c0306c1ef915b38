/// What stands on a command line: words, and options with a value each.
struct GivenOptions {
  struct Mistake: Error { var message: String }

  private(set) var words: [String] = []
  private(set) var values: [String: String] = [:]
  private(set) var wantsHelp = false

  /// - Parameters:
  ///   - arguments: after the command's name.
  ///   - options: those that there are, such as `--port`.
  ///   - mostWords: how many words there may be beside them.
  ///   - command: for the message, such as `oriole serve`.
  /// - Throws: what is no option, and an option without its value.
  init(_ arguments: [String], options: Set<String>, mostWords: Int, of command: String) throws(Mistake) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "-h" || argument == "--help" {
        wantsHelp = true
        return
      }
      if !argument.hasPrefix("-"), words.count < mostWords {
        words.append(argument)
        continue
      }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let option = parts.first, options.contains(option) else {
        throw Mistake(message: "“\(argument.prefix(80))” is no option; `\(command) --help` tells what there is")
      }
      guard let value = parts.count == 2 ? parts[1] : rest.popFirst(), !value.isEmpty else {
        throw Mistake(message: "\(option) needs a value")
      }
      values[option] = value
    }
  }
}
