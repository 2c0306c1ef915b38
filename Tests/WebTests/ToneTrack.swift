import Foundation

/// Where a tone is in a recording, in steps of 10 ms.
struct ToneTrack: CustomStringConvertible {
  private static let step = 160
  /// From its first to its last sound.
  private(set) var seconds = 0.0
  /// Within that, in seconds.
  private(set) var longestGap = 0.0
  private(set) var gaps = 0
  /// Steps in which it sounds.
  private(set) var steps = 0
  /// Its longest sound, in samples; pauses up to 0.2 s are within it.
  private(set) var longest = 0..<0

  var description: String {
    String(format: "%.2f s of tone, %d gaps, the longest of %.0f ms", seconds, gaps, longestGap * 1_000)
  }

  init(_ samples: [Int16], hertz: Double) {
    let there = stride(from: 0, to: samples.count - Self.step + 1, by: Self.step).map {
      Self.amplitude(samples[$0..<$0 + Self.step], hertz) > 500
    }
    steps = there.count(where: \.self)
    longest = Self.longest(there)
    guard let first = there.firstIndex(of: true), let last = there.lastIndex(of: true) else { return }
    seconds = Double(last - first + 1) / 100
    for run in there[first...last].split(separator: true) {
      gaps += 1
      longestGap = max(longestGap, Double(run.count) / 100)
    }
  }

  private static func longest(_ there: [Bool]) -> Range<Int> {
    var (longest, begin, end) = (0..<0, 0, 0)
    for (index, isThere) in there.enumerated() where isThere {
      if index - end > 20 { begin = index }
      end = index + 1
      if end - begin > longest.count { longest = begin..<end }
    }
    return longest.lowerBound * step..<longest.upperBound * step
  }

  /// By Goertzel's filter.
  static func amplitude(_ samples: ArraySlice<Int16>, _ hertz: Double) -> Double {
    let turn = 2 * cos(2 * .pi * hertz / 16_000)
    var (one, two) = (0.0, 0.0)
    for sample in samples { (one, two) = (Double(sample) + turn * one - two, one) }
    return 2 * max(0, one * one + two * two - turn * one * two).squareRoot() / Double(samples.count)
  }
}
