import Dialogue

/// What editors tell about `assistant.yaml`.
enum AssistantSchema {
  static let root = SchemaNode.fields(
    AssistantFile.fields,
    required: ["name", "languages", "bands", "listening", "handoff", "prompts"],
    "What holds for the whole assistant.",
    [
      "name": .text("The assistant's name; callers do not hear it."),
      "languages": .list(
        of: .choice(["en", "zh"], "English or Chinese."),
        "The languages it speaks, the usual one first: [en], [zh], [en, zh] or [zh, en]."
      ).with(["minItems": .number(1)]),
      "hold": .text("Music for callers who wait for a person: a WAV file, relative to the assistant's folder."),
      "listening": listening, "bands": bands, "handoff": handoff,
      "tables": .map(
        of: .text("A CSV file with a header line, relative to the assistant's folder."),
        "The business's data: a name for each table, and its file."),
      "lookups": .map(
        of: .text(
          "SQL that only reads, such as SELECT * FROM orders WHERE number = :order, or a web service that answers in JSON, "
            + "such as GET https://example.org/orders/:order. :order is what was collected."),
        "Questions to the tables or to web services: a name for each, and its SQL or address."),
      "actions": .map(
        of: .text(
          "SQL that changes rows, such as UPDATE orders SET status = 'cancelled' WHERE number = :order. It has what was "
            + "collected, :today, the change's :reference, and in a private intent :customer."),
        "Changes of the tables that answers make (do): a name for each, and its SQL."),
      "ladder": ladder, "customer": customer,
      "words": .map(
        of: .map(
          of: .localized("How the code is said."),
          "The codes of a column of the data, and how callers hear each of them."
        ), "Words for codes in the data, by column: {status|words} in a text says them."),
      "prompts": prompts, "chat_prompts": chatPrompts, "models": models,
    ])

  private static let listening = SchemaNode.fields(
    AssistantFile.listeningFields, "How long Oriole waits for callers.",
    [
      "silence_seconds": .number(1...60, "How long a caller may say nothing before Oriole asks again. Usually 7."),
      "between_keys_seconds": .number(
        0.5...10, "How long a caller may take between two keys of a number. Usually 2.5."),
      "longest_answer_seconds": .number(
        5...600, "Longer answers are told in parts, with the prompt more between them. Usually 18."),
    ])

  private static let ladder = SchemaNode.fields(
    AuthoredLadder.fields, "What Oriole does miss by miss: first, second, third time, and so on.",
    [
      "nomatch": steps("When it has not understood. Usually rephrase, offer_keys, agent."),
      "noinput": steps("When it hears nothing. Usually repeat, offer_keys, agent."),
    ])

  private static func steps(_ description: String) -> SchemaNode {
    let step = SchemaNode.any(
      of: [
        .choice(AuthoredLadder.usual.keys, "One of the usual steps."),
        .text("An intent of the assistant's, such as callback."),
      ], "What is done then.")
    return .list(of: step, description).with(["minItems": .number(1), "maxItems": .number(10)])
  }

  private static let customer = SchemaNode.fields(
    AuthoredCustomer.fields,
    "How Oriole knows who calls, and how callers prove it. Each lookup gives a row with an id.",
    [
      "number": .text("The lookup that finds a customer by the number that calls, as :value. It proves nothing."),
      "card": .text("The lookup that finds a customer by a card at the kiosk, as :value. It proves nothing."),
      "login": .text("The lookup that finds a customer by a login, as :value; such a customer needs no other proof."),
      "tries": .number(1...10, "How often a caller may try to prove it; then a person goes on. Usually 3."),
      "proof": .map(of: proof, "Ways to prove it: a name for each. The first is asked for, the others on demand."),
    ])

  private static let proof = SchemaNode.fields(
    AuthoredCustomer.proofFields, required: AuthoredCustomer.proofFields, "What the caller must know.",
    [
      "collect": .map(of: SlotSchema.slot, "What is asked for, in this order: a name for each value."),
      "lookup": .text("The lookup that finds the customer's row by all of these values, or none."),
    ])

  private static let bands = SchemaNode.fields(
    AssistantFile.bandFields, "How sure Oriole must be, from 0 (not at all) to 1 (quite).",
    [
      "accept": .number(0...1, "From here on it does what it has understood. Usually 0.5."),
      "confirm": .number(0...1, "From here on it asks whether that was meant; below, it asks again. Usually 0.25."),
      "hearing": .number(0...1, "Sounds that are less likely to be these words do not count. Usually 0.02."),
      "doubt": .number(0...1, "Words that are less likely than this make what is understood less sure. Usually 0.15."),
      "sure": .number(0...1, "From here on a value with confirm: auto is not asked about. Usually 0.7."),
      "close": .number(
        0...1, "Of two intents, the second being this share as likely as the first, Oriole asks which. Usually 0.6."),
    ])

  private static let handoff = SchemaNode.fields(
    AssistantFile.handoffFields, "How callers come to a person.",
    [
      "queue": .text("The queue they wait in when the intent names none. Usually general."),
      "longest_wait_seconds": .number(10...86_400, "After this long, a caller is told that nobody came. Usually 600."),
      "queue_limit": .number(1...10_000, "How many callers may wait at once. Usually 100."),
      "after": .fields(
        AssistantFile.afterFields, "What leads to a person without the caller's asking.",
        ["frustration": .number(0...1, "From this much anger, 0–1, a person takes over. Usually 0.7.")]),
    ].merging(HandoffSchema.routing) { $1 })

  private static let models = SchemaNode.languages(
    of: { language in
      .fields(
        AssistantFile.modelFields, required: AssistantFile.modelFields, "What Oriole hears with. \(language)",
        [
          "acoustic": .text("A folder with an acoustic model in CMU Sphinx format."),
          "dictionary": .text("A file with the words' pronunciations."),
        ])
    }, "Acoustic models of your own, by language; English has one already.")

  private static let prompts = SchemaNode.fields(
    Set(PromptName.allCases.map(\.rawValue)),
    required: Set(PromptName.allCases).subtracting(PromptName.optional).map(\.rawValue),
    "What Oriole says when no intent has an answer for it. {menu} says the keys in all of them.", promptFields)

  private static let chatPrompts = SchemaNode.fields(
    Set(PromptName.allCases.map(\.rawValue)),
    "What Oriole says instead in a chat, where choices are buttons and nobody presses keys.", promptFields)

  private static let promptFields: [String: SchemaNode] =
    Dictionary(
      uniqueKeysWithValues: PromptName.allCases.compactMap { name in
        PromptDescriptions.all[name].map { description in
          let values = TextValues.values(of: name).map { "{\($0)}" }.joined(separator: ", ")
          return (name.rawValue, .localized(values.isEmpty ? description : "\(description) Values: \(values)."))
        }
      })
}
