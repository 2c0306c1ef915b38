import Records
import Understanding

/// What `oriole agents` is given.
struct AgentsArguments {
  enum Deed: String, CaseIterable { case add, list, password, set, disable, enable, remove }

  let deed: Deed
  /// Empty for `list`.
  let name: String
  let role: Account.Role?
  /// Nil when nothing is said of it.
  let skills: Competence?
  let config: String?
  let settings: [String: String]

  static let help = """
    OVERVIEW: Who may log in at /login of `oriole serve`.

    USAGE: oriole agents list
           oriole agents add NAME [--role ROLE] [--skills A,B] [--languages en,zh]
           oriole agents set NAME [--role ROLE] [--skills A,B] [--languages en,zh]
           oriole agents password NAME
           oriole agents disable NAME | enable NAME | remove NAME

    The password is asked for, or read as the first line of standard input. Another password, `disable` and `remove` end
    what the account has open. Every change stands in the audit trail.

    OPTIONS:
      --role ROLE          agent: serves callers; supervisor: also sees all agents and calls; manager: also sees all
                           figures, and teaches (default: agent)
      --skills A,B         queues that the agent serves; “all” for all (default: all)
      --languages en,zh    languages that the agent speaks; “all” for all (default: all)
      --config FILE        the settings (default: $ORIOLE_CONFIG, or oriole.yaml in this folder)
      --assistant FOLDER   the assistant's folder, after which the usual store is named
      --store FILE         the store
      -h, --help           show this
    """

  /// Nil when help is wanted.
  init?(_ arguments: [String]) throws(GivenOptions.Mistake) {
    let options: Set = ["--role", "--skills", "--languages", "--config", "--assistant", "--store"]
    let given = try GivenOptions(arguments, options: options, mostWords: 2, of: "oriole agents")
    guard !given.wantsHelp else { return nil }
    guard let word = given.words.first, let deed = Deed(rawValue: word) else {
      let deeds = Deed.allCases.map(\.rawValue).joined(separator: ", ")
      throw .init(message: "say what to do: \(deeds); `oriole agents --help` tells more")
    }
    guard given.words.count == (deed == .list ? 1 : 2) else {
      throw .init(message: deed == .list ? "list takes no name" : "\(deed.rawValue) needs one name")
    }
    (self.deed, name) = (deed, given.words.count == 2 ? given.words[1] : "")
    role = try given.values["--role"].map(Self.role)
    let (skills, languages) = (given.values["--skills"], given.values["--languages"])
    let shapes = role != nil || skills != nil || languages != nil
    guard [.add, .set].contains(deed) || !shapes else {
      throw .init(message: "--role, --skills and --languages are for add and set")
    }
    self.skills =
      skills == nil && languages == nil
      ? nil
      : Competence(
        skills: Self.list(skills), languages: Self.list(languages).map { Set($0.map(Language.init(rawValue:))) })
    config = given.values["--config"]
    settings = ServeArguments.settings(given)
  }

  private static func role(_ text: String) throws(GivenOptions.Mistake) -> Account.Role {
    guard let role = Account.Role(rawValue: text) else {
      let roles = Account.Role.allCases.map(\.rawValue).joined(separator: ", ")
      throw .init(message: "“\(text.prefix(40))” is none of \(roles)")
    }
    return role
  }

  /// Nil for all.
  private static func list(_ text: String?) -> Set<String>? {
    guard let text, text != "all" else { return nil }
    return Set(text.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }.filter { !$0.isEmpty })
  }
}
