import Assistant
import Calls
import Dialogue
import Foundation
import HTTPTypes
import Hummingbird
import Records
import Reporting
import Settings
import Teaching
import Understanding

/// What was not understood, and teaching it; `openapi.json` describes it.
struct TeachingRoutes: WebPart {
  private let chats: ChatDesk
  private let authority: Authority
  private let reports: ReportDesk
  private let desk: TeachingDesk
  private let reading: RequestReading
  private let trail: AuditTrail
  private static let mostGroups = 200
  private static let mostPhrases = 30

  init(chats: ChatDesk, authority: Authority, reports: ReportDesk, desk: TeachingDesk) {
    (self.chats, self.authority, self.reports, self.desk) = (chats, authority, reports, desk)
    let limits = authority.settings.limits
    reading = RequestReading(mostBytes: max(limits.requestBytes, 65_536), seconds: limits.requestSeconds)
    trail = AuditTrail(authority)
  }

  func add(to routes: inout WebRoutes) {
    routes.on(.get, "/api/teaching") { try await list($0, $1) }
    routes.on(.post, "/api/teaching/lessons") { try await attempt($0, $1) }
    routes.on(.get, "/api/teaching/lessons/{lesson}") { try await show($0, $1) }
    routes.on(.post, "/api/teaching/lessons/{lesson}/keep") { try await keep($0, $1) }
    EmbeddedPage("/manager/teaching", PackageResources.teaching_html, isStaffs: true).add(to: &routes)
    EmbeddedPage("/teaching.js", PackageResources.teaching_js).add(to: &routes)
    EmbeddedPage("/teaching-words.js", PackageResources.teaching_words_js).add(to: &routes)
  }

  private struct List: Encodable {
    struct Named: Encodable {
      var name: String
      var label: String
    }
    var from: String
    var to: String
    var languages: [String]
    /// Intents and authored questions.
    var intents: [Named]
    var groups: [PhraseGroup]
  }

  private func list(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await authority.account(request, context, atLeast: .manager)
    let asking = try ReportAsking(request)
    let period = try asking.period(days: 28, at: chats.now())
    try await trail.note(account, "teaching.see", "\(period.from) to \(period.to)")
    let groups = try await reports.unclear(on: period).prefix(Self.mostGroups).map { group in
      var group = group
      group.phrases = Array(group.phrases.prefix(Self.mostPhrases))
      return group
    }
    let script = chats.calling.assistant.script
    let labels = script.intentLabels(asking.language)
    let intents = script.intents.keys.map(\.rawValue).sorted().map { List.Named(name: $0, label: labels[$0] ?? $0) }
    return Response(
      json: List(
        from: period.from.description, to: period.to.description, languages: script.languages.map(\.rawValue),
        intents: intents, groups: groups))
  }

  private func attempt(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await authority.account(request, context, atLeast: .manager)
    let lesson = try await reading.json(request, context, as: Lesson.self)
    try lesson.checked()
    try await trail.note(account, "teaching.try", lesson.name)
    let name = try await desk.attempt(lesson, by: account.name)
    return Response(json: LessonShown(lesson: name, .waiting), status: .accepted)
  }

  private func show(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await authority.account(request, context, atLeast: .manager)
    let (name, trial) = try await trial(of: account, context)
    return Response(json: LessonShown(lesson: name, trial.state))
  }

  private struct Keep: Decodable, Sendable { var anyway: Bool? }

  private func keep(_ request: Request, _ context: WebContext) async throws -> Response {
    let account = try await authority.account(request, context, atLeast: .manager)
    let wish = try await reading.json(request, context, as: Keep.self)
    let (name, trial) = try await trial(of: account, context)
    try await trail.note(account, "teaching.keep", trial.lesson.name)
    switch await desk.keep(name, of: account.name, anyway: wish.anyway ?? false) {
    case .kept: return Response(json: LessonShown(lesson: name, .kept))
    case .breaks:
      throw WebError(.conflict, "lesson_breaks", "It breaks what goes as it should; nothing has been changed.")
    case .changed:
      throw WebError(
        .conflict, "changed_meanwhile", "Somebody has changed the assistant meanwhile; please try the lesson again.")
    case .notTried: throw WebError(.conflict, "not_tried", "The lesson has not been tried yet.")
    }
  }

  private func trial(
    of account: Account, _ context: WebContext
  ) async throws(WebError) -> (String, TeachingDesk.Trial) {
    guard let name = context.parameters.get("lesson"), let trial = await desk.trial(name, of: account.name) else {
      throw WebError(.notFound, "no_such_lesson", "This lesson does not exist any more. Please try it again.")
    }
    return (name, trial)
  }
}

/// A lesson's trial as its manager is shown it.
struct LessonShown: Encodable {
  struct Meaning: Encodable {
    var phrase: String
    var before: Candidate?
    var after: Candidate?
  }
  struct Change: Encodable {
    var kind: String
    var conversation: String
    var difference: String
  }

  var lesson: String
  /// waiting, tried, known, failed, kept.
  var state: String
  /// Why it failed.
  var reason: String?
  var added: [TeachingDesk.Addition]?
  var problems: [String]?
  var meanings: [Meaning]?
  var changes: [Change]?
  /// How many conversations were played; null where there are none.
  var played: Int?
  /// Whether it could not be kept at all, and whether only `anyway`.
  var isBroken: Bool?
  var breaks: Bool?

  init(lesson: String, _ state: TeachingDesk.State) {
    self.lesson = lesson
    switch state {
    case .waiting: self.state = "waiting"
    case .known: self.state = "known"
    case .kept: self.state = "kept"
    case .failed(let reason): (self.state, self.reason) = ("failed", reason)
    case .tried(let draft, let effect, let added):
      self.state = "tried"
      self.added = added
      problems = effect.problems.map { $0.description.replacing(draft.original + "/", with: "") }
      meanings = effect.meanings.map { Meaning(phrase: $0.phrase, before: $0.before, after: $0.after) }
      changes = effect.changes.map {
        Change(
          kind: $0.kind.rawValue, conversation: $0.conversation.replacing(draft.original + "/", with: ""),
          difference: $0.difference)
      }
      played = effect.played
      (isBroken, breaks) = (effect.isBroken, effect.breaks)
    }
  }
}
