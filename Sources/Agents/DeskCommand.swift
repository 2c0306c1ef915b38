/// What an agent types at the desk.
public enum DeskCommand: Sendable, Hashable {
  case list
  /// Who is at the desk.
  case agents
  /// How the queue did today.
  case report
  /// Callers come by themselves from now on.
  case ready
  /// None come.
  case pause
  /// nil for the next caller.
  case claim(Int?)
  /// nil for the held ticket.
  case show(Int?)
  case say(String)
  case close(String)
  /// Lets the caller wait, or is there again.
  case hold(Bool)
  case note(String)
  /// To `@agent` or a skill, with a note.
  case transfer(agent: String?, skill: String?, note: String)
  /// To the machine, at a step; nil for wherever the caller wants.
  case back(String?)
  case help
  case quit

  /// What is wrong with a line, and what to type.
  public struct Mistake: Error, Sendable, Hashable, CustomStringConvertible {
    public var message: String
    public var description: String { message }
  }

  /// Reads a line. While a ticket is held, a line that does not begin with a command word is said to the caller; one
  /// that does is never said, so that a slip of the pen does not reach the caller.
  ///
  /// - Parameters:
  ///   - line: as typed.
  ///   - holdsTicket: whether there is a caller to say it to.
  /// - Returns: nil for an empty line.
  /// - Throws: `Mistake` for everything else.
  public static func parse(_ line: String, holdsTicket: Bool) throws(Mistake) -> DeskCommand? {
    let words = line.split(whereSeparator: \.isWhitespace)
    guard let first = words.first else { return nil }
    let rest = line[first.endIndex...].trimmed
    let command = first.lowercased()
    if let bare = bareWords[command] {
      guard rest.isEmpty else {
        throw Mistake(message: "`\(command)` takes nothing after it; to say this to the caller, type: say …")
      }
      return bare
    }
    switch command {
    case "claim": return .claim(try number(rest, for: "claim"))
    case "show": return .show(try number(rest, for: "show"))
    case "say":
      guard !rest.isEmpty else { throw Mistake(message: "`say` needs the words: say Good morning!") }
      return .say(rest)
    case "close": return .close(try disposition(rest))
    case "note":
      guard !rest.isEmpty else { throw Mistake(message: "`note` needs the words: note wants a refund") }
      return .note(rest)
    case "transfer": return try transfer(rest)
    case "back":
      guard rest.split(whereSeparator: \.isWhitespace).count <= 1 else {
        throw Mistake(message: "`back` takes an intent, or nothing, as in: back order_status")
      }
      return .back(rest.isEmpty ? nil : rest)
    default:
      guard holdsTicket else {
        let shown = String(first.prefix(40)).printable
        throw Mistake(message: "`\(shown)` is not a command, and you hold no ticket to say it to; try: help")
      }
      return .say(line[...].trimmed)
    }
  }

  private static let bareWords: [String: DeskCommand] = [
    "list": .list, "agents": .agents, "report": .report, "ready": .ready, "break": .pause, "help": .help, "quit": .quit,
    "hold": .hold(true), "unhold": .hold(false),
  ]

  private static func transfer(_ text: String) throws(Mistake) -> DeskCommand {
    guard let target = text.split(whereSeparator: \.isWhitespace).first, target != "@" else {
      throw Mistake(message: "`transfer` needs a skill or @agent, and may have a note: transfer @anna wants a refund")
    }
    let note = text[target.endIndex...].trimmed
    return target.hasPrefix("@")
      ? .transfer(agent: String(target.dropFirst()), skill: nil, note: note)
      : .transfer(agent: nil, skill: String(target), note: note)
  }

  private static func number(_ text: String, for command: String) throws(Mistake) -> Int? {
    if text.isEmpty { return nil }
    guard let number = Int(text), number > 0 else {
      let what = "a ticket's number, or nothing, as in: \(command) 3"
      throw Mistake(message: "`\(command)` takes \(what); to say this to the caller, type: say …")
    }
    return number
  }

  private static func disposition(_ text: String) throws(Mistake) -> String {
    let isWord = !text.contains(where: \.isWhitespace) && text == text.printable
    guard isWord, (1...60).contains(text.count) else {
      let what = "one word on how it ended, as in: close resolved"
      throw Mistake(message: "`close` takes \(what); to say this to the caller, type: say …")
    }
    return text
  }
}

extension Substring {
  fileprivate var trimmed: String {
    let tail = drop(while: \.isWhitespace)
    return String(tail.reversed().drop(while: \.isWhitespace).reversed())
  }
}
