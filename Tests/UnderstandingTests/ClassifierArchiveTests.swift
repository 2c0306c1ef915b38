import Testing

@testable import Understanding

@Suite("A trained classifier as bytes")
struct ClassifierArchiveTests {
  private static let examples = [
    Example("order_status", "where is my parcel"), Example("order_status", "track my package"),
    Example("order_status", "when will my shipment arrive"), Example("order_status", "where's my order"),
    Example("refund", "i want my money back"), Example("refund", "refund my order"),
    Example("refund", "give me a refund please"), Example("opening_hours", "when do you open"),
    Example("opening_hours", "are you open on sunday"), Example("opening_hours", "opening times"),
  ]
  private static let background = ["tell me a joke", "will it rain", "play some music"]
  private static let table = Result { try TinyTable.embedding() }
  private static let trained = Result {
    IntentClassifier(examples: examples, background: background, language: .english, embedding: try table.get())
  }
  private static let texts = [
    "where is my parcel", "wheres the package", "money", "my shipments and my refund", "open", "zebra", "", "rain?",
    "包裹", "a joke about orders",
  ]

  private func read(_ bytes: [UInt8]) throws -> IntentClassifier {
    try IntentClassifier(archive: bytes, language: .english, embedding: Self.table.get())
  }

  private func expectSame(_ left: IntentClassifier, _ right: IntentClassifier) {
    for text in Self.texts {
      #expect(left.interpret(text) == right.interpret(text))
      #expect(left.explain(text) == right.explain(text))
    }
    let heard = Utterance("wear is my parcel", alternatives: ["where is my parcel", "rain"])
    #expect(left.interpret(heard) == right.interpret(heard))
  }

  @Test("What is read back understands and explains exactly as what was archived")
  func roundTrip() throws {
    let trained = try Self.trained.get()
    let again = try read(trained.archive())
    expectSame(trained, again)
    #expect(again.fingerprint == trained.fingerprint)
    #expect(again.archive() == trained.archive())
  }

  @Test("Classifiers without a table, in Chinese, of one intent and of nothing come back too")
  func roundTripOfOthers() throws {
    let plain = IntentClassifier(examples: Self.examples, language: .english)
    expectSame(plain, try IntentClassifier(archive: plain.archive(), language: .english))
    let chinese = IntentClassifier(
      examples: [Example("状态", "我的订单到哪了"), Example("status", "查询订单"), Example("状态", "包裹呢")],
      language: .mandarin)
    expectSame(chinese, try IntentClassifier(archive: chinese.archive(), language: .mandarin))
    let table = try Self.table.get()
    for few in [[], [Example("greet", "hello")], [Example("greet", "!!")]] {
      for background in [[], ["rain"]] {
        let small = IntentClassifier(examples: few, background: background, language: .english, embedding: table)
        expectSame(small, try read(small.archive()))
      }
    }
  }

  @Test("Any damaged byte is noticed")
  func damaged() throws {
    let archive = try Self.trained.get().archive()
    for place in stride(from: 0, to: archive.count, by: 1 + archive.count / 500) {
      var bytes = archive
      bytes[place] ^= UInt8(truncatingIfNeeded: 1 << (place % 8))
      #expect(throws: IntentClassifier.Malformed.self) { try read(bytes) }
    }
  }

