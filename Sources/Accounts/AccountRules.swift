import Foundation
import Records
import Understanding

/// What a name, a password and a skill must be.
enum AccountRules {
  static let mostNameCharacters = 40
  static let passwordCharacters = 10...200
  static let mostSkills = 50

  /// A name as it is kept.
  static func name(_ text: String) throws(AccountError) -> String {
    let name = text.precomposedStringWithCanonicalMapping
    let isPlain = name.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
    guard !name.isEmpty, name.count <= mostNameCharacters, name.utf8.count <= 160, isPlain else {
      throw .refused("a name is 1 to \(mostNameCharacters) letters, digits, dots, hyphens or underscores")
    }
    return name
  }

  static func password(_ text: String, of name: String) throws(AccountError) {
    guard passwordCharacters.contains(text.count), text.utf8.count <= 1_000 else {
      throw .refused(
        "a password has \(passwordCharacters.lowerBound) to \(passwordCharacters.upperBound) characters")
    }
    let isControl = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    guard !isControl else { throw .refused("a password has no control characters") }
    guard Set(text).count >= 4, !text.lowercased().contains(name.lowercased()) || text.count >= name.count + 8 else {
      throw .refused("the password is too easy to guess: use more different characters, and not only the name")
    }
  }

  static func competence(_ competence: Competence) throws(AccountError) {
    let words = (competence.skills ?? []).union((competence.languages ?? []).map(\.rawValue))
    guard words.count <= mostSkills, words.allSatisfy({ (1...60).contains($0.count) }) else {
      throw .refused("skills and languages are at most \(mostSkills), of at most 60 characters each")
    }
  }
}
