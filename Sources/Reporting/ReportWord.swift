public import Understanding

/// The words of reports, in English and Chinese.
public enum ReportWord: String, Sendable, Hashable, CaseIterable {
  case title, contacts, going, byChannel, byLanguage, endings, containment, contained, trulyContained, repeated
  case provisional, unknownCallers, handoffs, people, offered, answered, serviceLevel, averageWait, longestWait
  case abandoned, waiting, handling, replies, median, p95, intents, satisfaction, mean, ratings, mood, agents, agent
  case served, busy, occupancy, time, name, count, share, rating, none, over, frustrationNote, occupancyNote
  case handedOver, callbacks, plan, hour, calls, load, needed, scheduled, reached, most

  /// The word in a language; English for all but Chinese.
  public func text(_ language: Language) -> String { (language == .mandarin ? Self.chinese : Self.english)[self] ?? "" }

  private static let english: [ReportWord: String] = [
    .title: "Contact centre", .contacts: "Contacts", .going: "still going on", .byChannel: "By channel",
    .byLanguage: "By language", .endings: "How they ended", .containment: "Containment", .contained: "Contained",
    .trulyContained: "Truly contained (no second contact within 24 h)", .repeated: "Came again within 24 h",
    .provisional: "24 h not over yet", .unknownCallers: "Contained, of unknown callers",
    .handoffs: "Handed over to people, by reason", .people: "People", .offered: "Asked for a person",
    .answered: "Answered", .serviceLevel: "Service level", .averageWait: "Average speed of answer",
    .longestWait: "Longest wait", .abandoned: "Gone before an answer", .waiting: "Waiting now",
    .handling: "Time with an agent", .replies: "Oriole's replies", .median: "half within", .p95: "95% within",
    .intents: "What callers wanted", .satisfaction: "Satisfaction", .mean: "mean", .ratings: "ratings",
    .mood: "Frustration", .agents: "Agents", .agent: "Agent", .served: "Served", .busy: "Time with callers",
    .occupancy: "Occupancy", .time: "Time", .name: "Name", .count: "Count", .share: "Share", .rating: "Rating",
    .none: "none", .over: "Over time",
    .frustrationNote: "Mean of each contact's most frustrated moment: 0 calm, 1 very frustrated.",
    .occupancyNote: "Share of the time from an agent's first caller of the day to the end of the last.",
    .handedOver: "Handed over", .callbacks: "Asked to be called back", .plan: "Agents needed", .hour: "Hour",
    .calls: "Calls", .load: "Erlang",
    .needed: "Agents",
    .scheduled: "Scheduled", .reached: "In time", .most: "Most",
  ]

  private static let chinese: [ReportWord: String] = [
    .title: "客服中心", .contacts: "联系次数", .going: "仍在进行", .byChannel: "按渠道", .byLanguage: "按语言", .endings: "结束方式",
    .containment: "自助解决", .contained: "自助解决", .trulyContained: "真正解决（24小时内没有再次联系）", .repeated: "24小时内再次联系",
    .provisional: "还未满24小时", .unknownCallers: "身份不明者中自助解决", .handoffs: "转人工，按原因", .people: "人工服务", .offered: "要求人工",
    .answered: "已接听", .serviceLevel: "服务水平", .averageWait: "平均应答速度", .longestWait: "最长等待", .abandoned: "接听前离开",
    .waiting: "正在等待", .handling: "人工处理时间", .replies: "系统应答", .median: "一半不超过", .p95: "95%不超过", .intents: "客户的需求",
    .satisfaction: "满意度", .mean: "平均", .ratings: "评分次数", .mood: "不满程度", .agents: "坐席", .agent: "坐席", .served: "接待人数",
    .busy: "通话时间", .occupancy: "占用率", .time: "时间", .name: "名称", .count: "次数", .share: "比例", .rating: "评分", .none: "无",
    .over: "随时间变化", .frustrationNote: "每次联系中最不满时刻的平均值：0为平静，1为非常不满。",
    .occupancyNote: "从坐席当天第一位客户到最后一位结束之间，与客户通话时间所占的比例。",
    .handedOver: "转人工", .callbacks: "要求回电", .plan: "所需坐席", .hour: "时段", .calls: "来电", .load: "话务量", .needed: "坐席数",
    .scheduled: "排班人数",
    .reached: "及时接听",
    .most: "最多",
  ]
}

/// Names as the records have them, in words.
public struct ReportNames: Sendable {
  private let language: Language
  private let labels: [String: String]

  /// - Parameters:
  ///   - language: the report's.
  ///   - labels: what intents are called; an intent without one keeps its name.
  public init(_ language: Language, labels: [String: String] = [:]) {
    self.language = language
    self.labels = labels
  }

  public subscript(name: String) -> String {
    if let known = Self.known[name] { return language == .mandarin ? known.chinese : known.english }
    return labels[name] ?? name
  }

  private static let known: [String: (english: String, chinese: String)] = [
    "text": ("text", "文字"), "wav": ("recording", "录音"), "kiosk": ("kiosk", "自助终端"), "chat": ("web chat", "网页聊天"),
    "en": ("English", "英语"),
    "zh": ("Chinese", "中文"), "contained": ("contained", "自助解决"), "handedOff": ("served by a person", "人工服务"),
    "abandoned": ("abandoned", "中途放弃"), "unanswered": ("nobody came", "无人接听"), "failed": ("failed", "失败"),
    "asked": ("asked for", "客户要求"), "nomatch": ("not understood", "听不懂"), "noinput": ("said nothing", "没有说话"),
    "frustrated": ("frustrated", "不满"), "lookupFailed": ("data did not answer", "查询失败"),
    "authored": ("as authored", "按流程转接"), "notFound": ("not found", "查不到"), "unverified": ("not verified", "身份未核实"),
  ]
}
