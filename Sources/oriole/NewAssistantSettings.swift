/// The first part of a new assistant's `assistant.yaml`; `NewAssistantPrompts` is the rest.
enum NewAssistantSettings {
  static let text = """
    # What holds for the whole assistant. A line that begins with # is a remark; Oriole does not read it.
    # Indentation counts: what belongs to something stands two spaces further in.
    name: "«name»"

    # The languages it speaks, the usual one first.
    languages: [«languages»]

    # How long Oriole waits before it asks again, and between two keys of a number, in seconds.
    listening: {silence_seconds: 7, between_keys_seconds: 2.5}

    # How sure Oriole must be, from 0 to 1: from accept on it does what it has understood, from confirm on it asks first.
    bands: {accept: 0.5, confirm: 0.25, hearing: 0.02, doubt: 0.15}

    # Where callers wait for a person, for how long at most, and how angry (0 to 1) they must be to get one at once.
    handoff: {queue: general, longest_wait_seconds: 600, queue_limit: 50, after: {frustration: 0.7}}

    # Your data: a name for each table, and its file. Spreadsheets can save such files ("CSV", with commas, UTF-8).
    tables:
      products: data/products.csv

    # What is looked up in the tables. The part after WHERE picks the row: :product is what the caller was asked for in
    # intents/products.yaml. Its answers may use every column of the row, as {price}.
    lookups:
      product_by_code: SELECT * FROM products WHERE code = :product

    # There is more, which the demonstration Models/shop shows: customers whom Oriole knows (customer), changes of your data
    # that callers can have made (actions), and what happens when a caller is not understood (ladder).

    # Music for callers who wait: a WAV file in this folder. Take away the # in front of the next line to use it.
    # hold: music.wav


    """
}
