import Agents
import Testing

struct DeskCommandTests {
  @Test func `commands are read`() throws {
    let lines: [(String, DeskCommand?)] = [
      ("list", .list), ("  LIST  ", .list), ("claim", .claim(nil)), ("claim 12", .claim(12)), ("Show 3", .show(3)),
      ("show", .show(nil)), ("say  Good  morning! ", .say("Good  morning!")), ("say list", .say("list")),
      ("close resolved", .close("resolved")), ("close 已解决", .close("已解决")), ("help", .help), ("quit", .quit), ("", nil),
      (" \t ", nil),
    ]
    for (line, command) in lines {
      #expect(try DeskCommand.parse(line, holdsTicket: false) == command)
      #expect(try DeskCommand.parse(line, holdsTicket: true) == command)
    }
  }

  @Test func `other text is said to the caller whom the agent holds`() throws {
    #expect(try DeskCommand.parse(" 您好， how are you? ", holdsTicket: true) == .say("您好， how are you?"))
    #expect(throws: DeskCommand.Mistake.self) { try DeskCommand.parse("hello", holdsTicket: false) }
  }

  @Test(arguments: [
    "claim x", "claim -1", "claim 0", "claim 1 2", "claim 99999999999999999999", "show me your card", "list all",
    "help is on the way", "quit now", "say", "say  ", "close", "close the door", "close a\u{1B}b",
    "close " + String(repeating: "a", count: 61),
  ])
  func `a wrong command is never said to the caller`(line: String) {
    for holdsTicket in [false, true] {
      let mistake = #expect(throws: DeskCommand.Mistake.self) { try DeskCommand.parse(line, holdsTicket: holdsTicket) }
      #expect(mistake?.message.contains("\n") == false)
      #expect(mistake?.message.contains("`\(line.prefix { $0 != " " })`") == true)
    }
  }

  @Test func `a mistake cannot steer the terminal`() {
    let mistake = #expect(throws: DeskCommand.Mistake.self) {
      try DeskCommand.parse("\u{1B}[2Jx" + String(repeating: "y", count: 500), holdsTicket: false)
    }
    #expect(mistake?.message.contains("\u{1B}") == false)
    #expect((mistake?.message.count ?? .max) < 150)
  }
}
