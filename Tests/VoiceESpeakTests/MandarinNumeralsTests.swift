import Testing

@testable import VoiceESpeak

struct MandarinNumeralsTests {
  @Test(arguments: [
    ("4 5 7 0 1 2", "四 五 七 零 一 二"), ("59.90英镑", "五十九点九零英镑"), ("12月5日", "十二月五日"), ("24小时", "二十四小时"),
    ("50%", "百分之五十"), ("２５％", "百分之二十五"), ("第1位", "第一位"), ("2位", "两位"), ("第2位", "第二位"), ("12位", "十二位"),
    ("2026年", "二零二六年"), ("2年", "两年"), ("2月2日", "二月二日"), ("2个月", "两个月"), ("2点", "两点"), ("2.5", "二点五"),
    ("0", "零"), ("10", "十"), ("19", "十九"), ("100", "一百"), ("101", "一百零一"), ("110", "一百一十"), ("200", "两百"),
    ("222", "两百二十二"), ("1010", "一千零一十"), ("5,000", "五千"), ("10000", "一万"), ("10010", "一万零一十"), ("20000", "两万"),
    ("100000", "十万"), ("1,000,000", "一百万"), ("100000000", "一亿"), ("9:00", "九点"), ("9:05", "九点零五分"), ("14:30", "十四点三十分"),
    ("2:00", "两点"), ("2026-12-05", "二零二六年十二月五日"), ("3-5天", "三到五天"), ("2-3件", "二到三件"), ("-5度", "负五度"),
    ("£29.50", "二十九点五零英镑"), ("$5", "五美元"), ("¥100", "一百元"), ("1/3", "三分之一"), ("007", "零零七"),
    ("020-7946-0018", "零二零，七九四六，零零一八"), ("12345678", "一 二 三 四 五 六 七 八"), ("3，5", "三，五"), ("1,2", "一,二"),
    ("5.", "五."), ("没有数字", "没有数字"), ("%", "百分号"),
  ])
  func `figures are written as they are said`(text: String, expected: String) {
    #expect(MandarinNumerals.hanzi(in: text) == expected)
  }

  @Test func `a number too long for a count is said digit by digit`() {
    let hanzi = MandarinNumerals.hanzi(in: String(repeating: "7", count: 40))
    #expect(hanzi.filter { $0 == "七" }.count == 40)
  }

  @Test func `every whole number to 9999 is said without doubled or final zeros`() {
    for number in 1...9_999 {
      let hanzi = MandarinNumerals.integer(number)
      #expect(!hanzi.contains("零零") && !hanzi.hasSuffix("零") && !hanzi.hasPrefix("零"), "\(number): \(hanzi)")
    }
  }
}
