import Agents
import Dialogue
import Foundation
import Records
import Testing

struct TicketWatchTests {
  private static let start = Date(timeIntervalSince1970: 1_800_000_000)
  private static let waiting = Ticket(
    number: 1, call: CallID(1), handoff: someHandoff, state: .waiting, openedAt: start, callerSeenAt: start)

  private func standing(_ position: Int) -> Standing {
    Standing(ticket: 1, position: position, expectedWaitSeconds: nil, agentsPresent: 1)
  }

  private func said(_ number: Int, by sender: Message.Sender = .agent) -> Message {
    Message(number: number, sender: sender, text: "\(number)")
  }

  @Test func `nothing new is no news`() {
    var watch = TicketWatch(position: 2)
    for _ in 0..<3 { #expect(watch.advance(to: Self.waiting, standing: standing(2), messages: []).isEmpty) }
    #expect(watch.advance(to: Self.waiting, standing: standing(1), messages: []) == [.moved(standing(1))])
  }

  @Test func `claimed and closed between two looks is told in order`() throws {
    var watch = TicketWatch(position: 1)
    let closed = try Self.waiting.claimed(by: "ann", at: Self.start).closed(by: "ann", as: "done", at: Self.start)
    let updates = watch.advance(to: closed, standing: standing(1), messages: [said(4, by: .caller), said(5)])
    #expect(updates == [.joined(agent: "ann"), .said("5", number: 5), .closed(disposition: "done")])
    #expect(watch.isOver && watch.lastMessage == 5)
    #expect(watch.advance(to: closed, standing: standing(1), messages: [said(6)]).isEmpty)
  }

  @Test func `the words of an agent who was lost come before the loss`() throws {
    var watch = TicketWatch(position: 1)
    let claimed = try Self.waiting.claimed(by: "ann", at: Self.start)
    _ = watch.advance(to: claimed, standing: standing(1), messages: [])
    let updates = watch.advance(to: claimed.released(), standing: standing(1), messages: [said(3)])
    #expect(updates == [.said("3", number: 3), .lost(standing(1))])
    #expect(watch.advance(to: claimed.released(), standing: standing(1), messages: []).isEmpty)
  }

  @Test func `another agent who took over between two looks has joined`() throws {
    var watch = TicketWatch(position: 1)
    _ = watch.advance(to: try Self.waiting.claimed(by: "ann", at: Self.start), standing: standing(1), messages: [])
    let taken = try Self.waiting.claimed(by: "bob", at: Self.start)
    #expect(watch.advance(to: taken, standing: standing(1), messages: []) == [.joined(agent: "bob")])
  }

  @Test func `old and repeated messages are passed over`() throws {
    var watch = TicketWatch(position: 1, lastMessage: 7)
    let claimed = try Self.waiting.claimed(by: "ann", at: Self.start)
    let updates = watch.advance(to: claimed, standing: standing(1), messages: [said(6), said(7), said(8), said(8)])
    #expect(updates == [.joined(agent: "ann"), .said("8", number: 8)])
  }

  @Test func `a full page holds back what comes after it`() throws {
    var watch = TicketWatch(position: 1)
    let closed = try Self.waiting.claimed(by: "ann", at: Self.start).closed(by: "ann", as: "done", at: Self.start)
    let page = (1...100).map { said($0) }
    #expect(watch.advance(to: closed, standing: standing(1), messages: page).last == .said("100", number: 100))
    #expect(watch.advance(to: closed, standing: standing(1), messages: []) == [.closed(disposition: "done")])
  }

  @Test func `an abandoned ticket is over`() {
    var watch = TicketWatch(position: 1)
    #expect(watch.advance(to: Self.waiting.abandoned(at: Self.start), standing: standing(1), messages: []) == [.gone])
    #expect(watch.isOver)
  }
}
