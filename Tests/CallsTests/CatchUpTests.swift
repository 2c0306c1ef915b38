import Testing

@testable import Calls

@Suite struct CatchUpTests {
  /// How much waits after so many frames, when what is left out shortens it.
  private func backlog(_ backlog: Int, after frames: Int, isDispensable: (Int) -> Bool = { _ in true }) -> Int {
    var (catchUp, backlog) = (CatchUp(), backlog)
    for frame in 0..<frames where catchUp.leavesOut(backlog: backlog, isDispensable: isDispensable(frame)) {
      backlog -= 1
    }
    return backlog
  }

  @Test func `what waits for a second is caught up with`() {
    #expect(backlog(30, after: 49) == 30)
    #expect(backlog(30, after: 49 + 29) == 1)
    #expect(backlog(30, after: 500) == 1)
  }

  @Test func `a device that gives some at a time is left alone`() {
    #expect(backlog(2, after: 500) == 2)
    var catchUp = CatchUp()
    let leftOut = (0..<500).filter { catchUp.leavesOut(backlog: $0 % 10, isDispensable: true) }
    #expect(leftOut.isEmpty)
  }

  @Test func `a prompt is played whole, and it is caught up behind it`() {
    #expect(backlog(30, after: 400) { $0 >= 400 } == 30)
    #expect(backlog(30, after: 500) { $0 >= 400 } == 1)
  }
}
