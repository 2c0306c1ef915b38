/// What editors tell about one value of a `collect`.
enum SlotSchema {
  private static let descriptions: [String: SchemaNode] = [
    "type": .choice(
      SlotFile.Kind.allCases.map(\.rawValue),
      "What it is: digits (a number of so many digits), name (of something in a table), number, date, time, money or phone."
    ),
    "ask": .localized("The question."),
    "confirm": .choice(
      SlotFile.Confirm.allCases.map(\.rawValue),
      "Whether the caller is asked if it was heard right. auto: only when it was not heard well. Usually always."),
    "confirm_ask": .localized("That question, with the value: Order {order|digits}. Is that right?"),
    "implied": .localized(
      "Said before what follows, in place of the question, when confirm is auto and it was heard well."),
    "digits": .number(1...20, "How many digits."),
    "secret": .yesNo("yes: such as a PIN; it is neither said, nor shown, nor kept, and never confirmed."),
    "table": .text("The table in which the names, or the numbers that exist, stand."),
    "column": .text("The column with the numbers that exist: a misheard digit is then repaired."),
    "names": .languages(of: { .text("The column. \($0)") }, "The columns with the names, as callers say them."),
    "value": .text("The column with what lookups get for a name."),
    "from": .text("The least that is possible: 5, 08:00 or today+1."),
    "to": .text("The most that is possible: 500, 18:00 or today+14."),
    "outside": .localized("Said when it is not possible; {from} and {to} are what is."),
  ]

  static let slot = SchemaNode.fields(
    SlotFile.own.values.reduce(SlotFile.common) { $0.union($1) }, required: ["type", "ask"],
    "One value that the caller is asked for.", descriptions
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
