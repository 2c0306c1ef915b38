import Testing

@testable import VoiceESpeak

struct PinyinReaderTests {
  private func pinyin(_ text: String) -> String { PinyinReader.standard.pinyin(of: text) }

  @Test(arguments: [
    ("您好，这里是黄鹂家居自动助理。", "nin2hao3, zhe4li3 shi4 huang2li2 jia1ju1 zi4dong4 zhu4li3."),
    ("找人工请按零。", "zhao3 ren2gong1 qing3 an4 ling2."),
    ("请问还有什么可以帮您？", "qing3wen4 hai2you3 shen2me5 ke3yi3 bang1nin2?"),
    ("不好意思，我没听明白。", "bu4hao3yi4si5, wo3 mei2 ting1 ming2bai5."),
    ("您说的是对，还是不对？", "nin2 shuo1de5 shi4 dui4, hai2shi4 bu2dui4?"),
    ("这个按键没有对应的服务。", "zhe4ge5 an4jian4 mei2you3 dui4ying4de5 fu2wu4."),
    ("来为您服务了。", "lai2 wei4nin2 fu2wu4le5."),
    ("请您过一会儿再试。", "qing3 nin2 guo4yi2hui4er5 zai4 shi4."),
    ("请问您想了解什么？", "qing3wen4 nin2 xiang3liao3jie3 shen2me5?"),
    ("一小时内有效。", "yi4xiao3shi2 nei4 you3xiao4."),
    ("我们的人绝对不会问您的密码。", "wo3men5de5 ren2 jue2dui4 bu2hui4 wen4 nin2de5 mi4ma3."),
    ("通知还是会发给您。", "tong1zhi1 hai2shi4 hui4 fa1 gei3 nin2."),
    ("标准配送三到五个工作日。", "biao1zhun3 pei4song4 san1 dao4 wu3ge5 gong1zuo4ri4."),
    ("下午两点以前选加急。", "xia4wu3 liang3dian3 yi3qian2 xuan3 jia1ji2."),
    ("还来得及改地址。", "hai2lai2de5ji2 gai3 di4zhi3."),
    ("人工客服来处理。", "ren2gong1ke4fu2 lai2 chu3li3."),
    ("如果您觉得不对。", "ru2guo3 nin2 jue2de5 bu2dui4."),
    ("送错了地方。", "song4 cuo4le5 di4fang5."),
    ("免费修理或者更换。", "mian3fei4 xiu1li3 huo4zhe3 geng1huan4."),
    ("电话和门店时间一样。", "dian4hua4 he2 men2dian4 shi2jian1 yi2yang4."),
    ("星期日和节假日不送货。", "xing1qi1ri4 he2 jie2jia4ri4 bu2song4 huo4."),
    ("差价我们补给您。", "cha1jia4 wo3men5 bu3gei3nin2."),
    ("差评我们也照样显示。", "cha4ping2 wo3men5 ye3 zhao4 yang4 xian3 shi4."),
    ("价格大约便宜三分之一。", "jia4ge2 da4yue1 pian2yi5 san1fen1zhi1yi1."),
    ("输入时不要留空格。", "shu1ru4 shi2 bu2yao4 liu2 kong4ge2."),
    ("方便您量一量门。", "fang1bian4 nin2 liang2yi5liang2 men2."),
    ("东西只要干净就行。", "dong1xi5 zhi3yao4 gan1jing4 jiu4xing2."),
    ("到一月底都能退。", "dao4 yi1yue4 di3 dou1 neng2 tui4."),
    ("可以当废纸回收。", "ke3yi3 dang4fei4zhi3 hui2shou1."),
    ("电熨斗、落地灯和相框。", "dian4yun4dou3, luo4di4deng1 he2 xiang4kuang4."),
  ])
  func `the shop's sentences are read rightly`(hanzi: String, expected: String) {
    #expect(pinyin(hanzi) == expected)
  }

  @Test(arguments: [
    ("银行", "yin2hang2"), ("行不行", "xing2bu5xing2"), ("行长", "hang2zhang3"), ("重新", "chong2xin1"), ("重量", "zhong4liang4"),
    ("退还", "tui4huan2"), ("还有", "hai2you3"), ("长度", "chang2du4"), ("校长", "xiao4zhang3"), ("得到", "de2dao4"),
    ("记得", "ji4de5"), ("了解", "liao3jie3"), ("数一数", "shu3yi5shu3"), ("多少", "duo1shao5"), ("少年", "shao4nian2"),
    ("好处", "hao3chu4"), ("处理", "chu3li3"), ("头发", "tou2fa5"), ("睡觉", "shui4jiao4"), ("音乐", "yin1yue4"),
    ("快乐", "kuai4le4"),
    ("调查", "diao4cha2"), ("空调", "kong1tiao2"), ("出差", "chu1chai1"), ("着急", "zhao2ji2"), ("接着", "jie1zhe5"),
    ("种植", "zhong4zhi2"), ("为了", "wei4le5"), ("成为", "cheng2wei2"), ("给予", "ji3yu3"), ("首都", "shou3du1"),
    ("慢慢地", "man4man4de5"), ("部分", "bu4fen5"), ("干净", "gan1jing4"), ("三只", "san1zhi1"), ("汇率", "hui4lü4"),
    ("选中文", "xuan3 zhong1wen2"), ("要退还是换", "yao4 tui4hai2shi4 huan4"), ("没收到", "mei2shou1dao4"),
  ])
  func `characters of several readings follow their words`(hanzi: String, expected: String) {
    #expect(pinyin(hanzi) == expected)
  }

  @Test(arguments: [
    ("不去", "bu2 qu4"), ("不来", "bu4 lai2"), ("不", "bu4"), ("一张", "yi4zhang1"), ("一年", "yi4nian2"), ("一种", "yi4zhong3"),
    ("一次", "yi2ci4"), ("一个", "yi2ge5"), ("第一次", "di4yi1ci4"), ("十一", "shi2yi1"), ("一百一十", "yi4bai3yi1shi2"),
    ("一点差别", "yi4dian3 cha1bie2"), ("三分之一的", "san1fen1zhi1yi1de5"), ("一九九零", "yi1jiu3jiu3ling2"), ("周一", "zhou1yi1"),
  ])
  func `不 and 一 change their tone before others`(hanzi: String, expected: String) {
    #expect(pinyin(hanzi) == expected)
  }

  @Test func `every phrase has as many syllables as characters`() {
    let fields = PinyinPhrases.readings.split(whereSeparator: \.isWhitespace)
    #expect(fields.count.isMultiple(of: 2))
    #expect(fields.count > 1_000)
    for index in stride(from: 0, to: fields.count - 1, by: 2) {
      let digits = fields[index + 1].filter { "12345".contains($0) }.count
      #expect(digits == fields[index].count, "\(fields[index])")
      let isHanzi = fields[index].unicodeScalars.allSatisfy { $0.properties.isIdeographic }
      #expect(isHanzi, "\(fields[index])")
    }
  }

  @Test func `punctuation is kept as pauses, and what is not said is left out`() {
    #expect(pinyin("好，好、好：好；好。好？好！") == "hao3, hao3, hao3, hao3; hao3. hao3? hao3!")
    #expect(pinyin("“好”《好》*好*") == "hao3 hao3 hao3")
    #expect(pinyin("") == "")
  }
}
