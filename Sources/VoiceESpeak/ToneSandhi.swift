/// The tone changes of 不 and 一 that eSpeak NG does not make; third tones before third tones it changes itself.
enum ToneSandhi {
  private static let numerals: Set<Character> = [
    "零", "〇", "一", "二", "两", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "万", "亿", "点", "幺",
  ]
  /// What follows an ordinal or a date: 一 keeps its tone.
  private static let ordinalUnits: Set<Character> = ["月", "日", "号", "楼", "层", "级", "等", "班"]

  static func applied(to syllables: [String], in characters: [Character]) -> [String] {
    guard syllables.count == characters.count else { return syllables }
    var changed = syllables
    for index in syllables.indices where index + 1 < syllables.count {
      let isBeforeFourth = syllables[index + 1].hasSuffix("4") || characters[index + 1] == "个"
      switch characters[index] {
      case "不" where syllables[index] == "bu4" && isBeforeFourth: changed[index] = "bu2"
      // Before a neutral tone only 个 counts: `三分之一的`.
      case "一" where syllables[index] == "yi1" && isCounting(index, characters):
        changed[index] = isBeforeFourth ? "yi2" : syllables[index + 1].hasSuffix("5") ? "yi1" : "yi4"
      default: break
      }
    }
    return changed
  }

  /// Whether the 一 at a place counts something, instead of standing in a number, an ordinal or a date.
  private static func isCounting(_ index: Int, _ characters: [Character]) -> Bool {
    let next = characters[index + 1]
    let before = index > 0 ? characters[index - 1] : nil
    if let before, before == "第" || before == "期" || before == "周" || before == "之" || numerals.contains(before) {
      return false
    }
    let isHundreds = next == "百" || next == "千" || next == "万" || next == "亿"
    return isHundreds || next == "点" || !(numerals.contains(next) || ordinalUnits.contains(next))
  }
}
