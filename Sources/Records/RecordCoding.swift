import Foundation

/// Records with an inner shape, such as handoffs and journal entries, are kept as JSON.
package enum RecordCoding {
  package static func text(of value: some Encodable) throws(StoreError) -> String {
    do {
      return try JSONOutput.text(of: value)
    } catch {
      throw StoreError(.corrupt, "a record cannot be written as JSON: \(error)".onOneLine)
    }
  }

  /// `place` says where the text was found, for the message of the error.
  package static func value<Value: Decodable>(_ type: Value.Type, from text: String, in place: String)
    throws(StoreError)
    -> Value
  {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    do {
      return try decoder.decode(type, from: Data(text.utf8))
    } catch {
      throw StoreError(.corrupt, "\(place): is not what Oriole wrote: \(error)".onOneLine)
    }
  }
}

extension String {
  /// The text with its line breaks as blanks, for messages.
  package var onOneLine: String { split(whereSeparator: \.isNewline).joined(separator: " ") }
}
