import Dialogue
import Foundation
import Testing
import Understanding

@testable import Records

@Suite struct JSONTextTests {
  /// What Foundation makes of the same value, with the keys in the alphabet's order, and ours read and written so.
  private func both(_ value: some Encodable) throws -> (ours: String, foundations: String) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let foundations = String(decoding: try encoder.encode(value), as: UTF8.self)
    let parsed = try JSONSerialization.jsonObject(
      with: Data(try JSONOutput.text(of: value).utf8), options: .fragmentsAllowed)
    let sorted = try JSONSerialization.data(
      withJSONObject: parsed, options: [.sortedKeys, .withoutEscapingSlashes, .fragmentsAllowed])
    return (String(decoding: sorted, as: UTF8.self), foundations)
  }

  private static let utterance = Utterance(
    "where's \"my\" order\\4\n订单\u{1}\u{7F}/", confidence: 0.8959822677384437, language: .english,
    alternatives: ["where is", ""], isTyped: false)

  private static let events: [Event] = [
    .callStarted(
      Start(channel: .kiosk, language: .mandarin, today: CalendarDay(year: 2026, month: 11, day: 28), isRecorded: true)),
    .speechStarted, .heard(utterance), .pressed([.one, .star, .pound]), .played(Turn(3)),
    .lookedUp([["number": "457012", "a": "é\t"], [:]], Turn(4)), .lookedUp([], Turn(5)),
    .queued(Standing(ticket: 7, position: 1, expectedWaitSeconds: nil, agentsPresent: 0), Turn(6)),
    .agentHandedBack(nil), .agentHandedBack("order_status.order"), .agentHeld(true), .rated(5), .serviceEnds,
  ]

  private static let effects: [Effect] = [
    .play(
      Prompt(name: "greeting", text: "Hello \u{1F600}", language: .english, source: "a.yaml:1", pace: 1.25), Turn(1)),
    .play(Prompt(name: "greeting", text: "", language: .english, pace: 1), Turn(1)), .stopPlaying,
    .listen(
      Expectation(.digits, language: .english, digitCount: 6, isSecret: true), Turn(2), within: .milliseconds(7_500)),
    .listen(Expectation(.anything, language: .mandarin), Turn(2), within: nil),
    .lookUp(Query("order", statement: "SELECT 1", arguments: ["b": "2", "a": "1", "c": ""], secrets: ["a"]), Turn(3)),
    .report(.understood(utterance, Candidate("order_status", probability: 1), slots: ["order": "457012"])),
    .report(.understood(utterance, nil, slots: [:])), .wait(Turn(9), for: .seconds(90)), .hangUp(.contained),
  ]

  @Test(arguments: events) func `an event is written as Foundation writes it, and read again as it was`(_ event: Event)
    throws
  {
    let entry = JournalEntry(at: 12, event: event, effects: [], message: "m-1")
    let (ours, foundations) = try both(entry)
    #expect(ours == foundations)
    #expect(try RecordCoding.value(JournalEntry.self, from: JSONOutput.text(of: entry), in: "here") == entry)
  }

  @Test(arguments: effects) func `an effect is written as Foundation writes it, and read again as it was`(
    _ effect: Effect
  ) throws {
    let entry = JournalEntry(at: -1, event: .callEnded, effects: [effect, .stopPlaying, effect])
    let (ours, foundations) = try both(entry)
    #expect(ours == foundations)
    #expect(try RecordCoding.value(JournalEntry.self, from: JSONOutput.text(of: entry), in: "here") == entry)
  }

  @Test func `numbers are as short as Foundation's, and those that are none are words`() throws {
    let numbers: [Double] = [
      0, -0.0, 1, 1e21, 1e-7, 0.1, 123_456_789.5, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    ]
    let read = try JSONDecoder().decode([Double].self, from: Data(try JSONOutput.text(of: numbers).utf8))
    #expect(read == numbers)
    #expect(try JSONOutput.text(of: [1.0, 0.5]) == "[1,0.5]")
    #expect(try JSONOutput.text(of: [Double.infinity, -.infinity, .nan]) == #"["inf","-inf","nan"]"#)
    #expect(try RecordCoding.value([Double].self, from: #"["inf","-inf"]"#, in: "here") == [.infinity, -.infinity])
    #expect(try JSONOutput.text(of: [Float(0.1), 2]) == "[0.1,2]")
    #expect(try JSONOutput.text(of: [UInt64.max]) == "[18446744073709551615]")
    #expect(try JSONOutput.text(of: [Int8.min]) == "[-128]")
  }

  @Test func `dictionaries have their keys in the alphabet's order, so that a text is the same in every run`() throws {
    let facts = Dictionary(uniqueKeysWithValues: (10..<40).map { ("k\($0)", "\($0)") })
    #expect(
      try JSONOutput.text(of: facts) == "{" + (10..<40).map { "\"k\($0)\":\"\($0)\"" }.joined(separator: ",") + "}")
  }

  private struct Nested: Encodable {
    struct Empty: Encodable { func encode(to encoder: any Encoder) {} }
    enum Key: CodingKey { case first, second, third, fourth, fifth }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: Key.self)
      var first = container.nestedContainer(keyedBy: Key.self, forKey: .first)
      try first.encode([Int?.none, 1], forKey: .first)
      var list = first.nestedUnkeyedContainer(forKey: .second)
      try list.encode(true)
      var inner = list.nestedContainer(keyedBy: Key.self)
      try inner.encodeNil(forKey: .first)
      _ = list.nestedUnkeyedContainer()
      try container.encode(Empty(), forKey: .second)
      try container.encode([Empty](), forKey: .third)
      try "super".encode(to: container.superEncoder(forKey: .fourth))
      try container.encode(false, forKey: .fifth)
    }
  }

  @Test func `containers within containers close where the next thing begins`() throws {
    let (ours, foundations) = try both(Nested())
    #expect(ours == foundations)
  }

  @Test func `what no record has is refused`() {
    #expect(throws: StoreError.self) { try RecordCoding.text(of: [Data([1])]) }
    #expect(throws: StoreError.self) { try RecordCoding.text(of: ["a": Decimal(1)]) }
  }
}
