import Calls
import Assistant
import Dialogue
import Foundation
import Records
import Understanding

/// Reads a kiosk's assistant again between calls when its files have changed.
struct KioskRenewal: Sendable {
  private let options: SpeechOptions
  private let language: Language
  private let store: any Store
  private let hours: HoursOption
  private let inUse: AssistantInUse

  init(
    options: AssistantOptions, speech: SpeechOptions, language: Language, store: any Store, hours: HoursOption
  ) {
    let folder = options.folder
    self.options = speech
    self.language = language
    self.store = store
    self.hours = hours
    inUse = AssistantInUse(folder) { try AssistantOptions.load(folder) }
  }

  /// What the next call is begun with; nil when nothing has changed, and for an assistant that cannot be used as it is
  /// now, of which standard error is told: then all stays as it was.
  func renewed() async -> (Calling, SpeechStack)? {
    do {
      guard let assistant = try await inUse.changed() else { return nil }
      guard assistant.script.languages.contains(language) else {
        throw Failure("\(assistant.name) speaks “\(language.rawValue)” no more")
      }
      let voices = try await SpeechStack(assistant: assistant, options: options, beginningIn: language)
      try await store.load(assistant)
      return (Calling(assistant: assistant, store: store, hours: hours.hours(of: assistant.script)), voices)
    } catch let failure as Failure {
      Failure.print("\(failure.message) (the assistant stays as it was read before)")
    } catch {
      Failure.print("\(error) (the assistant stays as it was read before)")
    }
    return nil
  }
}
