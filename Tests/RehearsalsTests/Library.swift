import Assistant
import Calls
import Foundation
import Records
import RecordsSQLite
import Understanding
import Voice

@testable import Rehearsals

/// A small library's assistant, in files of its own, and what conversations with it are played on.
enum Library {
  /// Loaded once: training takes a moment.
  static let assistant = Result { try load() }

  /// With other texts in the place of some in its files.
  static func load(_ changes: [String: String] = [:]) throws -> LoadedAssistant {
    let scratch = try Scratch()
    for (name, text) in files {
      let changed = changes.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
      try scratch.write(name, changed)
    }
    return try AssistantLoader.load(scratch.path)
  }

  static func stage(_ assistant: LoadedAssistant, voice: any CallerVoice = SilentVoice()) -> Stage {
    Stage(
      assistant: assistant, hears: [.english], voice: voice,
      makeStore: { try await store(for: assistant) },
      makeLine: { _, _ in throw RehearsalError("there is no speech") })
  }

  static func store(for assistant: LoadedAssistant) async throws -> SQLiteStore {
    let store = try SQLiteStore.inMemory()
    try await store.load(assistant.tables.map { DataTable(name: $0.name, columns: $0.columns, rows: $0.rows) })
    return store
  }

  /// Plays the conversations of a file's text.
  static func play(_ yaml: String, with assistant: LoadedAssistant? = nil) async throws -> [RehearsalOutcome] {
    let loaded = try assistant ?? Self.assistant.get()
    return await RehearsalRun(on: stage(loaded)).play(try read(yaml), atOnce: 2)
  }

  static func read(_ yaml: String) throws -> [Rehearsal] {
    let scratch = try Scratch()
    return try RehearsalFile(path: try scratch.write("calls.yaml", yaml)).rehearsals
  }

  private static let files = [
    "assistant.yaml": settings, "intents/all.yaml": intents,
    "data/loans.csv": "number,title,state\n12345,Ulysses,out\n23456,Emma,back\n",
    "data/readers.csv": "id,name,phone,pin,loans,fees\nR1,Ada,01134960001,2718,4,1.20\nR2,Ben,01134960002,3141,1,0\n",
  ]

  private static let prompts = [
    "greeting", "keys_greeting", "anything_else", "rephrase", "offer_keys", "menu", "menu_item", "repeat_silence",
    "confirm_intent", "confirm_question", "yes_no_again", "go_on", "please_wait", "lookup_failed", "value_again",
    "unknown_key", "half_day", "handoff_intro", "handoff_standing", "handoff_no_estimate", "handoff_nobody",
    "queue_full", "agent_joined", "agent_lost", "agent_closed", "nobody_came", "goodbye", "help", "language_switched",
    "not_verified", "locked", "satisfaction", "satisfaction_thanks",
  ]

  private static let settings =
    """
    name: library
    languages: [en]
    listening: {silence_seconds: 5, between_keys_seconds: 2}
    bands: {accept: 0.4, confirm: 0.2, hearing: 0.3}
    handoff: {queue: general}
    tables: {loans: data/loans.csv, readers: data/readers.csv}
    lookups:
      loan_by_number: "SELECT * FROM loans WHERE number = :loan"
      reader_by_phone: "SELECT * FROM readers WHERE phone = :value"
      reader_by_pin: "SELECT * FROM readers WHERE pin = :pin"
      fees_of_reader: "SELECT fees FROM readers WHERE id = :customer"
    actions:
      renew: "UPDATE loans SET state = 'renewed' WHERE number = :loan AND state = 'out'"
    customer:
      number: reader_by_phone
      login: reader_by_phone
      proof:
        pin:
          collect: {pin: {type: digits, digits: 4, secret: yes, ask: {en: Your PIN?}}}
          lookup: reader_by_pin
    prompts:

    """ + prompts.map { "  \($0): {en: \"This is \($0).\"}\n" }.joined()

  private static let loan =
    #"loan: {type: digits, digits: 5, confirm: never, ask: {en: Which loan?}}"#

  private static let intents = """
    loan_status:
      label: {en: a loan}
      key: 1
      ask: {en: ["where is my (loan|book)", "is my book out", "loan [number] {loan}"]}
      collect: {\(loan)}
      lookup: loan_by_number
      missing: {en: No such loan.}
      answer: {en: "{title} is {state}."}
    renewal:
      label: {en: a renewal}
      key: 2
      ask: {en: [renew my book, "I want to renew a loan", "a renewal please"]}
      collect: {\(loan)}
      lookup: loan_by_number
      missing: {en: No such loan.}
      answer:
        - say: {en: "Renewed, {reference}."}
          do: renew
          confirm: {en: "Renew {title}?"}
          unchanged: {en: Back already.}
    opening_hours:
      label: {en: opening hours}
      key: 3
      ask: {en: [when do you open, what are your opening hours, opening times]}
      answer: {en: "Nine to six."}
      offer: {when: customer.loans >= 3, say: {en: Renew one?}, intent: renewal}
    fees:
      label: {en: fees}
      key: 4
      ask: {en: [what do I owe, my fees please, how high are my fees]}
      private: yes
      lookup: fees_of_reader
      missing: {en: No such reader.}
      answer: {en: "You owe {fees|money}."}
    person:
      label: {en: a person}
      ask: {en: [talk to a person, a librarian please]}
      do: handoff
    bye:
      label: {en: goodbye}
      ask: {en: [goodbye, bye bye]}
      do: goodbye

    """
}

/// A folder that is gone when the test is over.
final class Scratch {
  let path = NSTemporaryDirectory() + "oriole-rehearsals-\(UUID().uuidString)"

  init() throws { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }
}

/// Has no voice; its recordings are what a test lays out.
struct SilentVoice: CallerVoice {
  var recordings: [String: [Int16]] = [:]

  func sound(of text: String, voice: String) async throws(RehearsalError) -> [Int16] {
    throw RehearsalError("voice \(voice): is silent")
  }

  func recording(_ path: String) async throws(RehearsalError) -> (samples: [Int16], sampleRate: Int) {
    guard let samples = recordings[path] else { throw RehearsalError("\(path): no such recording") }
    return (samples, LineFormat.sampleRate)
  }
}
