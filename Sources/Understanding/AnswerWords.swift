/// The words that answers are made of, in one language.
struct AnswerWords {
  /// What an answer is given to.
  enum Situation {
    /// A question that yes and no decide.
    case asked
    /// “Anything else?”, or nothing at all.
    case open
    /// An answer, of which it only takes note.
    case noted
  }

  private let phrases: [Situation: PhraseTable]
  /// Say nothing beside an answer.
  private let fillers: Set<String>
  /// Make more of an answer than a yes or a no.
  private let conditions: Set<String>
  let split: @Sendable (String) -> [String]
  /// Words beside a no, and a word beside a short yes, that do not matter.
  private let spare: Int
  /// Words of the question, which carry no meaning of their own.
  var echoes: Set<String> = []
  /// Whether digits are those that the question is about.
  var allowsDigits = false

  /// Callers who speak Chinese may answer in English.
  static func of(_ text: String, _ language: Language) -> AnswerWords {
    let isMandarin = language == .mandarin && text.unicodeScalars.contains { Normalizer.isUnspaced($0.value) }
    return isMandarin ? mandarin : english
  }

  func read(_ text: String, _ situation: Situation) -> PlainAnswer? {
    let (tokens, phrases) = (split(text), phrases[situation])
    var (yes, no, unsure, echoed, others) = (0, 0, 0, 0, 0)
    var endsInNo = false
    var position = 0
    while position < tokens.count {
      let token = tokens[position]
      if let (meaning, width) = phrases?.longest(tokens, at: position), !isEcho(tokens[position..<position + width]) {
        if situation != .asked, Self.commands.contains(Array(tokens[position..<position + width])) { return nil }
        endsInNo = meaning == .no
        switch meaning {
        case .yes: yes += 1
        case .no: no += 1
        case .unsure: unsure += position < 3 ? 2 : 1
        case .neither: others += width
        }
        position += width
        continue
      }
      if conditions.contains(token) { return nil }
      if echoes.contains(token) {
        echoed += 1
      } else if !fillers.contains(token), !(allowsDigits && Self.isDigit(token)) {
        others += 1
      }
      position += 1
    }
    if unsure > 0 { return unsure > 1 || others <= spare ? .unsure : nil }
    // “OK thanks, that's it” says no to what was not asked.
    if yes > 0, no > 0 { return situation != .asked && endsInNo ? .no : nil }
    if no > 0 { return others <= spare ? .no : nil }
    if yes > 0 {
      let isPlain = tokens.first.map(Self.plainest.contains) ?? false
      return others == 0 || situation == .asked && isPlain && others == 1 && tokens.count <= spare ? .yes : nil
    }
    return echoed > 0 && others == 0 ? .echo : nil
  }

  /// “Cancel” says no, but not where cancelling is what was asked about. What negates keeps its meaning.
  private func isEcho(_ words: ArraySlice<String>) -> Bool {
    words.allSatisfy { echoes.contains($0) } && Self.commands.contains(Array(words))
  }

  private static func isDigit(_ token: String) -> Bool {
    !SpokenDigits(language: .english).digits(in: token, expectingDigits: true).isEmpty
  }

  /// After these one more word does not matter: “yes mate”.
  private static let plainest: Set<String> = ["yes", "yeah", "yep", "yup", "是", "对"]
  /// Commands that stand among the noes.
  private static let commands: Set<[String]> = [["cancel"], ["stop"], ["取", "消"]]

  private static let english = AnswerWords(
    phrases: [
      .asked: YesNoPhrases.english.with(
        yes: """
          please,do it,do that,do so,do that please,let's do it,let's do that,go for it,make it so,i want that,i want it
          that's better,much better,even better,that works,works for me,that would be great,that'd be great,lovely
          that's what i want,that is what i want,exactly what i want,wonderful,brilliant,excellent,suits me
          that suits me,sounds great,that will do,that'll do,agreed,deal
          """,
        no: """
          leave it,leave it as it is,leave it alone,leave it be,keep it,keep it as it is,forget it,forget about it
          never mind,nevermind,i've changed my mind,i changed my mind,changed my mind,don't bother,i'd rather not
          no wait,rather not,better not,not any more,not anymore,let it be,don't do it,do not do it,don't do that
          """),
      // “Great” and “OK” only take note of the answer before.
      .open: YesNoPhrases.english.keepingYes("yes,yeah,yea,yep,yup,yes please,i do,i have").with(
        yes: "there is",
        no: "that's it,that is it,that's it then,that's everything,all good,i'm good,i'm fine,i am fine"),
      .noted: YesNoPhrases.english.with(
        yes: """
          i see,understood,i understand,got you,gotcha,fair enough,right then,that's great,cool,lovely,brilliant
          excellent
          """),
    ],
    fillers: Set(
      """
      please thanks thank you it that that's it's you're this them and um uh er erm oh ah hmm well then so just now the a
      very much mate love dear sir madam indeed again absolutely honestly kindly there really for me to i'd i like want
      """.split(whereSeparator: \.isWhitespace).map(String.init)),
    conditions: Set(
      """
      but wait hold if unless except only maybe first before later after until when what how why who where which whose
      can could would should may is are bye goodbye second moment minute sec does did will or another other different
      instead rather
      """.split(whereSeparator: \.isWhitespace).map(String.init)),
    split: { Normalizer(language: .english).words($0) }, spare: 3)

  private static let mandarin = AnswerWords(
    phrases: [
      .asked: YesNoPhrases.mandarin.with(
        yes: """
          就这样,就这样吧,就这么办,办吧,麻烦您,麻烦你,麻烦了,可以的,行吧,行啊,行的,嗯好,好嘞,得,这样好,这样可以,这样行,太好了,好多了,对了
          """,
        no: """
          先不,先不要,先不用,先别,还是不,还是算了,留着,留着吧,算了吧,我改主意了,改主意了,改变主意了,再想想,再考虑,别动它,不改了,不退了,不换了
          """,
        unsure: "没问题吧,对吧,可以吧,没关系吧"),
      .open: YesNoPhrases.mandarin.keepingYes("是,是的,有,有的,要,需要,对,对的,是啊,嗯").with(
        no: "没问题了,没有问题了,可以了,好了,行了,够了,就这样,就这样吧,就这些,没什么事了"),
      .noted: YesNoPhrases.mandarin.with(yes: "知道了,我知道了,明白,明白了,了解,了解了,清楚了,懂了,这样啊,原来如此,哦,喔"),
    ],
    fillers: Set("吧的了啊呀嘛哦喔噢哎那就请您你我帮给它这个谢麻烦们办做再".map(String.init)),
    conditions: Set("吗呢什怎为等先但如除哪谁几换改另或见拜".map(String.init)),
    split: { Normalizer(language: .mandarin).characters($0) }, spare: 4)
}
