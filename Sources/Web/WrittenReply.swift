/// A reply as it is read: what is written apart so that it is spoken figure by figure is joined. Pure.
enum WrittenReply {
  /// “Order 4 5 7 0 1 2” as “Order 457012”; two figures stay as they are.
  static func text(_ spoken: String) -> String {
    let words = spoken.split(separator: " ", omittingEmptySubsequences: false)
    var written: [Substring] = []
    var index = words.startIndex
    while index < words.endIndex {
      let run = words[index...].prefix { isFigure($0) }
      // The last figure may have a mark after it.
      let tail = words[run.endIndex...].first.flatMap { endsRun($0) ? $0 : nil }
      let length = run.count + (tail == nil ? 0 : 1)
      if length >= 3 {
        written.append(Substring(run.joined() + (tail ?? "")))
        index += length
      } else {
        written.append(words[index])
        index += 1
      }
    }
    return written.joined(separator: " ")
  }

  private static func isFigure(_ word: Substring) -> Bool {
    word.utf8.count == 1 && word.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  private static func endsRun(_ word: Substring) -> Bool {
    guard let first = word.first, isFigure(Substring(String(first))) else { return false }
    let marks = word.dropFirst()
    return !marks.isEmpty && marks.allSatisfy { ".,;:!?。，；：！？".contains($0) }
  }
}
