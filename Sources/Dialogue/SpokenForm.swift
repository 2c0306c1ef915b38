import Understanding

/// Values of the data in a form that is good to say.
struct SpokenForm {
  let language: Language

  func render(_ value: String, name: String, filter: Template.Filter?, words: Words) -> String {
    switch filter {
    case nil, .count: value
    case .digits: value.map(String.init).joined(separator: " ")
    case .date: date(value) ?? value
    case .money: money(value) ?? value
    case .words: words.word(for: value, of: name, in: language) ?? value
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  private func date(_ value: String) -> String? {
    let fields = value.split(separator: "-").map { Int($0) }
    guard fields.count == 3, let month = fields[1], let day = fields[2], Self.months.indices.contains(month - 1),
      (1...31).contains(day)
    else { return nil }
    return language == .mandarin ? "\(month)月\(day)日" : "\(day) \(Self.months[month - 1])"
  }

  private func money(_ value: String) -> String? {
    let fields = value.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(fields.count), let whole = Int(fields[0]), whole >= 0 else { return nil }
    var cents = 0
    if fields.count == 2 {
      guard (1...2).contains(fields[1].count), let given = Int(fields[1]), given >= 0 else { return nil }
      cents = fields[1].count == 1 ? given * 10 : given
    }
    if language == .mandarin {
      return cents == 0 ? "\(whole)英镑" : "\(whole).\(cents < 10 ? "0" : "")\(cents)英镑"
    }
    let pounds = whole == 1 ? "1 pound" : "\(whole) pounds"
    return cents == 0 ? pounds : "\(pounds) \(cents)"
  }
}
