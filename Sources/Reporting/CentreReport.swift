public import Understanding

/// Figures in words and tables, in one language.
public struct CentreReport: Sendable, Hashable, Codable {
  public var title: String
  public var language: Language
  public var sections: [ReportSection]

  public init(title: String, language: Language, sections: [ReportSection]) {
    self.title = title
    self.language = language
    self.sections = sections
  }

  /// - Parameters:
  ///   - figures: what is shown.
  ///   - language: English or Chinese.
  ///   - labels: what intents are called.
  public init(_ figures: Figures, language: Language, labels: [String: String] = [:]) {
    let maker = SectionMaker(figures: figures, language: language, names: ReportNames(language, labels: labels))
    let days = figures.from == figures.to ? "\(figures.from)" : "\(figures.from) – \(figures.to)"
    title = "\(ReportWord.title.text(language)), \(days)"
    self.language = language
    sections = maker.sections
  }
}

/// Makes a report's sections of figures.
private struct SectionMaker {
  let figures: Figures
  let language: Language
  let names: ReportNames

  var sections: [ReportSection] {
    [
      summary,
      counts("channels", .byChannel, figures.channels), counts("languages", .byLanguage, figures.languages),
      counts("endings", .endings, figures.endings), counts("handoffs", .handoffs, figures.handoffs), people,
      counts("intents", .intents, figures.intents), satisfaction, overTime("contacts", .contacts),
      overTime("mood", .mood),
      agents,
    ].filter { !$0.rows.isEmpty }
  }

  private func word(_ word: ReportWord) -> String { word.text(language) }

  private func counts(_ id: String, _ title: ReportWord, _ counts: [Count]) -> ReportSection {
    .counts(id, title, counts, of: figures.contacts, language, names)
  }

  private func row(_ name: ReportWord, _ cells: String...) -> ReportSection.Row { .init(word(name), cells) }

  private var summary: ReportSection {
    let containment = figures.containment
    let replies = figures.replies
    return ReportSection(
      "summary", word(.containment), columns: [word(.name), word(.count), word(.share)],
      rows: [
        row(.contacts, String(figures.contacts), ""), row(.going, String(figures.going), ""),
        row(.contained, String(containment.contained), ReportNumber.percent(containment.share)),
        row(
          .trulyContained, "\(containment.truly) / \(containment.known)", ReportNumber.percent(containment.trueShare)),
        row(.repeated, String(containment.repeated), ""), row(.provisional, String(containment.open), ""),
        row(.unknownCallers, "\(containment.unknownContained) / \(containment.unknown)", ""),
        row(
          .replies, String(replies.replies),
          "\(word(.median)) \(ReportNumber.milliseconds(replies.median)), "
            + "\(word(.p95)) \(ReportNumber.milliseconds(replies.p95))"),
      ])
  }

  private var people: ReportSection {
    let service = figures.service
    guard service.offered + service.callbacks > 0 else { return ReportSection("people", "", columns: [], rows: []) }
    return ReportSection(
      "people", word(.people), columns: [word(.name), word(.count), word(.share)],
      rows: [
        row(.offered, String(service.offered), ""), row(.answered, String(service.answered), ""),
        .init(
          "\(word(.serviceLevel)) \(service.target)", [String(service.inTime), ReportNumber.percent(service.share)]),
        row(.abandoned, String(service.abandoned), ReportNumber.percent(service.abandonedShare)),
        row(.waiting, String(service.waiting), ""), row(.callbacks, String(service.callbacks), ""),
        row(.averageWait, ReportNumber.seconds(service.averageWaitSeconds), ""),
        row(.longestWait, ReportNumber.seconds(service.longestWaitSeconds), ""),
        row(.handling, ReportNumber.seconds(service.handlingSeconds), ""),
      ])
  }

  private var satisfaction: ReportSection {
    let ratings = figures.satisfaction
    let mean = "\(word(.mean)) \(ReportNumber.decimal(ratings.mean, 1)), \(word(.ratings)) \(ratings.total)"
    return ReportSection(
      "satisfaction", "\(word(.satisfaction)) (\(mean))", columns: [word(.rating), word(.count), word(.share)],
      rows: ratings.total == 0
        ? []
        : ratings.counts.enumerated().map { index, count in
          .init(
            String(index + 1), [String(count), ReportNumber.percent(Double(count) / Double(ratings.total))],
            value: Double(count))
        }, chart: .bars)
  }

  /// Contacts, or the mood, of each hour or day.
  private func overTime(_ id: String, _ what: ReportWord) -> ReportSection {
    let isMood = what == .mood
    return ReportSection(
      id, "\(word(what)) – \(word(.over))", note: isMood ? word(.frustrationNote) : nil,
      columns: isMood
        ? [word(.time), word(.mood), word(.rating)] : [word(.time), word(.contacts), word(.handedOver)],
      rows: figures.contacts == 0
        ? []
        : figures.slices.map { slice in
          isMood
            ? .init(
              slice.name, [ReportNumber.decimal(slice.frustration, 2), ReportNumber.decimal(slice.rating, 1)],
              value: slice.frustration)
            : .init(slice.name, [String(slice.contacts), String(slice.handoffs)], value: Double(slice.contacts))
        }, chart: .columns, scale: isMood ? 1 : nil)
  }

  private var agents: ReportSection {
    ReportSection(
      "agents", word(.agents), note: word(.occupancyNote),
      columns: [word(.agent), word(.served), word(.busy), word(.handling), word(.occupancy)],
      rows: figures.agents.map { agent in
        .init(
          agent.agent,
          [
            String(agent.served), ReportNumber.seconds(agent.busySeconds), ReportNumber.seconds(agent.handlingSeconds),
            ReportNumber.percent(agent.occupancy),
          ], value: agent.occupancy)
      }, chart: .bars, scale: 1)
  }
}
