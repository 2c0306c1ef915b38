import Dialogue
import Foundation
import Understanding

/// Reads one entry of an intent's `collect`.
struct SlotFile {
  enum Kind: String, CaseIterable { case digits, name, number, date, time, money, phone }
  enum Confirm: String, CaseIterable { case always, auto, never }

  /// What every slot may have, and what only slots of some types have.
  static let common: Set<String> = ["type", "confirm", "ask", "confirm_ask", "implied"]
  static let own: [Kind: Set<String>] = [
    .digits: ["digits", "table", "column", "secret"], .name: ["table", "names", "value"], .number: limits,
    .date: limits,
    .time: limits,
    .money: limits, .phone: [],
  ]
  private static let limits: Set<String> = ["from", "to", "outside"]

  let languages: [Language]

  /// The slots of a `collect`, and where the values of those that have some in the data stand.
  func read(collect node: AuthoredNode) throws(AssistantError) -> (slots: [SlotScript], sources: [String: SlotSource]) {
    var slots: [SlotScript] = []
    var sources: [String: SlotSource] = [:]
    for (name, field) in try node.entries() {
      let slot = try field.attempt(try read(name, field))
      // In a check, its name stays known: what uses it is not wrong too.
      slots.append(slot?.0 ?? SlotScript(name: name, kind: .name, ask: Localized([:]), confirmAsk: nil))
      sources[name] = slot?.1
    }
    return (slots, sources)
  }

  func read(_ name: String, _ node: AuthoredNode) throws(AssistantError) -> (SlotScript, SlotSource?) {
    let fields = try node.fields(Self.own.values.reduce(Self.common) { $0.union($1) })
    guard let ask = fields["ask"] else { throw node.error("has no question (ask)") }
    let types = Kind.allCases.map(\.rawValue).joined(separator: ", ")
    guard let type = fields["type"] else { throw node.error("has no type; there are \(types)") }
    let kind = try type.oneOf(Kind.self)
    let known = Self.common.union(Self.own[kind] ?? [])
    for (field, value) in fields.sorted(by: { $0.key < $1.key }) where !known.contains(field) {
      try value.report("a \(kind.rawValue) has no “\(field)”; it has \(known.sorted().joined(separator: ", "))")
    }
    let isSecret = try fields["secret"]?.isYes() ?? false
    let confirm = try fields["confirm"]?.oneOf(Confirm.self) ?? (isSecret ? .never : .always)
    if isSecret, confirm != .never { try node.report("is secret, and so it cannot be said again (confirm: never)") }
    if confirm != .never, fields["confirm_ask"] == nil { try node.report("is confirmed, but has no confirm_ask") }
    let slot = SlotScript(
      name: name, kind: try self.kind(kind, fields, node), ask: try ask.localized(languages),
      confirmAsk: confirm == .never ? nil : try fields["confirm_ask"]?.localized(languages),
      implied: confirm == .auto ? try fields["implied"]?.localized(languages) : nil,
      isTakenWhenSure: confirm == .auto, outside: try outside(fields, node), isSecret: isSecret)
    switch kind {
    case .name: return (slot, .names(try nameSource(fields, node)))
    case .digits: return (slot, try codeSource(fields, node).map(SlotSource.codes))
    default: return (slot, nil)
    }
  }

  private func kind(
    _ kind: Kind, _ fields: [String: AuthoredNode], _ node: AuthoredNode
  ) throws(AssistantError) -> SlotScript.Kind {
    switch kind {
    case .digits:
      guard let count = fields["digits"], let digits = Int(exactly: try count.number(in: 1...20)) else {
        throw node.error("needs “digits”: how many, 1–20")
      }
      return .digits(count: digits)
    case .name: return .name
    case .number: return .value(.number(try limits(fields, Self.number)))
    case .date: return .value(.date(try limits(fields, Self.days)))
    case .time: return .value(.time(try limits(fields) { TimeOfDay($0) }))
    case .money: return .value(.money(try limits(fields, Self.number)))
    case .phone: return .value(.phone)
    }
  }

  /// A slot with limits tells callers what they are.
  private func outside(_ fields: [String: AuthoredNode], _ node: AuthoredNode) throws(AssistantError) -> Localized? {
    let hasLimits = fields["from"] != nil || fields["to"] != nil
    guard let outside = fields["outside"] else {
      if hasLimits { throw node.error("has a limit (from, to), but no “outside” to tell callers what is possible") }
      return nil
    }
    guard hasLimits else { throw outside.error("is never said: there is no limit (from, to)") }
    return try outside.localized(languages)
  }

  private func limits<Bound: Comparable & Hashable & Sendable>(
    _ fields: [String: AuthoredNode], _ read: (String) -> Bound?
  ) throws(AssistantError) -> ValueLimits<Bound> {
    func limit(_ name: String) throws(AssistantError) -> Bound? {
      guard let field = fields[name] else { return nil }
      let text = try field.text()
      guard let bound = read(text) else { throw field.error("“\(text)” is not \(Self.expected(Bound.self))") }
      return bound
    }
    let limits = ValueLimits(from: try limit("from"), to: try limit("to"))
    if let from = limits.from, let to = limits.to, from > to, let field = fields["to"] {
      throw field.error("comes before “from”")
    }
    return limits
  }

  private static func expected<Bound>(_ bound: Bound.Type) -> String {
    switch bound {
    case is Int.Type: "a day such as today, today+14 or today-30"
    case is TimeOfDay.Type: "a time such as 08:30"
    default: "a number"
    }
  }

  private static func number(_ text: String) -> Decimal? {
    let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...])
      .split(separator: ".", omittingEmptySubsequences: false)
    let isNumber = parts.count <= 2 && parts.allSatisfy { (1...15).contains($0.count) && $0.allSatisfy(\.isASCIIDigit) }
    return isNumber ? Decimal(string: text) : nil
  }

  /// `today+14` as 14; up to a hundred years.
  private static func days(_ text: String) -> Int? {
    guard text.hasPrefix("today") else { return nil }
    let rest = text.dropFirst("today".count)
    if rest.isEmpty { return 0 }
    guard rest.first == "+" || rest.first == "-", let days = Int(rest), abs(days) <= 36_525 else { return nil }
    return days
  }

  /// Where the codes stand that exist, if they are known.
  private func codeSource(_ fields: [String: AuthoredNode], _ node: AuthoredNode) throws(AssistantError) -> CodeSource?
  {
    guard fields["table"] != nil || fields["column"] != nil else { return nil }
    guard let table = fields["table"], let column = fields["column"] else {
      throw node.error("needs both “table” and “column”, or neither")
    }
    return CodeSource(table: try table.text(), column: try column.text())
  }

  private func nameSource(_ fields: [String: AuthoredNode], _ node: AuthoredNode) throws(AssistantError) -> NameSource {
    guard let table = fields["table"], let names = fields["names"], let value = fields["value"] else {
      throw node.error("a name needs table, names and value")
    }
    let columns = try names.fields(Set(languages.map(\.rawValue)))
    var byLanguage: [Language: String] = [:]
    for language in languages {
      guard let column = columns[language.rawValue] else {
        throw names.error("has no column for “\(language.rawValue)”")
      }
      byLanguage[language] = try column.text()
    }
    return NameSource(table: try table.text(), columns: byLanguage, value: try value.text())
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
