import Understanding

/// Values of the data, and of callers, in a form that is good to say.
struct SpokenForm {
  let language: Language
  var today: CalendarDay?

  func render(_ value: String, name: String, filter: Template.Filter?, words: Words) -> String {
    switch filter {
    case nil, .count: value
    case .digits: value.map(String.init).joined(separator: " ")
    case .date: date(value) ?? value
    case .weekday: weekday(value) ?? value
    case .time: TimeOfDay(value).map(time) ?? value
    case .money: money(value) ?? value
    case .phone: phone(value)
    case .words: words.word(for: value, of: name, in: language) ?? value
    }
  }

  // MARK: Dates

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  private static let hanzi: [Character] = ["一", "二", "三", "四", "五", "六", "日"]

  private func date(_ value: String) -> String? {
    let fields = value.split(separator: "-").map { Int($0) }
    guard fields.count == 3, let month = fields[1], let day = fields[2], Self.months.indices.contains(month - 1),
      (1...31).contains(day)
    else { return nil }
    return language == .mandarin ? "\(month)月\(day)日" : "\(day) \(Self.months[month - 1])"
  }

  /// A day without its year is heard as the nearest one.
  private func weekday(_ value: String) -> String? {
    guard let day = CalendarDay(value), let date = date(value) else { return nil }
    let isFar = today.map { abs($0.days(to: day)) > 330 } ?? false
    if language == .mandarin { return (isFar ? "\(day.year)年" : "") + date + "星期\(Self.hanzi[day.weekday - 1])" }
    return "\(Self.weekdays[day.weekday - 1]) \(date)" + (isFar ? " \(day.year)" : "")
  }

  // MARK: Times

  private func time(_ time: TimeOfDay) -> String {
    if language == .mandarin { return mandarin(time) }
    if time.minute == 0, time.hour == 0 { return "midnight" }
    if time.minute == 0, time.hour == 12 { return "12 noon" }
    let hour = (time.hour + 11) % 12 + 1
    let clock =
      switch time.minute {
      case 0: "\(hour)"
      case 15: "quarter past \(hour)"
      case 30: "half past \(hour)"
      case 45: "quarter to \(hour % 12 + 1)"
      case ..<10: "\(hour) oh \(time.minute)"
      default: "\(hour) \(time.minute)"
      }
    let half =
      switch time.hour {
      case 1..<12: "in the morning"
      case 12..<18: "in the afternoon"
      case 18..<22: "in the evening"
      default: "at night"
      }
    return "\(clock) \(half)"
  }

  private func mandarin(_ time: TimeOfDay) -> String {
    let half =
      switch time.hour {
      case ..<5: "凌晨"
      case ..<12: "上午"
      case 12: "中午"
      case ..<18: "下午"
      default: "晚上"
      }
    let minute =
      switch time.minute {
      case 0: ""
      case 30: "半"
      case ..<10: "零\(time.minute)分"
      default: "\(time.minute)分"
      }
    return "\(half)\(time.hour > 12 ? time.hour - 12 : time.hour)点\(minute)"
  }

  // MARK: Money

  /// The currencies' names for one and for more, and in Chinese.
  private static let currencies: [Substring: (one: String, more: String, mandarin: String)] = [
    "GBP": ("pound", "pounds", "英镑"), "USD": ("dollar", "dollars", "美元"), "EUR": ("euro", "euros", "欧元"),
    "CNY": ("yuan", "yuan", "元"), "JPY": ("yen", "yen", "日元"), "HKD": ("Hong Kong dollar", "Hong Kong dollars", "港元"),
  ]

  private func money(_ value: String) -> String? {
    let parts = value.split(separator: " ")
    guard let amount = parts.first, parts.count <= 2 else { return nil }
    let fields = amount.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(fields.count), let whole = Int(fields[0]), whole >= 0 else { return nil }
    var cents = 0
    if fields.count == 2 {
      guard (1...2).contains(fields[1].count), let given = Int(fields[1]), given >= 0 else { return nil }
      cents = fields[1].count == 1 ? given * 10 : given
    }
    let code = parts.count == 2 ? parts[1] : "GBP"
    let currency = Self.currencies[code] ?? (String(code), String(code), String(code))
    if language == .mandarin {
      return cents == 0
        ? "\(whole)\(currency.mandarin)" : "\(whole).\(cents < 10 ? "0" : "")\(cents)\(currency.mandarin)"
    }
    let units = "\(whole) \(whole == 1 ? currency.one : currency.more)"
    return cents == 0 ? units : "\(units) \(cents)"
  }

  // MARK: Telephone numbers

  /// Digits with a pause after each group, as numbers are read out.
  private func phone(_ value: String) -> String {
    let hasPlus = value.hasPrefix("+")
    let digits = Array(hasPlus ? value.dropFirst() : value[...])
    var groups: [String] = []
    var position = 0
    while position < digits.count {
      // 3-4-4, 3-3-4, 4-4: no digit is left alone at the end.
      let left = digits.count - position
      let size = left <= 5 ? left : left == 8 ? 4 : 3
      groups.append(digits[position..<position + size].map(String.init).joined(separator: " "))
      position += size
    }
    let pause = language == .mandarin ? "，" : ", "
    return (hasPlus ? language == .mandarin ? "加 " : "plus " : "") + groups.joined(separator: pause)
  }
}
