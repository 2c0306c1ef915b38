/// One line of a list of recordings with marked speech: `path<TAB>start<TAB>end`, in seconds; start and end are the same
/// where nothing is said.
public struct TurnLine: Sendable, Hashable {
  /// Longest time that a line may name, seconds.
  public static let latest = 86_400.0

  /// As the list has it.
  public var path: String
  public var speech: MarkedSpeech

  /// What is wrong with a line, without its place.
  public struct Malformed: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
  }

  /// Reads what stands after the path.
  ///
  /// - Throws: `Malformed` where there is no second tab, a time is no number of seconds from 0 to a day, or the end lies
  ///   before the start.
  public init(path: String, times: String) throws(Malformed) {
    let fields = times.split(separator: "\t", omittingEmptySubsequences: false)
    guard fields.count == 2 else {
      throw Malformed(description: fields.count < 2 ? "no tab between start and end" : "more than path, start and end")
    }
    let start = try Self.seconds(fields[0], "start")
    let end = try Self.seconds(fields[1], "end")
    guard end >= start else { throw Malformed(description: "the end lies before the start") }
    self.path = path
    speech = MarkedSpeech(start: start, end: end)
  }

  private static func seconds(_ field: Substring, _ name: String) throws(Malformed) -> Double {
    let text = field.filter { $0 != " " && $0 != "\r" }
    guard let seconds = Double(text), seconds.isFinite else {
      throw Malformed(description: "the \(name) is not a number of seconds")
    }
    guard (0...latest).contains(seconds) else {
      throw Malformed(
        description: seconds < 0 ? "the \(name) lies before the recording" : "the \(name) is later than a day")
    }
    return seconds
  }
}
