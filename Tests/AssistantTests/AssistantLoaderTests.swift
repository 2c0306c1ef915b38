import Assistant
import Dialogue
import Foundation
import Testing
import Understanding

@Suite struct AssistantLoaderTests {
  /// What loading says is wrong, with the folder's name left out.
  private func fault(_ change: (AssistantFolder) throws -> Void) throws -> String {
    let folder = try AssistantFolder()
    try change(folder)
    do {
      _ = try AssistantLoader.load(folder.path)
      return "nothing"
    } catch {
      return error.description.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  @Test func `an assistant is read from its folder`() throws {
    let folder = try AssistantFolder()
    let assistant = try AssistantLoader.load(folder.path)
    #expect(assistant.name == "little")
    #expect(assistant.script.menu.map(\.intent) == ["order_status"])
    #expect(assistant.tables.first?.rows == [["457012", "shipped"]])
    let answer = assistant.script.intents["faq.islands"]?.answers.first?.say[.english]
    #expect(answer?.render([:], language: .english) == "We deliver to all islands. It takes two days more.")
    #expect(assistant.script.intents["faq.islands"]?.source == "\(folder.path)/faq/en.md:2")
    #expect(assistant.script.intents["order_status"]?.source == "\(folder.path)/intents/all.yaml:2")
  }

  @Test func `what looks like a number or a truth value stays a text`() throws {
    let folder = try AssistantFolder()
    let assistant = try AssistantLoader.load(folder.path)
    let phrases = assistant.speech[.english]?.phrases[.anything]?.map(\.text) ?? []
    #expect(phrases.contains("no"))
    #expect(phrases.contains("0123"))
    #expect(phrases.contains("#"))
    #expect(assistant.script.intents["no"]?.answers.first?.say[.english].render([:], language: .english) == "no")
  }

  @Test func `phrases stand for all their forms, with sample values`() throws {
    let folder = try AssistantFolder()
    let phrases = try AssistantLoader.load(folder.path).speech[.english]?.phrases[.anything]?.map(\.text) ?? []
    #expect(phrases.contains("where is my order"))
    #expect(phrases.contains("where is my parcel"))
    #expect(phrases.contains { $0.hasPrefix("track order ") && $0.split(separator: " ").count == 8 })
    #expect(!phrases.contains { $0.contains("{") })
  }

  @Test func `the same files give the same phrases each time`() throws {
    let folder = try AssistantFolder()
    let first = try AssistantLoader.load(folder.path).speech
    #expect(try AssistantLoader.load(folder.path).speech == first)
  }

  @Test func `a folder that is not there is named`() {
    #expect { try AssistantLoader.load("/nowhere/at/all") } throws: {
      "\($0)" == "/nowhere/at/all: no such assistant"
    }
  }

  @Test func `a missing file is named`() throws {
    #expect(try fault { try $0.remove("assistant.yaml") } == "assistant.yaml: no such file")
    #expect(try fault { try $0.remove("faq/en.md") } == "faq/en.md: no such file")
    #expect(
      try fault { try $0.remove("data/orders.csv") }.hasPrefix("assistant.yaml:6: tables.orders: no such file"))
  }

  @Test func `malformed YAML is told with its line`() throws {
    let fault = try fault { try $0.write("intents/all.yaml", "order_status:\n  label: {en: x\n  ask: [\n") }
    #expect(fault.hasPrefix("intents/all.yaml:3: ") || fault.hasPrefix("intents/all.yaml:4: "))
    #expect(!fault.contains("\n"))
  }

  @Test func `an unknown field is told with its line and a suggestion`() throws {
    let fault = try fault { try $0.replace("  lookup: by_number", with: "  lokup: by_number", in: "intents/all.yaml") }
    #expect(fault == "intents/all.yaml:7: order_status.lokup: unknown field “lokup”; did you mean “lookup”?")
  }

  @Test func `an unknown lookup is told with a suggestion`() throws {
    let fault = try fault { try $0.replace("lookup: by_number", with: "lookup: by_numbr", in: "intents/all.yaml") }
    #expect(fault == "intents/all.yaml:7: order_status.lookup: “by_numbr” is not a lookup; did you mean “by_number”?")
  }

  @Test func `a slot that is not collected is told`() throws {
    let fault = try fault { try $0.replace("[order] {order}", with: "{ordr}", in: "intents/all.yaml") }
    #expect(fault.hasPrefix("intents/all.yaml:4: "))
    #expect(fault.contains("{ordr} is not collected; did you mean “order”?"))
  }

  @Test func `an unbalanced phrase is told with its line`() throws {
    let fault = try fault { try $0.replace("(order|parcel)", with: "(order|parcel", in: "intents/all.yaml") }
    #expect(fault.hasPrefix("intents/all.yaml:4: "))
  }

