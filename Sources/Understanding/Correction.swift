/// Corrections of what was understood: “no, I said nine”, 不是，我说的是五.
public enum Correction {
  /// Whether the text takes something back, so that a value in it replaces an older one.
  public static func isIn(_ text: String, language: Language) -> Bool { markers.stand(in: text, language: language) }

  /// Whether it says that something is not right, or should be another: “the time is wrong”, 换个地方.
  public static func wantsOther(_ text: String, language: Language) -> Bool {
    isWrong(text, language: language) || others.stand(in: text, language: language)
  }

  /// Whether it says that something is not right.
  public static func isWrong(_ text: String, language: Language) -> Bool { wrongs.stand(in: text, language: language) }

  /// What a value is called by those who talk about it.
  public enum Noun: Sendable, Hashable {
    case code, time, day, place, phone, amount
  }

  /// Whether a value of such a kind is named: “the number”, 几点.
  public static func names(_ noun: Noun, in text: String, language: Language) -> Bool {
    nouns[noun]?.stand(in: text, language: language) ?? false
  }

  private static let markers = SaidPhrases(
    english: """
      no,nope,not,i said,i meant,i mean,actually,wrong,rather,should be,correction,change that,make that,make it,\
      sorry it's,that's not,instead
      """,
    mandarin: "不是,不对,我说的,我是说,应该是,错了,说错,改成,改为,换成")
  private static let wrongs = SaidPhrases(
    english: "wrong,incorrect,not right,not correct,mistake,not my,not the one,not that one,misheard,that's not it",
    mandarin: "错,不对,不是这个,不是我的,不正确,搞混")
  private static let others = SaidPhrases(
    english: "other,another,different,change,instead,not that,not the,not this", mandarin: "换,改,别的,另,其他")
  private static let nouns: [Noun: SaidPhrases] = [
    .code: SaidPhrases(english: "number,order,code,digits", mandarin: "号,单"),
    .time: SaidPhrases(english: "time,hour,o'clock,when", mandarin: "时间,几点,钟点,点钟"),
    .day: SaidPhrases(english: "day,date,when", mandarin: "日期,哪天,日子,天"),
    .place: SaidPhrases(english: "place,address,where,shop,point,location", mandarin: "地址,地方,哪里,取货点,地点"),
    .phone: SaidPhrases(english: "number,phone,telephone,mobile", mandarin: "号码,电话,手机"),
    .amount: SaidPhrases(english: "amount,price,sum,total", mandarin: "金额,价,多少钱"),
  ]

  /// The number that a text makes of the one that was read back, nil when it does not tell.
  ///
  /// “The last one is nine”, “the second digit is five”, 第二位是五 name the place; “nine, not five”, 是九不是五 the wrong
  /// digit; “I said nine” neither: then the digit that nine is most easily heard as gives way, if there is one such.
  public static func digits(_ text: String, of value: String, language: Language) -> String? {
    let old = value.compactMap(\.wholeNumberValue)
    guard old.count == value.count, old.count > 1 else { return nil }
    let reader = DigitCorrection(old: old, language: language)
    return reader.corrected(by: text).map { $0.map(String.init).joined() }
  }
}

/// Corrections of one number.
private struct DigitCorrection {
  let old: [Int]
  let language: Language

  func corrected(by text: String) -> [Int]? {
    if let place = place(in: text) {
      let given = digits(in: place.rest)
      if place.index == nil, given.count > 1, given.count < old.count {
        // “The last two are five six.”
        let new = given[0] == given.count - 1 ? Array(given.dropFirst()) : given
        return Array(old.dropLast(new.count)) + new
      }
      guard given.count == 1 else { return nil }
      return replacing(place.index ?? old.count - 1, by: given[0])
    }
    let given = digits(in: text)
    if given.count == 2 { return swapped(given, in: text) }
    guard given.count == 1, Correction.isIn(text, language: language) else { return nil }
    return replacing(mostAlike(to: given[0]), by: given[0])
  }

  private func replacing(_ index: Int?, by digit: Int) -> [Int]? {
    guard let index, old.indices.contains(index), old[index] != digit else { return nil }
    var new = old
    new[index] = digit
    return new
  }

  private func digits(in text: String) -> [Int] {
    SpokenDigits(language: language).digits(in: text, expectingDigits: true).compactMap(\.wholeNumberValue)
  }

  /// “Nine, not five”: of two digits the one after the “not” is wrong; without one the only one that stands in the number.
  private func swapped(_ given: [Int], in text: String) -> [Int]? {
    let head = language == .mandarin ? text.firstRange(of: "不是") : text.firstRange(of: "not ")
    var wrong: Int?
    if let head { wrong = digits(in: String(text[head.upperBound...])).first }
    if wrong == nil { wrong = given.first { old.contains($0) } }
    guard let wrong, let right = given.first(where: { $0 != wrong }) else { return nil }
    let places = old.indices.filter { old[$0] == wrong }
    return places.count == 1 ? replacing(places[0], by: right) : nil
  }

  /// Where the digit stands that this one is most easily heard as; nil when two are equally likely.
  private func mostAlike(to digit: Int) -> Int? {
    let places = old.indices.filter { old[$0] != digit }
      .map { (index: $0, cost: cost(of: old[$0], for: digit)) }
      .sorted { $0.cost < $1.cost }
    guard let best = places.first, let second = places.dropFirst().first else { return places.first?.index }
    return best.cost < second.cost ? best.index : nil
  }

  private func cost(of heard: Int, for said: Int) -> Double {
    guard language == .mandarin else { return DigitConfusions(of: language).cost(of: UInt8(heard), for: UInt8(said)) }
    // Qī and yī, jiǔ and liù, sān and sì; nothing was counted.
    return [[1, 7], [6, 9], [3, 4]].contains([heard, said].sorted()) ? 1 : 2
  }

  /// Which digit is named, nil for the last ones, and the words after its name.
  private func place(in text: String) -> (index: Int?, rest: String)? {
    if language == .mandarin {
      let numerals: [Character] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
      for (index, numeral) in numerals.enumerated() {
        for name in ["第\(numeral)位", "第\(numeral)个"] {
          if let range = text.firstRange(of: name) { return (index, String(text[range.upperBound...])) }
        }
      }
      for name in ["最后一位", "最后一个", "最后"] {
        if let range = text.firstRange(of: name) { return (nil, String(text[range.upperBound...])) }
      }
      return nil
    }
    let words = Normalizer(language: language).words(text)
    let ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    for (position, word) in words.enumerated() {
      let index = ordinals.firstIndex(of: word)
      guard index != nil || word == "last" else { continue }
      // “The last one is nine”: this “one” is no digit.
      let rest = words[(position + 1)...].drop { ["one", "digit", "number", "figure"].contains($0) }
      return (index, rest.joined(separator: " "))
    }
    return nil
  }
}
