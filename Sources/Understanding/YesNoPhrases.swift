/// Token sequences with their meaning.
struct PhraseTable {
  private var meanings: [[String]: YesNo.Meaning] = [:]
  let negations: Set<String>
  private let split: @Sendable (Substring) -> [String]
  private var mostTokens = 1

  init(
    yes: String, no: String, unsure: String, neither: String, negations: Set<String>,
    split: @escaping @Sendable (Substring) -> [String]
  ) {
    self.negations = negations
    self.split = split
    for (list, meaning) in [(yes, YesNo.Meaning.yes), (no, .no), (unsure, .unsure), (neither, .neither)] {
      add(list, meaning)
    }
  }

  /// With more phrases; those that are there already mean what they mean here.
  func with(yes: String = "", no: String = "", unsure: String = "") -> PhraseTable {
    var table = self
    for (list, meaning) in [(yes, YesNo.Meaning.yes), (no, .no), (unsure, .unsure)] { table.add(list, meaning) }
    return table
  }

  /// Only these say yes; what else did says nothing.
  func keepingYes(_ list: String) -> PhraseTable {
    let kept = Set(phrases(list))
    var table = self
    table.meanings = meanings.filter { $0.value != .yes || kept.contains($0.key) }
    return table
  }

  private mutating func add(_ list: String, _ meaning: YesNo.Meaning) {
    for tokens in phrases(list) {
      meanings[tokens] = meaning
      mostTokens = max(mostTokens, tokens.count)
    }
  }

  /// With commas or on lines of their own.
  private func phrases(_ list: String) -> [[String]] {
    list.split { $0 == "," || $0.isNewline }.map(split).filter { !$0.isEmpty }
  }

  /// The longest phrase that starts at a token: its meaning and its number of tokens.
  func longest(_ tokens: [String], at position: Int) -> (YesNo.Meaning, Int)? {
    for width in stride(from: min(mostTokens, tokens.count - position), to: 0, by: -1) {
      if let meaning = meanings[Array(tokens[position..<position + width])] { return (meaning, width) }
    }
    return nil
  }
}

/// How callers say yes, no, and that they don't know.
enum YesNoPhrases {
  static let english = PhraseTable(
    yes: """
      yes,yeah,yea,yep,yup,yah,ya,yeh,aye,uh huh,mm hmm,mhm,sure,sure thing,correct,right,exactly,precisely,absolutely
      definitely,certainly,indeed,affirmative,ok,okay,of course,by all means,please do,go ahead,that's it,that is it
      that's the one,that is the one,it is,it was,i do,i did,i am,i have,i would,i will,yes please,you bet,you got it
      got it,sounds good,sounds right,looks good,fine,that's fine,that is fine,perfect,great,true,that's true,spot on
      why not,no problem,not a problem,no doubt,not wrong,not bad,nothing wrong,no mistake,isn't wrong,is not wrong
      i think so,i guess so,i believe so,i suppose so,good,alright,all right,totally,y,yes it is,no worries
      """,
    no: """
      no,nope,nah,nay,na,no way,not,never,negative,wrong,incorrect,false,that's wrong,that is wrong,mistaken,mistake
      not right,not correct,not quite,not really,not exactly,not at all,not yet,not true,not it,not that,not this,not the one
      isn't,it isn't,it's not,it is not,that's not,that is not,that isn't,isn't right,isn't correct,isn't it,is not
      that's not right,that's not it,that is not right,that is not correct,that isn't right,that isn't correct
      it isn't right,it's not right,it is not right,it's not correct,isn't the one,aren't,wasn't,it wasn't
      i don't,i do not,i didn't,i did not,i haven't,i have not,i won't,i wouldn't,i'm not,i am not,don't,do not,don't want
      no thanks,no thank you,no that's all,that's all,that is all,nothing,nothing else,none,cancel,stop,hardly
      not okay,not ok,not fine,not good,not sure thing,no good,n,of course not,absolutely not,definitely not,certainly not
      i don't think so,don't think so,i think not,i guess not,afraid not,not today,not now,no it isn't,no it's not
      """,
    unsure: """
      i don't know,don't know,do not know,dunno,i dunno,not sure,not certain,i'm not sure,i am not sure,no idea,no clue
      not a clue,maybe,perhaps,possibly,could be,can't say,can't tell,can't remember,don't remember,i don't remember
      i do not remember,i forget,i forgot,don't understand,i don't understand,unsure,not completely sure,not quite sure
      don't have it,i don't have it,not entirely sure,i have no idea,not really sure,not too sure,hard to say
      """,
    neither: """
      right now,right away,not only,do i,did i,all right then what,order number,reference number,the right,a good,any good
      what's right,good morning,good afternoon,good evening,good day,great britain,no one,number no,is it,not yet sure
      the wrong,a wrong,it is about,i have a,i have an,i would like,i am calling,i'm calling,i will need
      """,
    negations: [
      "not", "isn't", "aren't", "wasn't", "don't", "didn't", "haven't", "won't", "wouldn't", "never", "hardly",
    ],
    split: { Normalizer(language: .english).words(String($0)) })

  static let mandarin = PhraseTable(
    yes: """
      是,是的,是啊,是呀,是吧,对,对的,對,對的,对啊,对呀,對啊,没错,沒錯,没有错,不错,正确,正確,准确,好,好的,好啊,好吧,行,可以,嗯,嗯嗯
      要,要的,需要,有,有的,当然,當然,当然可以,没问题,沒問題,没有问题,确认,確認,确定,確定,就是,就是这个,就这个,同意,愿意,对头,成
      应该是,应该是的,我想是的,不用改,不是不对,不会错,那是
      """,
    no: """
      不,不是,不是的,不是这个,不对,不對,不对的,不太对,不正确,不准确,错,错了,錯了,错的,弄错了,搞错了,有错,有误,不行,不好,不可以,不要,不用
      不用了,不需要,不需要了,不必,不必了,不要了,没,没有,没有了,沒有,沒有了,没了,没事了,否,不同意,不愿意,不想,不确认,别,别的不用,取消
      不是吧,不了,算了,哪有,不行的,并不是,并没有,怎么会,不可能,不能,不会,不是这样,不是那个,还没,还没有,没别的了,没什么了,没有别的
      """,
    unsure: """
      不知道,不清楚,不确定,不確定,不太清楚,不太确定,不记得,不太记得,忘了,忘记了,不晓得,也许,可能,可能吧,大概,说不准,不好说,没印象,不懂,不明白
      好像是,好像,没听懂,没听清,没听清楚
      """,
    neither: """
      是不是,对不对,好不好,行不行,要不要,可不可以,有没有,需不需要,能不能,会不会,你好,您好,好久,对了,有什么,是什么,好像不,要是,但是,可是,还是
      只是,是否,不是问题吗,对不起,不好意思,好多,有点,有人,改成,换成,变成,成本,没关系,不过,没收到,没有收到,没到,没发货,不见了,有一个,要一个
      """,
    negations: ["不", "没", "是", "沒"],
    split: { Normalizer(language: .mandarin).characters(String($0)) })
}
