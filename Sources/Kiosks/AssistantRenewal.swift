public import Assistant
public import Calls
import Dialogue
public import Understanding

/// Reads an assistant again between calls when its files have changed.
public struct AssistantRenewal: Sendable {
  /// What calls of an assistant are begun with; what it throws is told, and all stays as it was.
  public typealias Making = @Sendable (LoadedAssistant) async throws -> (Calling, SpeechStack)

  private let inUse: AssistantInUse
  private let language: Language
  private let warn: @Sendable (String) -> Void
  private let make: Making

  /// - Parameters:
  ///   - inUse: the assistant, as it was read before.
  ///   - language: the one that calls begin in; it must stay.
  ///   - warn: told in a line why an assistant cannot be used as it is now.
  ///   - make: what the next calls are begun with.
  public init(
    _ inUse: AssistantInUse, language: Language, warn: @escaping @Sendable (String) -> Void, make: @escaping Making
  ) {
    (self.inUse, self.language, self.warn, self.make) = (inUse, language, warn, make)
  }

  /// What the next call is begun with; nil when nothing has changed, and for an assistant that cannot be used as it is
  /// now: then all stays as it was.
  func renewed() async -> (Calling, SpeechStack)? {
    do {
      guard let assistant = try await inUse.changed() else { return nil }
      guard assistant.script.languages.contains(language) else {
        warn("\(assistant.name) speaks “\(language.rawValue)” no more (the assistant stays as it was read before)")
        return nil
      }
      return try await make(assistant)
    } catch {
      warn("\(error) (the assistant stays as it was read before)")
      return nil
    }
  }
}
