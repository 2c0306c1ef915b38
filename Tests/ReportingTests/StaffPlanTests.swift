import Foundation
import Records
import Reporting
import Testing

/// How many agents are planned for.
struct StaffPlanTests {
  @Test func `the plan has the fewest agents that keep the target`() {
    // The published example, and one of jonesthenet.com: 250 calls an hour of 330 s need 28 for 80/30.
    let plan = StaffPlan(calls: [HourlyCalls(mean: 200)], handlingSeconds: 180)
    #expect(plan.hours.map(\.agents) == [14])
    #expect(abs(plan.hours[0].occupancy - 10.0 / 14) < 1e-9 && abs(plan.hours[0].averageWaitSeconds - 7.8) < 0.1)
    #expect(StaffPlan.agents(load: 250 * 330 / 3_600, handlingSeconds: 330, StaffTarget("80/30") ?? .usual) == 28)
    #expect(StaffPlan.agents(load: 0, handlingSeconds: 330, .usual) == 0)
  }

  @Test(arguments: [0.01, 0.5, 1, 3.3, 17, 120, 1_500, 90_000])
  func `one agent less would not keep it`(load: Double) {
    let agents = StaffPlan.agents(load: load, handlingSeconds: 200, .usual)
    #expect(ErlangC(agents: agents, load: load, handlingSeconds: 200).share(within: 20) >= 0.8)
    #expect(ErlangC(agents: agents - 1, load: load, handlingSeconds: 200).share(within: 20) < 0.8)
  }

  @Test func `absence and rest take more agents`() {
    let plan = StaffPlan(
      calls: [HourlyCalls(mean: 200)], handlingSeconds: 180, shrinkage: 0.3, mostOccupancy: 0.6)
    #expect(plan.hours[0].agents == 17 && plan.hours[0].scheduled == 25)
  }

  @Test func `odd numbers make no odd plan`() {
    for calls in [Double.nan, -5, 0] {
      #expect(StaffPlan(calls: [HourlyCalls(mean: calls)], handlingSeconds: 100).hours[0].agents == 0)
    }
    let huge = StaffPlan(
      calls: [HourlyCalls(mean: 1e12)], handlingSeconds: .infinity, shrinkage: 7, mostOccupancy: .nan)
    #expect(huge.shrinkage == 0.9 && huge.handlingSeconds == 0)
  }

  @Test func `targets are read as they are written`() {
    #expect(StaffTarget("80/20") == .usual && StaffTarget.usual.description == "80/20")
    #expect(StaffTarget("99.5/7.5")?.description == "99.5/7.5")
    for wrong in ["", "80", "100/20", "0/20", "80/-1", "80/20/3", "a/b", "nan/20", "80/9999"] {
      #expect(StaffTarget(wrong) == nil, "\(wrong)")
    }
  }

  @Test func `the load of the hours is measured over all days`() throws {
    let calendar = try #require(period()).calendar
    let tickets = [Ticket.reported(1), .reported(2, at: 60), .reported(3, at: 86_400), .reported(4, at: 7_200)]
    let hours = HourlyCalls.measured(tickets, days: 2, in: calendar)
    #expect(hours.count == 24 && hours[12].mean == 1.5 && hours[12].most == 2 && hours[14].mean == 0.5)
    #expect(HourlyCalls.handlingSeconds(of: tickets) == nil)
    #expect(HourlyCalls.handlingSeconds(of: [.reported(1, answered: 5, closed: 65)]) == 60)
  }
}
