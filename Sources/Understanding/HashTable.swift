/// An insert-only open-addressing table from 64-bit hashes to consecutive numbers: a lookup is one or two cache lines.
///
/// The hashes stand for the n-grams themselves; with under a million of 64 bits a collision has odds of 1 in 10⁷.
struct HashTable: Sendable {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private var mask: Int
  private(set) var count = 0

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    numbers = Array(repeating: -1, count: size)
    mask = size - 1
  }

  /// The key's number, or nil.
  func index(of key: UInt64) -> Int32? {
    let number = numbers[slot(of: key)]
    return number < 0 ? nil : number
  }

  /// The key's number; a new key gets the next one.
  mutating func insert(_ key: UInt64) -> Int32 {
    if (count + 1) * 2 > keys.count { grow() }
    let slot = slot(of: key)
    if numbers[slot] < 0 {
      keys[slot] = key
      numbers[slot] = Int32(truncatingIfNeeded: count)
      count += 1
    }
    return numbers[slot]
  }

  /// Uses up the next number without a key.
  mutating func skip() { count += 1 }

  var byteCount: Int { keys.count * 12 }

  /// Keys and their numbers, in the order of insertion.
  var entries: [(key: UInt64, number: Int32)] {
    zip(keys, numbers).filter { $0.1 >= 0 }.map { (key: $0.0, number: $0.1) }.sorted { $0.number < $1.number }
  }

  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: key) & mask
    while numbers[slot] >= 0, keys[slot] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = HashTable(capacity: keys.count)
    for entry in entries { _ = larger.insert(entry.key) }
    self = larger
  }
}
