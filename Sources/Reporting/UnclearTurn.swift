import Dialogue
public import Records
public import Understanding

/// Something that a caller said, and Oriole could not be sure of.
public struct UnclearTurn: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Nothing was made of it.
    case notUnderstood
    /// Oriole asked whether something was meant, and it was not.
    case refused
    /// Oriole asked whether something was meant, and it was.
    case confirmed
    /// It was taken for something, or asked about without a yes or no, though hardly likely.
    case unsure
  }

  public var call: CallID
  /// Milliseconds since the call began.
  public var at: Int
  /// As the journal has it: secrets are masked there.
  public var text: String
  public var language: Language
  public var kind: Kind
  /// What it was taken for, or likeliest.
  public var guess: Candidate?

  /// Under this probability what was taken for something counts as unsure.
  public static let sure = 0.6
  /// Under this confidence of the recogniser it is noise rather than words.
  public static let leastConfidence = 0.1

  public init(call: CallID, at: Int, text: String, language: Language, kind: Kind, guess: Candidate?) {
    self.call = call
    self.at = at
    self.text = text
    self.language = language
    self.kind = kind
    self.guess = guess
  }

  /// The unclear turns of a call, in their order. Answers to Oriole's own questions, such as numbers, are none.
  ///
  /// - Parameters:
  ///   - journal: what happened.
  ///   - call: whose journal it is.
  /// - Returns: none for a call in which all was clear.
  public static func turns(in journal: [JournalEntry], of call: CallID) -> [UnclearTurn] {
    var reader = UnclearTurnReader(call: call)
    for entry in journal { reader.read(entry) }
    return reader.turns
  }
}

/// Goes through a journal, and remembers what was asked.
private struct UnclearTurnReader {
  let call: CallID
  var turns: [UnclearTurn] = []
  private var expectation: Expectation?
  /// The turn that Oriole has asked about, whether it was meant so.
  private var asked: Int?

  init(call: CallID) { self.call = call }

  mutating func read(_ entry: JournalEntry) {
    let wasExpecting = expectation
    let prompts = entry.effects.compactMap { if case .play(let prompt, _) = $0 { prompt.name } else { nil } }
    for effect in entry.effects { if case .listen(let next, _, within: _) = effect { expectation = next } }
    if case .pressed = entry.event { asked = nil }
    guard case .heard = entry.event, wasExpecting?.isSecret != true, let (utterance, guess) = Self.understood(entry)
    else { return }
    let wasAsked = asked
    asked = nil
    if let wasAsked {
      if guess?.intent == "yes" { turns[wasAsked].kind = .confirmed }
      if guess?.intent == "no" { turns[wasAsked].kind = .refused }
    }
    guard guess?.intent != "yes", guess?.intent != "no",
      wasAsked != nil || wasExpecting?.kind ?? .anything == .anything,
      Self.isPhrase(utterance)
    else { return }
    let isMiss = entry.effects.contains(.report(.noMatch))
    let isQuestion = prompts.contains {
      $0 == PromptName.confirmIntent.rawValue || $0 == PromptName.confirmQuestion.rawValue
    }
    if isMiss {
      // A value that was asked for.
      guard !prompts.contains(PromptName.valueAgain.rawValue) else { return }
      add(.notUnderstood, utterance, guess, entry)
    } else if isQuestion {
      add(.unsure, utterance, guess, entry)
      asked = turns.count - 1
    } else if let guess, guess.probability < UnclearTurn.sure,
      prompts.contains(where: { $0.hasPrefix(guess.intent.rawValue + ".") })
    {
      add(.unsure, utterance, guess, entry)
    }
  }

  private mutating func add(
    _ kind: UnclearTurn.Kind, _ utterance: Utterance, _ guess: Candidate?, _ entry: JournalEntry
  ) {
    turns.append(
      UnclearTurn(
        call: call, at: entry.at, text: utterance.text, language: utterance.language, kind: kind, guess: guess))
  }

  private static func understood(_ entry: JournalEntry) -> (Utterance, Candidate?)? {
    entry.effects.lazy.compactMap { effect in
      if case .report(.understood(let utterance, let candidate, slots: _)) = effect {
        (utterance, candidate)
      } else {
        nil
      }
    }.first
  }

  /// Words, without anything masked.
  private static func isPhrase(_ utterance: Utterance) -> Bool {
    utterance.text.contains(where: \.isLetter) && !utterance.text.contains("•")
      && (utterance.isTyped || utterance.confidence >= UnclearTurn.leastConfidence)
  }
}