  @Test("What is cut off, too long, empty or another file is refused")
  func cutOff() throws {
    let archive = try Self.trained.get().archive()
    let lengths = Array(0..<120) + Array(stride(from: 120, to: archive.count, by: 1 + archive.count / 200))
    for length in lengths + [archive.count - 1] {
      #expect(throws: IntentClassifier.Malformed.self) { try read(Array(archive.prefix(length))) }
      // Cut off, and yet with the right checksum.
      #expect(throws: IntentClassifier.Malformed.self) {
        try read(IntentClassifier.sealed(Array(archive.prefix(min(length, archive.count - 9)))))
      }
    }
    #expect(throws: IntentClassifier.Malformed.self) { try read(archive + [0]) }
    #expect(throws: IntentClassifier.Malformed.self) { try read(TinyTable.bytes([("parcel", [127, 0])])) }
  }

  @Test("Numbers that no training gives do no harm, whatever the checksum says", arguments: [0x00, 0x7F, 0x80, 0xFF])
  func forged(value: UInt8) throws {
    let archive = try Self.trained.get().archive()
    let body = Array(archive.dropLast(8))
    // Every byte near the head, where most counts are, and a spread of the others.
    let places = Array(8..<600) + Array(stride(from: 600, to: body.count, by: 1 + body.count / 600))
    for place in places where place < body.count {
      var bytes = body
      bytes[place] = value
      guard let classifier = try? read(IntentClassifier.sealed(bytes)) else { continue }
      for text in ["where is my parcel", "refund"] {
        let candidates = classifier.explain(text).candidates
        #expect(candidates.allSatisfy { (0...1).contains($0.probability) })
      }
    }
  }

  @Test("A count of any size is refused before memory is asked for")
  func hugeCounts() throws {
    let counts: [UInt64] = [.max, .max / 2, 1 << 62, 1 << 40, 1 << 20]
    for count in counts {
      var writer = ByteWriter()
      writer.add(count)
      writer.add([UInt64](repeating: 0, count: 4))
      var reader = ByteReader(writer.bytes)
      #expect(reader.list(UInt64.self) == nil)
      var lists = ByteReader(writer.bytes)
      #expect(lists.lists(UInt8.self) == nil)
    }
    var lengths = ByteWriter()
    lengths.add(list: [UInt32.max, .max, 3])
    var reader = ByteReader(lengths.bytes)
    #expect(reader.lists(UInt8.self) == nil)
  }

  @Test("Another language or table than the one it was trained with is refused")
  func otherConditions() throws {
    let archive = try Self.trained.get().archive()
    let table = try Self.table.get()
    #expect(throws: IntentClassifier.Malformed.self) { try IntentClassifier(archive: archive, language: .english) }
    #expect(throws: IntentClassifier.Malformed.self) {
      try IntentClassifier(archive: archive, language: .mandarin, embedding: table)
    }
    var tuning = Tuning()
    tuning.neighbourWeight += 1
    let tuned = IntentClassifier(
      examples: Self.examples, background: [], language: .english, embedding: table, tuning: tuning)
    #expect(throws: IntentClassifier.Malformed.self) { try read(tuned.archive()) }
  }
}

@Suite("The fingerprint of what a classifier is trained on")
struct ClassifierFingerprintTests {
  private static let examples = [Example("a", "one"), Example("b", "two"), Example("b", "three")]

  private func fingerprint(
    _ examples: [Example] = examples, _ background: [String] = ["x", "yz"], _ language: Language = .english,
    _ embedding: SentenceEmbedding? = nil
  ) -> String {
    IntentClassifier.fingerprint(
      examples: examples, background: background, language: language, embedding: embedding)
  }

  @Test("Everything that training depends on gives another fingerprint")
  func differs() throws {
    let examples = Self.examples
    let rows: [(piece: String, vector: [Int8])] = [("one", [127, 0]), ("two", [0, 127])]
    let all = [
      fingerprint(), fingerprint(examples.reversed()), fingerprint(Array(examples.dropLast())), fingerprint([]),
      fingerprint([Example("a", "one"), Example("b", "two"), Example("a", "three")]),
      fingerprint([Example("a", "one"), Example("b", "two"), Example("b", "thref")]),
      fingerprint([Example("ao", "ne"), Example("b", "two"), Example("b", "three")]),
      fingerprint(examples, []), fingerprint(examples, ["xy", "z"]), fingerprint(examples, ["yz", "x"]),
      fingerprint(examples, ["x", "yz", ""]), fingerprint(examples, ["x", "yz"], .mandarin),
      fingerprint(examples, ["x", "yz"], "de"),
      fingerprint(examples, ["x", "yz"], .english, try SentenceEmbedding(TinyTable.bytes(rows))),
      fingerprint(examples, ["x", "yz"], .english, try SentenceEmbedding(TinyTable.bytes(rows.reversed()))),
      fingerprint(examples, ["x", "yz"], .english, try SentenceEmbedding(TinyTable.bytes(rows, cut: .runs))),
    ]
    #expect(Set(all).count == all.count)
    #expect(all.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
    var tuning = Tuning()
    tuning.cost *= 2
    let usual = IntentClassifier.conditions(language: .english, embedding: nil, tuning: Tuning())
    #expect(IntentClassifier.conditions(language: .english, embedding: nil, tuning: tuning) != usual)
  }

  @Test("It is that of the trained classifier, and the same each time")
  func same() {
    #expect(fingerprint() == fingerprint())
    let trained = IntentClassifier(examples: Self.examples, background: ["x", "yz"], language: .english)
    #expect(trained.fingerprint == fingerprint())
  }

  @Test("It is the same in every run and on every machine")
  func stable() {
    var fingerprint = Fingerprint()
    fingerprint.add("Where is my parcel?")
    fingerprint.add(7)
    #expect(fingerprint.hex == "b1f1786d64f980f7b89fb1b80c3a89f4")
    #expect(Fingerprint(first: 1, second: .max).hex == "0000000000000001ffffffffffffffff")
  }
}
