import Foundation

/// Writes records as JSON, straight into the bytes of the text.
final class JSONOutput {
  var text = JSONText()

  /// - Throws: what the value's own `encode` throws, and for `Data`, `URL` and `Decimal`, which no record has.
  static func text(of value: some Encodable) throws -> String {
    let output = JSONOutput()
    try output.write(value)
    return String(decoding: output.text.bytes, as: UTF8.self)
  }

  func write<Value: Encodable>(_ value: Value) throws {
    // Types are compared first, because a cast costs more than what is written.
    if Value.self == String.self, let string = value as? String { return text.write(string) }
    if Value.self == [String: String].self, let facts = value as? [String: String] { return text.write(facts) }
    if Value.self == Data.self || Value.self == URL.self || Value.self == Decimal.self {
      let context = EncodingError.Context(codingPath: [], debugDescription: "\(Value.self) has no form in records")
      throw EncodingError.invalidValue(value, context)
    }
    let (depth, before) = (text.depth, text.bytes.count)
    try value.encode(to: JSONTextEncoder(output: self))
    if text.bytes.count == before { _ = text.beginObject() }
    text.close(to: depth)
  }
}

/// What a value sees while it is written as JSON: where it stands is known to the output, not to the value.
struct JSONTextEncoder: Encoder {
  let output: JSONOutput
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    KeyedEncodingContainer(JSONObject<Key>(output: output, depth: output.text.beginObject()))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    JSONArray(output: output, depth: output.text.beginArray())
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { JSONValue(output: output) }
}

private struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let output: JSONOutput
  let depth: Int
  var codingPath: [any CodingKey] { [] }

  private func key(_ key: Key) { output.text.key(key.stringValue, at: depth) }

  func encodeNil(forKey name: Key) {
    key(name)
    output.text.write(plain: "null")
  }

  func encode(_ value: Bool, forKey name: Key) {
    key(name)
    output.text.write(plain: value ? "true" : "false")
  }

  func encode(_ value: String, forKey name: Key) {
    key(name)
    output.text.write(value)
  }

  func encode(_ value: Int, forKey name: Key) {
    key(name)
    output.text.write(plain: String(value))
  }

  func encode(_ value: Double, forKey name: Key) {
    key(name)
    output.text.write(value)
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
    output.text.key("super", at: depth)
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
    output.text.next(at: depth)
    count += 1
  }

  mutating func encodeNil() {
    next()
    output.text.write(plain: "null")
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

  func encodeNil() { output.text.write(plain: "null") }
  func encode(_ value: Bool) { output.text.write(plain: value ? "true" : "false") }
  func encode(_ value: String) { output.text.write(value) }
  func encode(_ value: Double) { output.text.write(value) }
  func encode(_ value: Float) { output.text.write(value) }
  func encode(_ value: Int) { output.text.write(plain: String(value)) }
  func encode(_ value: Int8) { output.text.write(plain: String(value)) }
  func encode(_ value: Int16) { output.text.write(plain: String(value)) }
  func encode(_ value: Int32) { output.text.write(plain: String(value)) }
  func encode(_ value: Int64) { output.text.write(plain: String(value)) }
  func encode(_ value: UInt) { output.text.write(plain: String(value)) }
  func encode(_ value: UInt8) { output.text.write(plain: String(value)) }
  func encode(_ value: UInt16) { output.text.write(plain: String(value)) }
  func encode(_ value: UInt32) { output.text.write(plain: String(value)) }
  func encode(_ value: UInt64) { output.text.write(plain: String(value)) }
  func encode(_ value: some Encodable) throws { try output.write(value) }
}
