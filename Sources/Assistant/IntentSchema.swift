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
      "collect": .map(of: SlotSchema.slot, "What the caller is asked for, in this order: a name for each value."),
      "lookup": .text("What is looked up when everything is collected: a name under lookups in assistant.yaml."),
      "missing": .localized("Said when nothing was found; has the {values} that were collected."),
      "answer": .any(
        of: [
          .localized("The answer; has the {values} that were collected and looked up."),
          .list(of: answer, "Answers, tried in order; the last one without when."),
        ], "What Oriole says: one text, or a list of which the first that fits is said."),
      "then": .choice(["handoff", "go_on"], "handoff: a person goes on after the answer. Usually go_on."),
      "queue": .text("The queue in which callers wait for a person; otherwise that of assistant.yaml."),
      "do": .choice(
        IntentScript.Action.allCases.map(\.rawValue),
        "What Oriole does in place of an answer: handoff (a person), goodbye, repeat, menu, help, switch_language, slower, "
          + "faster, back (one step), more (of a long answer), start_over, no_offers or other_proof (of who one is)."),
      "private": .yesNo(
        "yes: only for customers who have proven who they are, as customer in assistant.yaml says. "
          + "Its lookup and actions have :customer, its texts {customer.COLUMN}."),
      "offer": offer,
    ])

  private static let offer = SchemaNode.fields(
    IntentFile.offerFields, required: IntentFile.offerFields,
    "Something that is offered to a known customer after the answer, at most once a call.",
    [
      "when": .text(
        "For whom: conditions such as customer.orders_this_year >= 5, joined by and. There are >=, <=, >, <, == and !=."
      ),
      "say": .localized("The offer, as a question; has the {values} that were collected and {customer.COLUMN}."),
      "intent": .text("What a yes begins: an intent, or a question as faq.NAME."),
    ])

  private static let answer = SchemaNode.fields(
    IntentFile.answerFields, required: ["say"], "One of the answers.",
    [
      "when": .map(
        of: .text("What the value must be."), "For which values it is said: {status: shipped}. Without it, for all."),
      "say": .localized(
        "The answer; has the {values} that were collected and looked up, after an action also {reference}."),
      "do": .text("What is changed: a name under actions in assistant.yaml. The caller is asked first (confirm)."),
      "confirm": .localized("The question before an action, with all that it changes; a yes does it."),
      "unchanged": .localized("Said when the action found nothing to change; without it, a person goes on."),
      "then": .choice(
        ["handoff", "go_on"], "Whether a person goes on after this answer; otherwise as the intent says."),
    ])
}
