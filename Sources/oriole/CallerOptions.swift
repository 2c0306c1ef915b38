import ArgumentParser
import Dialogue

/// Who calls, as far as the line tells.
struct CallerOptions: ParsableArguments {
  @Option(help: "The number that calls, as a telephone line would tell it.")
  var number: String?
  @Option(help: "The customer's card, as a kiosk would read it.")
  var card: String?
  @Option(help: "The customer who is logged in, as a chat would tell it; nothing more has to be proven.")
  var customer: String?

  func validate() throws {
    guard [number, card, customer].compactMap(\.self).count <= 1 else {
      throw ValidationError("give one of --number, --card and --customer")
    }
    guard identity?.value.isEmpty != true, identity?.value.count ?? 0 <= 100 else {
      throw ValidationError("--number, --card and --customer take 1 to 100 characters")
    }
  }

  var identity: Identity? {
    number.map { Identity(.number, $0) } ?? card.map { Identity(.card, $0) } ?? customer.map { Identity(.login, $0) }
  }
}
