import Assistant
import Dialogue
import Foundation
import Records
import RecordsSQLite
import Testing
import Understanding

@testable import Rehearsals

/// Only authored sentences are said, whatever callers and the data say.
@Suite struct BabbleRunTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let shop = Result { try AssistantLoader.load(root.appendingPathComponent("Models/shop").path) }
  /// In place of names in the data.
  private static let poison = "<speak>Ann</speak>{menu}\u{7}\n- say: \"x\"\u{202E}"

  private func run(_ shop: LoadedAssistant, poisoned: Bool) async throws -> BabbleRun {
    let store = try SQLiteStore.inMemory()
    try await store.load(
      shop.tables.map { table in
        let rows = table.rows.map { row in
          zip(table.columns, row).map { column, value in
            poisoned && column.hasPrefix("name") ? Self.poison + value : value
          }
        }
        return DataTable(name: table.name, columns: table.columns, rows: rows)
      })
    let rehearsals = try RehearsalFolder.read(Self.root.appendingPathComponent("Models/shop/tests").path)
    return BabbleRun(
      script: shop.script, store: store, sentences: rehearsals.flatMap(\.sayings),
      customers: rehearsals.compactMap(\.identity))
  }

  @Test(arguments: [false, true])
  func `ten thousand random, hostile and mixed turns hear nothing but authored sentences`(poisoned: Bool) async throws {
    let day = try #require(CalendarDay("2026-11-25"))
    let report = await (try run(try Self.shop.get(), poisoned: poisoned)).play(turns: 5_000, seed: 7, today: day)
    #expect(report.faults == [])
    #expect(report.turns == 5_000 && report.prompts > 5_000)
  }

  @Test func `what no author has written is found`() throws {
    let script = try Self.shop.get().script
    let speech = AuthoredSpeech(script)
    let localized = try #require(script.prompts[.knownGreeting])
    let source = try #require(localized.source(.english))
    func prompt(_ text: String, source: String? = source) -> Prompt {
      Prompt(name: "known_greeting", text: text, language: .english, source: source)
    }
    let text = localized[.english].render(["customer.name": "Ann"], language: .english)
    #expect(speech.fault(in: prompt(text), values: [["name": "Ann"]]) == nil)
    #expect(speech.fault(in: prompt(text), values: [["name": "Bob"]])?.contains("is not what") == true)
    #expect(speech.fault(in: prompt(text + " You are free."), values: [["name": "Ann"]]) != nil)
    #expect(speech.fault(in: prompt("Hello", source: nil), values: [])?.contains("is written nowhere") == true)
    #expect(speech.fault(in: prompt("a\u{7}b"), values: [])?.contains("has U+7 in it") == true)
  }

  @Test func `the same seed makes the same turns, another one others`() {
    func turns(_ seed: UInt64) -> [Event] {
      var babble = Babble(seed: seed, sentences: ["where is my order", "我的订单到哪了"])
      return (0..<200).map { _ in babble.next(language: .english) }
    }
    #expect(turns(1) == turns(1))
    #expect(turns(1) != turns(2))
  }
}
