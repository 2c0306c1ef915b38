/// A reply as it is read: what is written apart so that it is spoken figure by figure is joined. Pure.
enum WrittenReply {
  /// “Order 4 5 7 0 1 2” as “Order 457012”, and 订单4 5 7已发货 as 订单457已发货; two figures stay as they are.
  static func text(_ spoken: String) -> String {
    let bytes = Array(spoken.utf8)
    var written: [UInt8] = []
    written.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let count = figures(in: bytes, at: index)
      if count >= 3 {
        for figure in 0..<count { written.append(bytes[index + 2 * figure]) }
        index += 2 * count - 1
      } else {
        written.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: written, as: UTF8.self)
  }

  /// How many single figures begin here, with a space between each two.
  private static func figures(in bytes: [UInt8], at start: Int) -> Int {
    guard isFigure(bytes[start]), start == 0 || !isFigure(bytes[start - 1]) else { return 0 }
    var count = 0
    var index = start
    while index < bytes.endIndex, isFigure(bytes[index]) {
      // The last one before a longer number is that number's.
      guard index + 1 == bytes.endIndex || !isFigure(bytes[index + 1]) else { break }
      count += 1
      guard index + 1 < bytes.endIndex, bytes[index + 1] == 0x20 else { break }
      index += 2
    }
    return count
  }

  private static func isFigure(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
