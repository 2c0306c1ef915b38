import Dialogue
import Foundation
import Understanding

/// What visitors' programs send, and how much of it is taken.
enum ChatRequests {
  static let mostCharacters = 4_000
  static let mostKeys = 64

  struct Begin: Decodable, Sendable {
    var language: String?
    /// The visitor's login at the business's own site, as a `CustomerToken`.
    var identity: String?
  }

  struct Message: Decodable, Sendable {
    var id: String?
    var text: String?
    var keys: String?
    /// Whether files came with it, under any of the names that programs use.
    var hasFiles: Bool

    private enum Key: String, CodingKey, CaseIterable { case id, text, keys, attachments, attachment, files, file }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      id = try container.decodeIfPresent(String.self, forKey: .id)
      text = try container.decodeIfPresent(String.self, forKey: .text)
      keys = try container.decodeIfPresent(String.self, forKey: .keys)
      hasFiles = [Key.attachments, .attachment, .files, .file].contains { container.contains($0) }
    }

    /// What is to be done, and the visitor's id of it.
    func read() throws(WebError) -> (id: String, deed: Chat.Deed) {
      if hasFiles { throw .noAttachments }
      guard let id, (1...64).contains(id.utf8.count), id.utf8.allSatisfy(Self.isPlain) else {
        throw .bad(
          "“id” must be 1 to 64 letters, digits, dots, hyphens or underscores that you choose for this message.")
      }
      switch (text, keys) {
      case (let text?, nil):
        let words = Self.clean(text)
        guard !words.isEmpty else { throw .bad("“text” is empty.") }
        guard words.unicodeScalars.count <= mostCharacters else {
          throw .bad("“text” is too long: at most \(mostCharacters) characters are taken.")
        }
        return (id, .words(words))
      case (nil, let keys?):
        let digits = keys.map { Digit(rawValue: String($0)) }
        guard (1...mostKeys).contains(digits.count), !digits.contains(nil) else {
          throw .bad("“keys” must be 1 to \(mostKeys) of 0123456789*#.")
        }
        return (id, .keys(digits.compactMap(\.self)))
      default: throw .bad("Send either “text” or “keys”.")
      }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }

    /// Without control characters, but for line breaks, and without white space at both ends.
    static func clean(_ text: String) -> String {
      let bytes = text.utf8
      let isPlain = bytes.allSatisfy { (0x20..<0x7F).contains($0) } && bytes.first != 0x20 && bytes.last != 0x20
      guard !isPlain else { return text }
      let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
        scalar.properties.generalCategory == .control && scalar != "\n" ? " " : scalar
      }
      return String(String.UnicodeScalarView(scalars)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
  }

  struct Rating: Decodable, Sendable {
    var rating: Int?

    func read() throws(WebError) -> Int {
      guard let rating, (1...5).contains(rating) else { throw .bad("“rating” must be a number from 1 to 5.") }
      return rating
    }
  }

  /// A request that has nothing to say.
  struct Nothing: Decodable, Sendable {
    private enum Key: CodingKey {}

    init(from decoder: any Decoder) throws { _ = try decoder.container(keyedBy: Key.self) }
  }
}
