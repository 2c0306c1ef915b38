/// Writes numbers as little-endian bytes.
struct ByteWriter {
  private(set) var bytes: [UInt8]

  init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) { add([number]) }

  /// The numbers without their count.
  mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) {
    let isTurned = Number(littleEndian: 1) != 1
    (isTurned ? numbers.map { $0.littleEndian } : numbers).withUnsafeBytes { bytes.append(contentsOf: $0) }
  }

  /// The count and the numbers.
  mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(list: [Number]) {
    add(UInt64(list.count))
    add(list)
  }

  /// The lengths of the lists, and all their numbers.
  mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(lists: [[Number]]) {
    add(list: lists.map { UInt32(clamping: $0.count) })
    add(Array(lists.joined()))
  }
}

/// Reads little-endian numbers from bytes, whole arrays at a time and never past the end: what is not there is nil.
struct ByteReader {
  private let bytes: [UInt8]
  private var place: Int
  private let end: Int

  init(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) {
    self.bytes = bytes
    self.end = min(max(end ?? bytes.count, 0), bytes.count)
    place = min(max(start, 0), self.end)
  }

  /// Whether everything has been read.
  var isAtEnd: Bool { place == end }

  mutating func number<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> Number? {
    numbers(type, count: 1)?.first
  }

  mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(_: Number.Type, count: Int) -> [Number]? {
    let width = MemoryLayout<Number>.stride
    // Before anything is allocated: a count that was read may be any number.
    guard count >= 0, count <= (end - place) / width else { return nil }
    guard count > 0 else { return [] }
    let range = place..<place + count * width
    place = range.upperBound
    return Array(unsafeUninitializedCapacity: count) { numbers, filled in
      bytes.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(numbers).copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[range]))
      }
      if Number(littleEndian: 1) != 1 {
        for index in numbers.indices { numbers[index] = Number(littleEndian: numbers[index]) }
      }
      filled = count
    }
  }

  /// A count and as many numbers.
  mutating func list<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> [Number]? {
    number(UInt64.self).flatMap { Int(exactly: $0) }.flatMap { numbers(type, count: $0) }
  }

  /// Lengths, and the numbers of as many lists.
  mutating func lists<Number: FixedWidthInteger & BitwiseCopyable>(_ type: Number.Type) -> [[Number]]? {
    guard let lengths = list(UInt32.self),
      let joined = numbers(type, count: lengths.reduce(0) { $0 + Int($1) })
    else { return nil }
    var start = 0
    return lengths.map { length in
      defer { start += Int(length) }
      return Array(joined[start..<start + Int(length)])
    }
  }
}
