import Assistant
import Foundation

/// A small library's assistant, in files of its own.
enum Library {
  /// Loaded once: training takes a moment.
  static let assistant = Result { try load() }

  private static func load() throws -> LoadedAssistant {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("oriole-web-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(to: folder)
    return try AssistantLoader.load(folder.path)
  }

  /// Lays the files out.
  static func write(to folder: URL) throws {
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  private static let files = [
    "assistant.yaml": settings, "intents/all.yaml": intents,
    "data/loans.csv": "number,title,state\n12345,Ulysses,out\n23456,Emma,back\n",
    "data/readers.csv": "id,name,pin\nR1,Ada,2718\nR2,Ben,3141\n",
  ]

  private static let prompts = [
    "greeting", "keys_greeting", "anything_else", "rephrase", "offer_keys", "menu", "menu_item", "repeat_silence",
    "confirm_intent", "confirm_question", "yes_no_again", "go_on", "please_wait", "lookup_failed", "value_again",
    "unknown_key", "half_day", "handoff_intro", "handoff_standing", "handoff_no_estimate", "handoff_nobody",
    "queue_full", "agent_joined", "agent_lost", "agent_closed", "nobody_came", "goodbye", "help", "language_switched",
    "not_verified", "locked", "satisfaction", "satisfaction_thanks", "on_hold", "off_hold", "agent_handed_over",
    "agent_handed_back",
  ]

  private static let settings =
    """
    name: library
    languages: [en, zh]
    listening: {silence_seconds: 5, between_keys_seconds: 2}
    bands: {accept: 0.4, confirm: 0.2, hearing: 0.3}
    handoff: {queue: general}
    tables: {loans: data/loans.csv, readers: data/readers.csv}
    lookups:
      loan_by_number: "SELECT * FROM loans WHERE number = :loan"
      reader_by_id: "SELECT * FROM readers WHERE id = :value"
      reader_by_pin: "SELECT * FROM readers WHERE pin = :pin"
      name_of_reader: "SELECT name FROM readers WHERE id = :customer"
    customer:
      login: reader_by_id
      proof:
        pin:
          collect: {pin: {type: digits, digits: 4, secret: yes, ask: {en: Your PIN?, zh: 您的密码？}}}
          lookup: reader_by_pin
    prompts:

    """ + prompts.map { "  \($0): {en: \"This is \($0).\", zh: \"这是\($0)。\"}\n" }.joined()

  private static let intents = """
    loan_status:
      label: {en: a loan, zh: 借书}
      key: 1
      ask: {en: ["where is my (loan|book)", "is my book out", "loan [number] {loan}"], zh: [我的书在哪里, 查询借书]}
      collect:
        loan:
          type: digits
          digits: 5
          confirm: always
          ask: {en: Which loan?, zh: 哪一本？}
          confirm_ask: {en: "{loan|digits}?", zh: "{loan|digits}，对吗？"}
      lookup: loan_by_number
      missing: {en: No such loan., zh: 没有。}
      answer: {en: "{title} is {state}, loan {loan|digits}.", zh: "{title}：{state}。"}
    opening_hours:
      label: {en: opening hours, zh: 开放时间}
      key: 3
      ask: {en: [when do you open, what are your opening hours, opening times], zh: [几点开门, 开放时间]}
      answer: {en: "Nine to six.", zh: 九点到六点。}
    my_name:
      label: {en: your name, zh: 您的名字}
      key: 4
      ask: {en: [what is my name, tell me my name], zh: [我叫什么]}
      private: yes
      lookup: name_of_reader
      missing: {en: No such reader., zh: 没有。}
      answer: {en: "You are {name}.", zh: "您是{name}。"}
    person:
      label: {en: a person, zh: 人工}
      ask: {en: ["[I want to] talk to a person", a librarian please], zh: [转人工]}
      do: handoff
    bye:
      label: {en: goodbye, zh: 再见}
      ask: {en: [goodbye, bye bye], zh: [再见]}
      do: goodbye

    """
}
