public import Dialogue

/// A line whose caller types: prompts are read as soon as they are there.
public actor TextLine: Line {
  private var played: [Event] = []

  public init() {}

  public func perform(_ effect: Effect) async {
    guard case .play(_, let turn) = effect else { return }
    played.append(.played(turn))
  }

  /// The prompts that have been shown since the last time.
  public func takePlayed() -> [Event] {
    defer { played = [] }
    return played
  }
}
