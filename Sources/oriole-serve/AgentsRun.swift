import Accounts
import Foundation
import Records
import Settings
import Stores
import Understanding

/// `oriole agents`: who may log in.
enum AgentsRun {
  static func run(_ arguments: AgentsArguments) async throws {
    let environment = ProcessInfo.processInfo.environment.merging(arguments.settings) { $1 }
    let settings = try EffectiveSettings(file: arguments.config, environment: environment)
    let folder = AssistantPlace.folder(settings.assistant, environment: environment)
    let store = try await StoreName(AssistantPlace.store(settings.store, folder: folder, environment: environment))
      .open()
    let book = AccountBook(store: store)
    let name = arguments.name
    // Who sits at the machine may do all of this.
    let who = "\(NSUserName()) at the command line"
    switch arguments.deed {
    case .list: for account in try await book.all() { print(line(account)) }
    case .add:
      try await book.add(
        name, as: arguments.role ?? .agent, password: try TypedPassword.read(for: name),
        able: arguments.skills ?? .everything, by: who)
      print("\(name) may log in as \((arguments.role ?? .agent).rawValue)")
    case .set:
      try await book.set(name, role: arguments.role, able: arguments.skills, by: who)
      print(try await book.account(name).map(line) ?? "")
    case .password:
      // Rather told before the password is typed.
      guard try await book.account(name) != nil else { throw StoreError.noAccount(name) }
      try await book.setPassword(of: name, to: try TypedPassword.read(for: name), by: who)
      print("\(name) has a new password")
    case .disable:
      try await book.setDisabled(name, true, by: who)
      print("\(name) may not log in any more")
    case .enable:
      try await book.setDisabled(name, false, by: who)
      print("\(name) may log in again")
    case .remove:
      try await book.remove(name, by: who)
      print("\(name) is removed")
    }
  }

  private static func line(_ account: Account) -> String {
    let skills = account.competence.skills?.sorted().joined(separator: ",") ?? "all"
    let languages = account.competence.languages?.map(\.rawValue).sorted().joined(separator: ",") ?? "all"
    return "\(account.name)  \(account.role.rawValue)  skills \(skills)  languages \(languages)"
      + (account.isDisabled ? "  disabled" : "")
  }
}
