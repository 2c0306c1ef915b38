import Dialogue
import Foundation
import Testing
import Understanding

@Suite struct ValueSlotTests {
  @Test func `several values are taken from one breath`() {
    var call = VisitScript.call()
    #expect(call.say("can you deliver order 457012 next friday at three") == ["4 5 7 0 1 2. Right?"])
    #expect(call.say("yes") == ["Friday 4 December?"])
    #expect(call.say("yes").isEmpty)
    #expect(
      call.lookup?.arguments == ["order": "457012", "day": "2026-12-04", "shift": "15:00", "today": "2026-11-23"])
  }

  @Test func `a day is asked for, confirmed with its weekday and corrected in one breath`() {
    var call = VisitScript.call()
    #expect(call.press("4") == ["Which day?"])
    #expect(call.expectation == Expectation(.value, language: .english))
    #expect(call.say("on friday") == ["Friday 27 November?"])
    #expect(call.say("no, saturday") == ["Saturday 28 November?"])
    #expect(call.say("yes, saturday") == ["Which time?"])
  }

  @Test func `a value that is denied is asked for again`() {
    var call = VisitScript.call()
    call.press("4")
    call.say("on friday")
    #expect(call.say("no, not friday") == ["Which day?"])
  }

  @Test func `the time that comes with the day is not asked for again`() {
    var call = VisitScript.call()
    call.press("4")
    #expect(call.say("friday at four in the afternoon") == ["Friday 27 November?"])
    #expect(call.say("yes") == ["4 in the afternoon?"])
  }

  @Test func `an hour in either half of the day is asked about`() {
    var call = VisitScript.call()
    call.press("4")
    #expect(call.say("tomorrow at three") == ["Tuesday 24 November?"])
    #expect(call.say("yes") == ["3 in the morning or 3 in the afternoon?"])
    #expect(call.say("at three") == ["[value_again]", "3 in the morning or 3 in the afternoon?"])
    #expect(call.say("in the afternoon please") == ["3 in the afternoon?"])
    #expect(call.say("yes at three").isEmpty)
    #expect(call.lookup?.arguments == ["day": "2026-11-24", "time": "15:00", "today": "2026-11-23"])
  }

  @Test func `keys choose the half of the day, or give the whole time`() {
    var call = VisitScript.call(.text)
    call.send(.pressed([.four]))
    call.send(.heard(Utterance("tomorrow", isTyped: true)))
    call.send(.pressed([.one]))
    call.send(.heard(Utterance("half past seven", isTyped: true)))
    var other = call
    #expect(call.send(.pressed([.two])) == ["half past 7 in the evening?"])
    #expect(other.send(.pressed([.one, .five, .three, .zero])) == ["half past 3 in the afternoon?"])
  }

  @Test func `a day that is not possible is told with what is, and the third time a person takes over`() {
    var call = VisitScript.call()
    call.press("4")
    let told = ["From Tuesday 24 November to Monday 7 December.", "Which day?"]
    #expect(call.say("on the third of january") == told)
    #expect(call.say("today") == told)
    #expect(call.say("the first of march") == ["[handoff_intro]"])
    #expect(call.handoff?.0.slots["day"] == nil)
  }

  @Test func `a question with a day in it is a question`() {
    var call = VisitScript.call()
    call.press("4")
    #expect(call.say("how late are you open today") == ["Nine to six.", "Which day?"])
  }

  @Test func `a day and a time are pressed`() {
    var call = VisitScript.call()
    call.press("4")
    #expect(call.press("0512").isEmpty)
    #expect(call.staySilent() == ["Saturday 5 December?"])
    call.press("1")
    #expect(call.press("0905") == ["9 oh 5 in the morning?"])
    call.press("2")
    #expect(call.press("2575") == ["[value_again]", "Which time?"])
  }

  @Test func `a zero that stays alone asks for a person`() {
    var call = VisitScript.call()
    call.press("4")
    #expect(call.press("0").isEmpty)
    #expect(call.staySilent() == ["[handoff_intro]"])
    #expect(call.handoff?.0.reason == .asked)
  }

  @Test func `a telephone number is said in groups, and read out in groups`() {
    var call = VisitScript.call()
    call.press("5")
    #expect(call.expectation == Expectation(.phone, language: .english))
    #expect(call.say("oh seven seven double oh").isEmpty)
    #expect(call.say("nine hundred").isEmpty)
    #expect(call.say("one two three") == ["0 7 7, 0 0 9 0, 0 1 2 3?"])
    call.press("1")
    #expect(call.lookup?.arguments == ["phone": "07700900123", "today": "2026-11-23"])
  }

  @Test func `a short telephone number is whole when no more is said`() {
    var call = VisitScript.call()
    call.press("5")
    call.say("five five five one two one two")
    #expect(call.staySilent() == ["5 5 5, 1 2 1 2?"])
  }

  @Test func `a telephone number is pressed, and ended with hash`() {
    var call = VisitScript.call()
    call.press("5")
    #expect(call.press("00442079460958#") == ["plus 4 4 2, 0 7 9, 4 6 0, 9 5 8?"])
  }

  @Test func `an amount is said or pressed, with star as its point`() {
    var call = VisitScript.call()
    call.press("6")
    #expect(call.say("twelve pounds fifty") == ["12 pounds 50?"])
    call.press("2")
    #expect(call.press("8*5#") == ["8 pounds 50?"])
    call.press("1")
    #expect(call.lookup?.arguments == ["price": "8.50", "today": "2026-11-23"])
  }

  @Test func `the word one in a yes is no number`() {
    var call = VisitScript.call()
    call.press("7")
    #expect(call.say("twenty five") == ["25?"])
    #expect(call.say("yes that's the one").isEmpty)
    #expect(call.lookup?.arguments == ["amount": "25", "today": "2026-11-23"])
  }

  @Test func `an order number is not taken for an amount too`() {
    var call = VisitScript.call()
    call.press("8")
    #expect(call.say("four five seven oh one two") == ["4 5 7 0 1 2. Right?"])
    #expect(call.say("yes") == ["Which amount?"])
  }

  @Test func `the day of the call is in its journal, and decides what tomorrow is`() throws {
    var call = VisitScript.call()
    call.press("4")
    call.say("tomorrow")
    let journal = try JSONDecoder().decode([Event].self, from: JSONEncoder().encode(call.events))
    var replayed = Conversation(script: VisitScript.script())
    #expect(journal.flatMap { replayed.handle($0) } == call.effects)
    var later = VisitScript.call(today: CalendarDay("2026-12-31"))
    later.press("4")
    #expect(later.say("tomorrow") == ["Friday 1 January?"])
  }

  @Test func `a journal without a day is still read`() throws {
    let old = #"{"channel":"wav","language":"en","hears":["en"]}"#
    let start = try JSONDecoder().decode(Start.self, from: Data(old.utf8))
    #expect(start.today == nil)
    var call = VisitScript.call(today: nil)
    call.press("4")
    #expect(call.say("tomorrow") == ["[value_again]", "Which day?"])
  }

  @Test func `Chinese callers give values too`() {
    var call = VisitScript.call()
    call.say("speak chinese")
    call.press("4")
    #expect(call.say("下周三下午三点半", language: .mandarin) == ["12月2日星期三?"])
    #expect(call.say("对", language: .mandarin) == ["下午3点半?"])
  }
}
