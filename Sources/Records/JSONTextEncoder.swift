/// What a value sees while it is written as JSON: where it stands is known to the output, not to the value.
struct JSONTextEncoder: Encoder {
  let output: JSONOutput
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONObject<Key>(output: output, depth: output.begin("{", "}")))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONArray(output: output, depth: output.begin("[", "]"))
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONValue(output: output) }
}

private struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  private func key(_ key: Key) { output.key(key.stringValue, at: depth) }

  func encodeNil(forKey name: Key) {
    key(name)
    output.write(plain: "null")
  }

  func encode(_ value: Bool, forKey name: Key) {
    key(name)
    output.write(plain: value ? "true" : "false")
  }

  func encode(_ value: String, forKey name: Key) {
    key(name)
    output.write(value)
  }

  func encode(_ value: Int, forKey name: Key) {
    key(name)
    output.write(plain: String(value))
  }

  func encode(_ value: Double, forKey name: Key) {
    key(name)
    output.write(value)
  }

  func encode(_ value: some Encodable, forKey name: Key) throws {
    key(name)
    try output.write(value)
  }

  func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type, forKey name: Key) -> KeyedEncodingContainer<Inner> {
    key(name)
    return JSONTextEncoder(output: output).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey name: Key) -> any UnkeyedEncodingContainer {
    key(name)
    return JSONTextEncoder(output: output).unkeyedContainer()
  }

  func superEncoder() -> any Encoder {
    output.key("super", at: depth)
    return JSONTextEncoder(output: output)
  }

  func superEncoder(forKey name: Key) -> any Encoder {
    key(name)
    return JSONTextEncoder(output: output)
  }
}

private struct JSONArray: UnkeyedEncodingContainer {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }
  private(set) var count = 0

  init(output: JSONOutput, depth: Int) { (self.output, self.depth) = (output, depth) }

  private mutating func next() {
    output.next(at: depth)
    count += 1
  }

  mutating func encodeNil() {
    next()
    output.write(plain: "null")
  }

  mutating func encode(_ value: some Encodable) throws {
    next()
    try output.write(value)
  }

  mutating func nestedContainer<Inner: CodingKey>(keyedBy type: Inner.Type) -> KeyedEncodingContainer<Inner> {
    next()
    return JSONTextEncoder(output: output).container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    next()
    return JSONTextEncoder(output: output).unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder {
    next()
    return JSONTextEncoder(output: output)
  }
}

private struct JSONValue: SingleValueEncodingContainer {
  let output: JSONOutput
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { output.write(plain: "null") }
  func encode(_ value: Bool) { output.write(plain: value ? "true" : "false") }
  func encode(_ value: String) { output.write(value) }
  func encode(_ value: Double) { output.write(value) }
  // Shorter as the float that it is than as the double that it is not.
  func encode(_ value: Float) {
    guard value.isFinite else { return output.write(Double(value)) }
    let text = value.description
    output.write(plain: text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
  func encode(_ value: Int) { output.write(plain: String(value)) }
  func encode(_ value: Int8) { output.write(plain: String(value)) }
  func encode(_ value: Int16) { output.write(plain: String(value)) }
  func encode(_ value: Int32) { output.write(plain: String(value)) }
  func encode(_ value: Int64) { output.write(plain: String(value)) }
  func encode(_ value: UInt) { output.write(plain: String(value)) }
  func encode(_ value: UInt8) { output.write(plain: String(value)) }
  func encode(_ value: UInt16) { output.write(plain: String(value)) }
  func encode(_ value: UInt32) { output.write(plain: String(value)) }
  func encode(_ value: UInt64) { output.write(plain: String(value)) }
  func encode(_ value: some Encodable) throws { try output.write(value) }
}
