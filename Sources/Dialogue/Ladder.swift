public import Understanding

/// What Oriole does when it does not understand, or hears nothing: a step a miss, the last one for all that follow.
public struct Ladder: Sendable, Hashable {
  public enum Step: Sendable, Hashable {
    /// Asks to hear it in other words.
    case rephrase
    /// Says the question again.
    case `repeat`
    case offerKeys
    /// Passes the caller to a person.
    case agent
    /// Says goodbye.
    case goodbye
    /// Goes on with an intent of the assistant's, such as a callback.
    case intent(Intent)
  }

  public var noMatch: [Step]
  public var noInput: [Step]

  public init(noMatch: [Step] = Self.usual.noMatch, noInput: [Step] = Self.usual.noInput) {
    self.noMatch = noMatch
    self.noInput = noInput
  }

  private init(_ noMatch: [Step], _ noInput: [Step]) {
    self.noMatch = noMatch
    self.noInput = noInput
  }

  /// Two tries, then a person.
  public static let usual = Ladder([.rephrase, .offerKeys, .agent], [.repeat, .offerKeys, .agent])

  /// The step for the miss of this number, from 1.
  func step(_ number: Int, of steps: [Step]) -> Step {
    guard number >= 1, let last = steps.last else { return .agent }
    return number <= steps.count ? steps[number - 1] : last
  }
}
