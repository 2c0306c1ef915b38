import Dialogue

/// What editors tell about `intents/*.yaml`.
enum IntentSchema {
  static let root = SchemaNode.map(
    of: intent, "What callers may want: a name for each intent, in letters and _, and what Oriole does.")

  private static let intent = SchemaNode.fields(
    IntentFile.fields, required: ["label", "ask"], "One thing that callers may want.",
    [
      "label": .localized("How it is called in the menu and in “Is it about …?”."),
      "key": .object([
        "enum": .array((1...9).flatMap { [.number(Double($0)), .string(String($0))] }),
        "description": "The telephone key that chooses it, 1–9. 0 is a person, * repeats, # says the menu.",
      ]),
      "ask": .languages(
        of: { language in .list(of: .text("One way to ask."), "Ways to ask, ten or more. \(language)") },
        "How callers say it: (a|b) is one of these, [x] may be left out, {slot} is a value that is collected."),
      "collect": .map(of: slot, "What the caller is asked for, in this order: a name for each value."),
      "lookup": .text("What is looked up when everything is collected: a name under lookups in assistant.yaml."),
      "missing": .localized("Said when nothing was found; has the {values} that were collected."),
      "answer": .object([
        "description": "What Oriole says: one text, or a list of which the first that fits is said.",
        "anyOf": .array([
          .localized("The answer; has the {values} that were collected and looked up."),
          .list(of: answer, "Answers, tried in order; the last one without when."),
        ]),
      ]),
      "then": .choice(["handoff"], "handoff: a person goes on after the answer."),
      "queue": .text("The queue in which callers wait for a person; otherwise that of assistant.yaml."),
      "do": .choice(
        IntentScript.Action.allCases.map(\.rawValue),
        "What Oriole does in place of an answer: handoff (a person), goodbye, repeat, menu, help or switch_language."),
    ])

  private static let answer = SchemaNode.fields(
    IntentFile.answerFields, required: ["say"], "One of the answers.",
    [
      "when": .map(
        of: .text("What the value must be."), "For which values it is said: {status: shipped}. Without it, for all."),
      "say": .localized("The answer; has the {values} that were collected and looked up."),
    ])

  private static let slotDescriptions: [String: SchemaNode] = [
    "type": .choice(
      SlotFile.Kind.allCases.map(\.rawValue),
      "What it is: digits (a number of so many digits), name (of something in a table), number, date, time, money or phone."
    ),
    "ask": .localized("The question."),
    "confirm": .choice(
      SlotFile.Confirm.allCases.map(\.rawValue), "Whether the caller is asked if it was heard right. Usually always."),
    "confirm_ask": .localized("That question, with the value: Order {order|digits}. Is that right?"),
    "digits": .number(1...20, "How many digits."),
    "table": .text("The table in which the names, or the numbers that exist, stand."),
    "column": .text("The column with the numbers that exist: a misheard digit is then repaired."),
    "names": .languages(of: { .text("The column. \($0)") }, "The columns with the names, as callers say them."),
    "value": .text("The column with what lookups get for a name."),
    "from": .text("The least that is possible: 5, 08:00 or today+1."),
    "to": .text("The most that is possible: 500, 18:00 or today+14."),
    "outside": .localized("Said when it is not possible; {from} and {to} are what is."),
  ]

  private static let slot = SchemaNode.fields(
    SlotFile.own.values.reduce(SlotFile.common) { $0.union($1) }, required: ["type", "ask"],
    "One value that the caller is asked for.", slotDescriptions
  ).with(["allOf": .array(SlotFile.Kind.allCases.map(rules))])

  /// What a value of a type must have, and may have.
  private static func rules(_ kind: SlotFile.Kind) -> SchemaNode {
    let own = SlotFile.own[kind] ?? []
    let required: Set<String> =
      switch kind {
      case .digits: ["digits"]
      case .name: own
      default: []
      }
    return .object([
      "if": .object(["properties": .object(["type": .object(["const": .string(kind.rawValue)])])]),
      "then": .object([
        "required": .strings(required),
        "propertyNames": .object(["enum": .strings(SlotFile.common.union(own))]),
      ]),
    ])
  }
}
