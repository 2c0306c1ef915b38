import Synchronization

/// How often something may be done: so many times a minute, and as many at once.
final class RateLimit: Sendable {
  private struct Bucket {
    var left: Double
    var at: ContinuousClock.Instant
  }

  /// Those whose buckets are full again are forgotten beyond this.
  private static let mostKeys = 20_000
  private let perMinute: Double
  private let buckets = Mutex<[String: Bucket]>([:])

  init(perMinute: Int) { self.perMinute = Double(perMinute) }

  /// Counts one; false when it was one too many.
  func admits(_ key: String, at now: ContinuousClock.Instant = .now) -> Bool {
    buckets.withLock { buckets in
      if buckets.count >= Self.mostKeys, buckets[key] == nil {
        buckets = buckets.filter { refilled($0.value, at: now).left < perMinute }
        // Each of so many is at its limit: nobody new is let in before one of them has rested.
        guard buckets.count < Self.mostKeys else { return false }
      }
      var bucket = refilled(buckets[key] ?? Bucket(left: perMinute, at: now), at: now)
      let isAdmitted = bucket.left >= 1
      if isAdmitted { bucket.left -= 1 }
      buckets[key] = bucket
      return isAdmitted
    }
  }

  /// Counts one less: it was nothing that is to be limited.
  func giveBack(_ key: String, at now: ContinuousClock.Instant = .now) {
    buckets.withLock { buckets in
      guard let bucket = buckets[key].map({ refilled($0, at: now) }) else { return }
      buckets[key] = Bucket(left: min(perMinute, bucket.left + 1), at: now)
    }
  }

  private func refilled(_ bucket: Bucket, at now: ContinuousClock.Instant) -> Bucket {
    let seconds = bucket.at.duration(to: now) / .seconds(1)
    return Bucket(left: min(perMinute, bucket.left + max(0, seconds) * perMinute / 60), at: now)
  }
}
