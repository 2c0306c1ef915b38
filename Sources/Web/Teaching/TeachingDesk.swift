import Accounts
import Assistant
import Calls
import Foundation
import Teaching
import Understanding

/// Tries lessons on a draft of the assistant, one after the other, and puts them live.
///
/// A lesson that is kept is written only where nobody has changed the file since it was tried, so that of two managers'
/// lessons at once none is lost: the second one is tried again, on top of the first.
actor TeachingDesk {
  enum State: Sendable {
    case waiting
    case tried(AssistantDraft, TeachingEffect, added: [Addition])
    /// There is nothing to add.
    case known
    case failed(String)
    case kept
  }

  /// Lines that would be added to a file.
  struct Addition: Sendable, Encodable {
    var file: String
    var lines: [String]
  }

  struct Trial: Sendable {
    let lesson: Lesson
    let account: String
    let begun: ContinuousClock.Instant
    var state = State.waiting
  }

  /// What came of keeping a lesson.
  enum Keeping: Sendable, Hashable {
    case kept
    /// It would break the assistant, or a conversation that goes as it should.
    case breaks
    /// The files have changed meanwhile: why.
    case changed(String)
    case notTried
  }

  static let mostWaiting = 5
  static let mostKept = 20
  private static let keptFor = Duration.seconds(1_800)
  private let chats: ChatDesk
  private let playing: TeachingEffect.Playing
  private var trials: [String: Trial] = [:]
  private var last: Task<Void, Never>?

  init(chats: ChatDesk, playing: TeachingEffect.Playing) { (self.chats, self.playing) = (chats, playing) }

  /// Begins to try a lesson.
  ///
  /// - Returns: the trial's name.
  func attempt(_ lesson: Lesson, by account: String) throws(WebError) -> String {
    forget()
    let waiting = trials.values.count { if case .waiting = $0.state { true } else { false } }
    guard waiting < Self.mostWaiting, trials.count < Self.mostKept else { throw .reportsBusy }
    let name = SecretToken.name()
    trials[name] = Trial(lesson: lesson, account: account, begun: .now)
    let (before, folder, playing) = (last, chats.calling.assistant.folder, playing)
    last = Task {
      await before?.value
      let state = await Self.tried(lesson, folder, playing)
      self.set(name, state)
    }
    return name
  }

  /// A trial of this account's.
  func trial(_ name: String, of account: String) -> Trial? {
    guard let trial = trials[name], trial.account == account else { return nil }
    return trial
  }

  /// Puts a tried lesson live; chats that begin from now on know it.
  func keep(_ name: String, of account: String, anyway: Bool) async -> Keeping {
    guard let trial = trial(name, of: account) else { return .notTried }
    switch trial.state {
    case .kept: return .kept
    case .tried(let draft, let effect, _):
      guard !effect.isBroken, anyway || !effect.breaks else { return .breaks }
      do { try draft.keep() } catch { return .changed(error.description) }
      draft.discard()
      trials[name]?.state = .kept
      await chats.renew()
      return .kept
    default: return .notTried
    }
  }

  private static func tried(_ lesson: Lesson, _ folder: String, _ playing: TeachingEffect.Playing) async -> State {
    var draft: AssistantDraft
    do { draft = try AssistantDraft(of: folder) } catch { return .failed(error.description) }
    do {
      let phrases: [String]
      do { phrases = try lesson.write(into: &draft) } catch { throw draft.original(error) }
      guard !draft.paths.isEmpty else {
        draft.discard()
        return .known
      }
      let effect = try await TeachingEffect(
        of: draft, phrases: phrases, in: Language(rawValue: lesson.language), playing: playing)
      let added = draft.paths.map { Addition(file: $0, lines: draft.added(to: $0)) }
      return .tried(draft, effect, added: added)
    } catch {
      draft.discard()
      // Its folders are nobody's business on the web.
      return .failed(
        "\(error)".replacing(draft.original + "/", with: "").replacing(draft.original, with: "the assistant"))
    }
  }

  private func set(_ name: String, _ state: State) {
    guard trials[name] != nil else {
      if case .tried(let draft, _, _) = state { draft.discard() }
      return
    }
    trials[name]?.state = state
  }

  /// Lets go of old trials, and of the oldest where there are too many.
  private func forget() {
    let old = trials.filter { $0.value.begun.duration(to: .now) > Self.keptFor }.map(\.key)
    old.forEach(discard)
    while trials.count >= Self.mostKept {
      let done = trials.filter { if case .waiting = $0.value.state { false } else { true } }
      guard let oldest = done.min(by: { $0.value.begun < $1.value.begun }) else { return }
      discard(oldest.key)
    }
  }

  private func discard(_ name: String) {
    if case .tried(let draft, _, _) = trials.removeValue(forKey: name)?.state { draft.discard() }
  }

  /// Removes all drafts, at the server's end.
  func close() { for name in trials.keys { discard(name) } }
}
