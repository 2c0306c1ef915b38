import Testing

@testable import VoiceALSA

struct ConnectionTests {
  private let start = ContinuousClock.Instant.now

  @Test func `a working device is not opened again`() {
    var connection = Connection("first")
    #expect(connection.device == "first")
    #expect(starts(&connection, at: start) == false)
  }

  @Test func `a lost device is opened at once, by one at a time`() {
    var connection = Connection("first")
    let lost = connection.lose(at: start)
    #expect(lost)
    #expect(connection.device == nil)
    #expect(starts(&connection, at: start) == true)
    #expect(starts(&connection, at: start.advanced(by: .seconds(60))) == false)
    connection.opened("second")
    #expect(connection.device == "second")
  }

  @Test func `a device is lost once`() {
    var connection = Connection("first")
    let lost = connection.lose(at: start)
    #expect(lost)
    let again = connection.lose(at: start)
    #expect(!again)
  }

  @Test func `after a failed try the next comes half a second later`() {
    var connection = Connection("first")
    _ = connection.lose(at: start)
    _ = connection.startsOpening(at: start)
    connection.openingFailed(at: start)
    #expect(starts(&connection, at: start.advanced(by: .milliseconds(499))) == false)
    #expect(starts(&connection, at: start.advanced(by: .milliseconds(500))) == true)
  }

  @Test func `silence is due each 20 ms after the last frame`() {
    var pace = Pace(at: start)
    pace.frame(at: start.advanced(by: .milliseconds(100)))
    #expect(due(&pace) == start.advanced(by: .milliseconds(120)))
    #expect(due(&pace) == start.advanced(by: .milliseconds(140)))
    pace.frame(at: start.advanced(by: .seconds(1)))
    #expect(due(&pace) == start.advanced(by: .milliseconds(1020)))
  }

  // `#expect` takes no mutating call of its own.
  private func starts(_ connection: inout Connection<String>, at now: ContinuousClock.Instant) -> Bool {
    connection.startsOpening(at: now)
  }

  private func due(_ pace: inout Pace) -> ContinuousClock.Instant { pace.nextDue() }
}
