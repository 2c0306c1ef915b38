import Dialogue
import Foundation
import Testing
import Understanding

@testable import Assistant

/// What authors write about who comes to which person, and when.
struct AuthoredHandoffTests {
  private static let intent = """
    callback:
      label: {en: a callback, zh: 回电}
      ask: {en: [call me back], zh: [回电话]}
      collect: {phone: {type: phone, ask: {en: Which number?, zh: 号码？}, confirm_ask: {en: "{phone|phone}?", zh: "{phone|phone}？"}}}
      answer: {en: "Noted.", zh: "好。"}

    """

  private static let prompts = """
      closed: {en: "Closed until {opens|time} on {day|weekday}.", zh: "{day|weekday}{opens|time}。"}
      callback_offer: {en: Shall we call you back?, zh: 回电话吗？}
      callback_noted: {en: "Number {position}, {phone|phone}.", zh: "{position}，{phone|phone}。"}
      still_waiting: {en: "Number {position}, {minutes} minutes.", zh: "{position}，{minutes}。"}

    """

  private static let settings =
    "handoff: {queue: general, callback: callback, announce_seconds: 30, vip: customer.orders >= 5, "
    + "fallback: {queue: others, after_seconds: 90}, head_start_seconds: {vip: 60}, callback_limit: 7, "
    + "hours: {zone: Europe/London, monday: 09:00-18:00, friday: [09:00-12:00, 13:00-24:00], closed: [2026-12-25]}}"

  /// An assistant with these settings.
  private func desk(_ settings: String, prompts: String = Self.prompts) throws -> CustomerDesk {
    let desk = try CustomerDesk()
    try desk.folder.replace("handoff: {queue: general}", with: settings, in: "assistant.yaml")
    try desk.folder.replace("prompts:\n", with: "prompts:\n" + prompts, in: "assistant.yaml")
    try desk.folder.write("intents/callback.yaml", Self.intent)
    return desk
  }

  @Test func `what is in order is read and has no problems`() throws {
    let desk = try desk(Self.settings)
    #expect(try desk.problems().isEmpty)
    let handoff = try AssistantLoader.load(desk.folder.path).script.handoff
    #expect(handoff.callback == "callback" && handoff.announcements == .seconds(30) && handoff.callbackLimit == 7)
    #expect(handoff.fallback == Handoff.Fallback(skill: "others", afterSeconds: 90))
    #expect(handoff.vip == (try Condition("customer.orders >= 5")))
    #expect(handoff.vipHeadStart == 60 && handoff.frustratedHeadStart == 120)
    let hours = try #require(handoff.hours)
    #expect(
      hours.week == [1: [.init(from: 540, to: 1_080)], 5: [.init(from: 540, to: 720), .init(from: 780, to: 1_440)]])
    #expect(hours.closedDays == Set([CalendarDay("2026-12-25")].compactMap(\.self)))
  }

  @Test func `without settings callers wait as they come, at any time`() throws {
    let desk = try CustomerDesk()
    #expect(try AssistantLoader.load(desk.folder.path).script.handoff == HandoffScript())
  }

  @Test(arguments: [
    ("callback: callback", "callback: callbak", "handoff.callback: “callbak” is no intent; did you mean “callback”?"),
    (
      "callback: callback", "callback: cancel_order",
      "handoff.callback: “cancel_order” collects no telephone number (type: phone)"
    ),
    (
      "customer.orders >=", "customer.ordres >=",
      "handoff.vip: “customer.ordres” is no column of by_phone; did you mean “customer.orders”?"
    ),
    ("customer.orders >=", "orders >=", "handoff.vip: “orders” is no value of the customer's, such as customer.id"),
    ("orders >= 5", "orders => 5", "handoff.vip: “customer.orders => 5” is no condition such as customer.orders >= 5"),
    ("Europe/London", "Europe/Londn", "handoff.hours.zone: “Europe/Londn” is no time zone such as Europe/London"),
    ("zone: Europe/London, ", "", "handoff.hours: needs a zone, such as Europe/London"),
    (
      "monday: 09:00-18:00", "mondays: 09:00-18:00",
      "handoff.hours.mondays: unknown field “mondays”; did you mean “monday”?"
    ),
    ("09:00-18:00", "18:00-09:00", "handoff.hours.monday: “18:00-09:00” is no time such as 09:00-18:00"),
    ("09:00-18:00", "9-18", "handoff.hours.monday: “9-18” is no time such as 09:00-18:00"),
    (
      "13:00-24:00", "11:00-24:00",
      "handoff.hours.friday[2]: “11:00-24:00” begins before the time before it ends"
    ),
    ("2026-12-25", "25 December", "handoff.hours.closed[1]: “25 December” is no day such as 2026-12-25"),
    (
      "after_seconds: 90", "after_second: 90",
      "handoff.fallback.after_second: unknown field “after_second”; did you mean “after_seconds”?"
    ),
    ("queue: others", "queue: general", "handoff.fallback: has no effect: “general” is the only queue"),
    ("vip: 60", "vip: 7200", "handoff.head_start_seconds.vip: must be a number from 0.0 to 3600.0"),
    ("announce_seconds: 30", "announce_seconds: 1", "handoff.announce_seconds: must be a number from 10.0 to 600.0"),
  ])
  func `a fault in the settings is told`(old: String, new: String, message: String) throws {
    let settings = Self.settings.replacingOccurrences(of: old, with: new)
    #expect(settings != Self.settings)
    let problems = try desk(settings).problems()
    #expect(problems.contains { $0.hasSuffix(message) }, "\(problems)")
  }

  @Test(arguments: [
    ("closed", "handoff.hours: needs prompts.closed"),
    ("callback_offer", "handoff.callback: needs prompts.callback_offer"),
    ("callback_noted", "handoff.callback: needs prompts.callback_noted"),
  ])
  func `a prompt that callers need is missed`(prompt: String, message: String) throws {
    let others = Self.prompts.split(separator: "\n").filter { !$0.hasPrefix("  \(prompt):") }
    let problems = try desk(Self.settings, prompts: others.joined(separator: "\n") + "\n").problems()
    #expect(problems.contains { $0.hasSuffix("error: \(message)") }, "\(problems)")
  }

  @Test func `prompts for what is not there are never said, and get only their values`() throws {
    let problems = try desk("handoff: {queue: general}").problems()
    #expect(problems.contains { $0.hasSuffix("prompts.closed: is never said: there is no handoff.hours") })
    #expect(problems.contains { $0.hasSuffix("prompts.callback_offer: is never said: there is no handoff.callback") })
    #expect(
      problems.contains { $0.hasSuffix("prompts.still_waiting: is never said: there is no handoff.announce_seconds") })
    let odd = Self.prompts.replacingOccurrences(of: "{opens|time}", with: "{open|time}")
    #expect(try desk(Self.settings, prompts: odd).problems().contains { $0.contains("did you mean “opens”?") })
  }
}
