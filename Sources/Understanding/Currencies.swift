/// A currency as it is named in speech and written in figures.
struct Currency: Sendable, Hashable {
  /// ISO 4217: "GBP"; nil when a word such as "grand" names none.
  var code: String?
  /// How an amount in it is written in English; nil when its name stands after the amount.
  var sign: String?

  static let dollar = Currency(code: "USD", sign: "$")
  static let pound = Currency(code: "GBP", sign: "£")
  static let euro = Currency(code: "EUR", sign: "€")
  static let yuan = Currency(code: "CNY", sign: nil)

  /// Units by their English names.
  static let names = PhraseMeanings<Currency>([
    "dollar,dollars,buck,bucks,united states dollar,united states dollars,us dollar,us dollars,u s dollar": .dollar,
    "u s dollars,american dollar,american dollars": .dollar,
    "pound,pounds,quid,pound sterling,pounds sterling,british pound,british pounds": .pound,
    "euro,euros": .euro,
    "yuan,renminbi,rmb,kuai,chinese yuan": .yuan,
    "yen,japanese yen": Currency(code: "JPY", sign: "¥"),
    "won,korean won,south korean won": Currency(code: "KRW", sign: "₩"),
    "rupee,rupees,indian rupee,indian rupees": Currency(code: "INR", sign: "₹"),
    "ruble,rubles,rouble,roubles,russian rubles": Currency(code: "RUB", sign: "₽"),
    "franc,francs,swiss franc,swiss francs": Currency(code: "CHF", sign: "CHF"),
    "canadian dollar,canadian dollars": Currency(code: "CAD", sign: "CAD"),
    "australian dollar,australian dollars": Currency(code: "AUD", sign: "AUD"),
    "new zealand dollar,new zealand dollars": Currency(code: "NZD", sign: "NZD"),
    "hong kong dollar,hong kong dollars": Currency(code: "HKD", sign: "HK$"),
    "singapore dollar,singapore dollars": Currency(code: "SGD", sign: "SGD"),
    "mexican peso,mexican pesos": Currency(code: "MXN", sign: "MXN"),
    "philippine peso,philippine pesos": Currency(code: "PHP", sign: "PHP"),
    "pakistani rupee,pakistani rupees": Currency(code: "PKR", sign: "PKR"),
    "swedish krona,swedish kronor": Currency(code: "SEK", sign: "SEK"),
    "norwegian krone,norwegian kroner": Currency(code: "NOK", sign: "NOK"),
    "danish krone,danish kroner": Currency(code: "DKK", sign: "DKK"),
    "polish zloty,zloty,zlotys": Currency(code: "PLN", sign: "PLN"),
    "brazilian real,brazilian reals,reais": Currency(code: "BRL", sign: "R$"),
  ])

  /// Hundredths by their English names.
  static let hundredths = PhraseMeanings<Currency>([
    "cent,cents": .dollar, "penny,pence,pennies,p": .pound, "fen": .yuan,
  ])

  /// ISO codes that are said or typed after or before an amount.
  static let codes = PhraseMeanings<Currency>([
    "usd": .dollar, "gbp": .pound, "eur": .euro, "cny": .yuan, "jpy": Currency(code: "JPY", sign: "¥"),
    "krw": Currency(code: "KRW", sign: "₩"), "inr": Currency(code: "INR", sign: "₹"),
    "cad": Currency(code: "CAD", sign: "CAD"), "aud": Currency(code: "AUD", sign: "AUD"),
    "chf": Currency(code: "CHF", sign: "CHF"), "hkd": Currency(code: "HKD", sign: "HK$"),
  ])

  /// Signs before or after figures; "¥" is the yuan's, as customers in China type it.
  static let signs: [Character: Currency] = [
    "$": .dollar, "£": .pound, "€": .euro, "¥": .yuan, "₩": Currency(code: "KRW", sign: "₩"),
    "₹": Currency(code: "INR", sign: "₹"), "₽": Currency(code: "RUB", sign: "₽"),
  ]

  /// Units by their Chinese names, with the sign that Chinese texts write.
  static let mandarin = PhraseMeanings<Currency>([
    "元,元钱,圆,块,块钱,元人民币,块人民币": Currency(code: "CNY", sign: "¥"), "人民币": Currency(code: "CNY", sign: "¥"),
    "美元,美金,美刀": Currency(code: "USD", sign: "US$"), "欧元": .euro, "英镑,镑": .pound,
    "日元,日圆,日币": Currency(code: "JPY", sign: "JPY¥"), "韩元,韩币,韩圆": Currency(code: "KRW", sign: "₩"),
    "印度卢布,印度卢比": Currency(code: "INR", sign: "₹"), "卢布,俄罗斯卢布,俄罗斯卢比": Currency(code: "RUB", sign: "₽"),
    "加元,加币,加拿大元,加拿大币": Currency(code: "CAD", sign: "CAD$"), "港元,港币": Currency(code: "HKD", sign: "HKD$"),
    "澳元,澳币,澳大利亚元": Currency(code: "AUD", sign: "AUD$"), "新西兰元": Currency(code: "NZD", sign: "NZD$"),
    "新加坡元,新加坡币,新币": Currency(code: "SGD", sign: "SGD$"), "台币,新台币": Currency(code: "TWD", sign: "TWDNT$"),
    "瑞士法郎": Currency(code: "CHF", sign: "Fr"), "法郎": Currency(code: "CHF", sign: "₣"),
    "瑞典克朗": Currency(code: "SEK", sign: "Kr"), "挪威克朗": Currency(code: "NOK", sign: "NOKkr"),
    "丹麦克朗": Currency(code: "DKK", sign: "DKKkr"), "泰铢": Currency(code: "THB", sign: "฿"),
    "墨西哥比索": Currency(code: "MXN", sign: "NXN$"), "南非兰特": Currency(code: "ZAR", sign: "R"),
    "马来西亚令吉,马来西亚林吉特": Currency(code: "MYR", sign: "RM"), "印尼盾": Currency(code: "IDR", sign: "Rp"),
    "菲律宾披索,菲律宾比索": Currency(code: "PHP", sign: "₱"), "土耳其里拉": Currency(code: "TRY", sign: "TRY₺"),
  ])
}
