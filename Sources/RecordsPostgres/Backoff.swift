/// How long to wait between tries: not at all, then 50 ms, twice as long each time, at most a second.
struct Backoff {
  private var pause = 0.0

  /// Seconds until the next try.
  mutating func next() -> Double {
    defer { pause = min(1, max(0.05, pause * 2)) }
    return pause
  }
}
