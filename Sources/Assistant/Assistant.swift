public import Dialogue
public import Understanding

/// A loaded assistant: what conversations follow, what the recogniser listens for, and the business's data.
public struct LoadedAssistant: Sendable {
  public var name: String
  /// The folder that it was read from.
  public var folder: String
  public var script: Script
  public var tables: [AuthoredTable]
  /// The hold melody, a WAV file; nil when the author gives none.
  public var holdMelody: String?
  public var speech: [Language: SpeechResources]
}

/// A table of the business's data as it stands in its CSV file.
public struct AuthoredTable: Sendable, Hashable {
  public var name: String
  public var columns: [String]
  public var rows: [[String]]
}

/// What the recogniser needs for one language.
public struct SpeechResources: Sendable, Hashable {
  /// The author's acoustic model and dictionary; nil for the system's.
  public var acousticModel: String?
  public var dictionary: String?
  /// The author's pronunciations, CMUdict style, that come before the dictionary's.
  public var lexicon: String?
  public var phrases: [Expectation.Kind: [SearchPhrase]]
}

/// One sentence that callers may say, and how often relative to others.
public struct SearchPhrase: Sendable, Hashable {
  public var text: String
  public var weight: Double
}
