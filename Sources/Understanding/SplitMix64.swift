/// Pseudo-random numbers that are the same in every run for a seed: SplitMix64 (Steele, Lea, Flood: “Fast splittable
/// pseudorandom number generators”, OOPSLA 2014).
public struct SplitMix64: Sendable, Hashable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  /// A generator of its own for each name under a seed (FNV-1a), so that what is drawn for one does not depend on the
  /// others.
  public init(seed: UInt64, name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var mixer = SplitMix64(seed: seed)
    self.init(seed: mixer.next() ^ hash)
  }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// From 0 to `bound` − 1; 0 when the bound is below 1.
  public mutating func next(below bound: Int) -> Int {
    let bound = UInt64(max(1, bound))
    return Int(truncatingIfNeeded: next().multipliedFullWidth(by: bound).high)
  }

  /// 0 ≤ x < 1.
  public mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Fisher–Yates.
  public mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var elements = elements
    for last in elements.indices.dropFirst().reversed() { elements.swapAt(last, next(below: last + 1)) }
    return elements
  }
}