  @Test func `a template with an unknown filter is told with its line`() throws {
    let fault = try fault { try $0.replace("{status|words}", with: "{status|shout}", in: "intents/all.yaml") }
    #expect(fault.hasPrefix("intents/all.yaml:9: order_status.answer.en: unknown filter “shout”"))
  }

  @Test func `a key that is used twice is told with both places`() throws {
    let fault = try fault { try $0.replace("no:\n  label", with: "no:\n  key: 1\n  label", in: "intents/all.yaml") }
    #expect(fault.contains("key 1 is taken by order_status"))
    #expect(fault.hasPrefix("intents/all.yaml:"))
  }

  @Test func `a reserved key is refused`() throws {
    #expect(
      try fault { try $0.replace("key: 1", with: "key: 0", in: "intents/all.yaml") }.contains("a key is one of 1–9"))
  }

  @Test func `an intent that stands twice is told`() throws {
    #expect(try fault { try $0.write("intents/more.yaml", AssistantFolder.intents) }.contains("stands twice"))
    let twice = try fault { try $0.replace("no:\n", with: "person:\n", in: "intents/all.yaml") }
    #expect(twice.contains("stands twice: person"))
  }

  @Test func `a missing prompt and a missing language are told`() throws {
    let prompt = try fault { try $0.replace("  goodbye: {en: \"This is goodbye.\"}\n", with: "", in: "assistant.yaml") }
    #expect(prompt.contains("has no “goodbye”"))
    let language = try fault { try $0.replace("[en]", with: "[en, zh]", in: "assistant.yaml") }
    #expect(language.contains("has no text for “zh”"))
  }

  @Test func `a language that Oriole does not speak is refused`() throws {
    let fault = try fault { try $0.replace("[en]", with: "[en, fr]", in: "assistant.yaml") }
    #expect(fault == "assistant.yaml:2: languages[2]: “fr” is not there; Oriole speaks en and zh")
  }

  @Test func `an assistant without a way to a person is refused`() throws {
    let fault = try fault { try $0.replace("do: handoff", with: "do: goodbye", in: "intents/all.yaml") }
    #expect(fault.contains("no intent leads to a person"))
  }

  @Test func `a number out of range is told`() throws {
    let fault = try fault { try $0.replace("accept: 0.5", with: "accept: 5", in: "assistant.yaml") }
    #expect(fault.hasPrefix("assistant.yaml:4: bands.accept: must be a number from 0.0 to 1.0"))
  }

  @Test func `bytes that are no text are told with their line`() throws {
    let fault = try fault { try $0.write("faq/en.md", Data("# Delivery\n".utf8) + Data([0xFF, 0xFE, 0x0A])) }
    #expect(fault == "faq/en.md:2: not UTF-8 text")
  }
}

@Suite struct FAQFileTests {
  private func fault(_ text: String) throws -> String {
    let folder = try AssistantFolder()
    try folder.write("faq/en.md", text)
    do {
      _ = try AssistantLoader.load(folder.path)
      return "nothing"
    } catch {
      return error.description.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  @Test func `a question without id, answer or heading is told with its line`() throws {
    #expect(try fault("## Why?\nBecause.\n") == "faq/en.md:1: a question needs an id: “## Question? {#id}”")
    #expect(try fault("# A\n## Why? {#why}\n- how come\n") == "faq/en.md:2: “Why?” has no answer")
    #expect(try fault("Because.\n") == "faq/en.md:1: text before the first “## question”")
    #expect(try fault("## Why? {#a b}\nBecause.\n").contains("an id has letters"))
    #expect(
      try fault("## Why? {#a}\nBecause.\n## How? {#a}\nSo.\n") == "faq/en.md:3: {#a} stands twice; first in line 1")
  }
}

@Suite struct CSVFileTests {
  private func load(_ csv: String) throws -> (AuthoredTable?, String) {
    let folder = try AssistantFolder()
    try folder.write("data/orders.csv", csv)
    do {
      return (try AssistantLoader.load(folder.path).tables.first, "")
    } catch {
      return (nil, error.description.replacingOccurrences(of: folder.path + "/", with: ""))
    }
  }

  @Test func `quoted values keep commas, quotes and line ends`() throws {
    let (table, _) = try load("number,status\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n\r\n2,\r\n")
    #expect(table?.rows == [["1", "a, \"b\"\r\nc"], ["2", ""]])
  }

  @Test func `faults are told with their line`() throws {
    #expect(
      try load("number,status\n1,a\n2\n").1 == "data/orders.csv:3: 1 values, but the header names 2 columns")
    #expect(try load("number,status\n1,\"a\n").1 == "data/orders.csv:2: a quoted value does not end")
    #expect(try load("number,status\n1,\"a\"b\n").1 == "data/orders.csv:2: text after a quoted value")
    #expect(try load("number,number\n").1 == "data/orders.csv:1: a column has no name or stands twice")
    #expect(try load("").1 == "data/orders.csv:1: no header line")
  }
}
