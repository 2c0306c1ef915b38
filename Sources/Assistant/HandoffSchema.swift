/// What editors tell about who comes to which person, and when.
enum HandoffSchema {
  static let routing: [String: SchemaNode] = [
    "fallback": .fields(
      AuthoredHandoff.fallbackFields, required: AuthoredHandoff.fallbackFields,
      "Who else serves callers for whom nobody has come after a while.",
      [
        "queue": .text("The queue whose people serve them too."),
        "after_seconds": .number(0...86_400, "How long they have waited by then."),
      ]),
    "vip": .text("Customers who are served sooner, such as customer.orders_this_year >= 5."),
    "head_start_seconds": .fields(
      AuthoredHandoff.headStartFields, "How long some callers count as having waited already.",
      [
        "vip": .number(0...3_600, "Those customers. Usually 300."),
        "frustrated": .number(0...3_600, "Callers as angry as after.frustration says. Usually 120."),
      ]),
    "callback": .text(
      "The intent whose telephone number is asked for to call back those who do not want to wait, and whose words ask for "
        + "it while they wait. Without it nobody is called back."),
    "callback_limit": .number(1...10_000, "How many may wait to be called back. Usually 200."),
    "announce_seconds": .number(
      10...600, "How often waiting callers hear their place. Without it they do whenever it changes."),
    "hours": hours,
  ]

  private static let hours: SchemaNode = {
    let span = "Times such as 09:00-18:00, or a list of them. A day that is left out is closed."
    var days: [String: SchemaNode] = [
      "zone": .text("The time zone, such as Europe/London."),
      "closed": .list(of: .text("A day such as 2026-12-25."), "Days that are closed whatever their weekday."),
    ]
    for weekday in AuthoredHours.weekdays {
      days[weekday] = .any(of: [.text(span), .list(of: .text("Times such as 09:00-12:00."), span)], span)
    }
    return .fields(
      AuthoredHours.fields, required: ["zone"],
      "When people are there. At other times callers hear when they are again, and may be called back.", days)
  }()
}
