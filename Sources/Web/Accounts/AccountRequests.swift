import Foundation
import Records
import Understanding

/// What a manager's page sends about accounts.
enum AccountRequests {
  /// Skills or languages.
  struct Names: Sendable, Hashable {
    /// Nil for all.
    var names: Set<String>?
  }

  struct Addition: Decodable, Sendable {
    var name: String
    var role: String?
    var skills: [String]?
    var languages: [String]?
    /// Nil to have one made.
    var password: String?
  }

  /// What is left out stays as it is.
  struct Change: Decodable, Sendable {
    var role: String?
    var skills: Names?
    var languages: Names?
    var isDisabled: Bool?

    private enum Key: String, CodingKey { case role, skills, languages, isDisabled }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: Key.self)
      role = try container.decodeIfPresent(String.self, forKey: .role)
      isDisabled = try container.decodeIfPresent(Bool.self, forKey: .isDisabled)
      func names(_ key: Key) throws -> Names? {
        guard container.contains(key) else { return nil }
        return Names(names: try container.decodeIfPresent([String].self, forKey: key).map(Set.init))
      }
      (skills, languages) = (try names(.skills), try names(.languages))
    }

    /// What the account can serve afterwards; nil where nothing is said of it.
    func competence(of account: Account) -> Competence? {
      guard skills != nil || languages != nil else { return nil }
      let known = account.competence
      return Competence(
        skills: skills.map(\.names) ?? known.skills,
        languages: languages.map { $0.names.map { Set($0.map(Language.init(rawValue:))) } } ?? known.languages)
    }
  }

  struct Password: Decodable, Sendable {
    /// Nil to have one made.
    var password: String?
  }

  static func role(_ text: String) throws(WebError) -> Account.Role {
    guard let role = Account.Role(rawValue: text) else {
      throw .bad("“role” must be \(Account.Role.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    return role
  }
}
