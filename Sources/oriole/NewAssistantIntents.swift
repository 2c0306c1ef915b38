/// The intents of a new assistant.
enum NewAssistantIntents {
  static let products = """
    # An example with data: what something costs. Change it, copy it, or take it away, with products in assistant.yaml.
    #
    # label    how menus and questions call it
    # key      the telephone key that chooses it, 1 to 9
    # ask      how callers say it: (a|b) is one of these, [x] may be left out, {product} is what is collected below.
    #          Write ten ways or more, as people really talk.
    # collect  what the caller is asked for. A name stands in a table: names is the column that callers say, value the one
    #          that is looked up.
    # lookup   what is looked up then (assistant.yaml), and missing what is said when it is not there
    # answer   the first one whose when fits is said; the last one has no when

    product_price:
      label:
    @en    en: "what something costs"
    @zh    zh: "商品价格"
      key: "1"
      ask:
    @en    en:
    @en      - how much is the {product}
    @en      - how much does (the|a) {product} cost
    @en      - what does the {product} cost
    @en      - what is the price of (the|a) {product}
    @en      - price of the {product}
    @en      - do you (have|sell) (the|a) {product}
    @en      - I'd like to buy (the|a) {product}
    @en      - is the {product} in stock
    @en      - what do your products cost
    @en      - I have a question about a price
    @en      - can you tell me a price
    @zh    zh:
    @zh      - "{product}多少钱"
    @zh      - "{product}(怎么卖|什么价格)"
    @zh      - 我想买[一个]{product}
    @zh      - 有[没有]{product}[卖]
    @zh      - "{product}还有货吗"
    @zh      - 请问{product}的价格[是多少]
    @zh      - 我想问[一下]价格
    @zh      - 东西多少钱
    @zh      - 查[一下]商品价格
    @zh      - 你们的东西贵不贵
      collect:
        product:
          type: name
          table: products
          names:
    @en        en: name_en
    @zh        zh: name_zh
          value: code
          confirm: never
          ask:
    @en        en: "Which product is it?"
    @zh        zh: "请问是哪个商品？"
      lookup: product_by_code
      missing:
    @en    en: "I can't find that product."
    @zh    zh: "我没有找到这个商品。"
      answer:
        - when: {stock: "0"}
          say:
    @en        en: "The {name_en} costs {price|money}. It is sold out just now, but we expect more soon."
    @zh        zh: "{name_zh}的价格是{price|money}，现在卖完了，很快会再到货。"
        - say:
    @en        en: "The {name_en} costs {price|money}, and we have it in the shop."
    @zh        zh: "{name_zh}的价格是{price|money}，店里有货。"

    """

  static let conversation = steering + courtesy

  private static let steering = """
    # What every assistant needs: getting a person, ending the call, hearing something again, and knowing what can be asked.
    # do says what Oriole does in place of an answer: handoff (a person), goodbye, repeat, slower, help and more.

    talk_to_person:
      label:
    @en    en: "talking to a person"
    @zh    zh: "人工客服"
      ask:
    @en    en:
    @en      - (talk|speak) to (a person|someone|a human|somebody)
    @en      - I want to (talk|speak) to (a real person|your staff)
    @en      - can I (talk|speak) to someone [please]
    @en      - (get|give) me (a person|a human)
    @en      - put me through [to someone]
    @en      - customer service
    @en      - I don't want to talk to a (machine|robot|computer)
    @en      - is there a (real person|human) there
    @en      - connect me to someone
    @en      - let me talk to your (manager|boss|colleague)
    @en      - a real person please
    @zh    zh:
    @zh      - 人工
    @zh      - (转|找|要|接)人工[客服]
    @zh      - 人工(客服|服务)
    @zh      - 我(想|要)(找|转)人工
    @zh      - 帮我转[接]人工
    @zh      - (找|叫)个(真人|人)来[说]
    @zh      - 我不想跟(机器|机器人)说话
    @zh      - 有没有真人
    @zh      - 客服
    @zh      - 叫你们经理来
      do: handoff

    repeat:
      label:
    @en    en: "hearing it again"
    @zh    zh: "再说一遍"
      ask:
    @en    en:
    @en      - repeat [that|it] [please]
    @en      - (can|could) you (repeat that|say that again) [please]
    @en      - say (that|it) again [please]
    @en      - what did you say
    @en      - pardon [me]
    @en      - I didn't (hear|catch) (that|you)
    @en      - one more time [please]
    @en      - sorry what was that
    @zh    zh:
    @zh      - (再说|再讲|重复)一遍
    @zh      - 请[您]再说一(遍|次)
    @zh      - 能再说一(遍|次)吗
    @zh      - 你(刚才|刚刚)说什么
    @zh      - 我没听(清|清楚|见|到)
    @zh      - 没听清[楚]
      do: repeat

    slower:
      label:
    @en    en: "speaking more slowly"
    @zh    zh: "说慢一点"
      ask:
    @en    en:
    @en      - slower [please]
    @en      - (speak|talk|say it) [a bit] (slower|more slowly) [please]
    @en      - (can|could) you (speak|talk) (slower|more slowly)
    @en      - you (speak|talk) too fast
    @en      - slow down [please]
    @en      - not so fast
    @zh    zh:
    @zh      - (说|讲)慢[一]点
    @zh      - 慢[一]点[说]
    @zh      - 能说慢[一]点吗
    @zh      - (你|您)说得太快了
    @zh      - 别(说|讲)这么快
    @zh      - 请慢慢说
      do: slower

    help:
      label:
    @en    en: "what I can do"
    @zh    zh: "使用帮助"
      ask:
    @en    en:
    @en      - help [me] [please]
    @en      - I need [some] help
    @en      - (can|could) you help me [please]
    @en      - what can you do [for me]
    @en      - what can I (ask|say) [here]
    @en      - how does this work
    @en      - who (are you|am I talking to)
    @en      - are you a (robot|machine|computer)
    @en      - I don't know what to (say|do|ask)
    @en      - (hello|hi|good morning|good afternoon)
    @zh    zh:
    @zh      - 帮助
    @zh      - (帮帮|帮一下)我
    @zh      - 我需要帮助
    @zh      - 你(能|会|可以)(做|干)什么
    @zh      - 我可以问(什么|些什么)
    @zh      - 这个怎么用
    @zh      - 你是谁
    @zh      - 你是(机器人|机器)吗
    @zh      - (你好|您好|喂|早上好|下午好)
      do: help


    """

  private static let courtesy = """
    thanks:
      label:
    @en    en: "thanks"
    @zh    zh: "感谢"
      ask:
    @en    en:
    @en      - (thank you|thanks|many thanks)
    @en      - (thank you|thanks) (very much|so much|a lot)
    @en      - (great|good|ok|wonderful) (thanks|thank you)
    @en      - thanks for (your|the) help
    @en      - you've been very helpful
    @en      - that's very kind
    @en      - much appreciated
    @zh    zh:
    @zh      - (谢谢|多谢|感谢)
    @zh      - 谢谢(你|您|啊|了)
    @zh      - 太谢谢(你|您)了
    @zh      - 谢谢(你|您)的帮助
    @zh      - 好的谢谢
    @zh      - 辛苦[您]了
      answer:
    @en    en: "You're welcome."
    @zh    zh: "不客气。"

    goodbye:
      label:
    @en    en: "goodbye"
    @zh    zh: "再见"
      ask:
    @en    en:
    @en      - (bye|bye bye|goodbye)
    @en      - see you (later|soon)
    @en      - have a (nice|good) day
    @en      - that's (all|it|everything) [thank you|thanks]
    @en      - I'm done [thanks]
    @en      - nothing else [thanks|thank you]
    @en      - you can hang up [now]
    @en      - end the call
    @en      - (thanks|thank you|ok) (bye|goodbye)
    @en      - I (have to|must) go now
    @zh    zh:
    @zh      - (再见|拜拜)
    @zh      - (谢谢|好的|那)(再见|拜拜)
    @zh      - 没[有](别的|其他)[事|问题]了
    @zh      - 没事了
    @zh      - 就这些[了]
    @zh      - 就这样[吧]
    @zh      - 挂了[啊]
    @zh      - 可以挂了
    @zh      - 结束通话
      do: goodbye
    @+
    @+switch_language:
    @+  label: {en: "Chinese", zh: "English"}
    @+  key: "8"
    @+  ask:
    @+    en:
    @+      - (chinese|mandarin) [please]
    @+      - (speak|talk) (chinese|mandarin) [please]
    @+      - (can|do) you speak (chinese|mandarin)
    @+      - (switch|change) to (chinese|mandarin)
    @+      - I don't (speak|understand) english
    @+      - (switch|change) [the] language
    @+    zh:
    @+      - (英文|英语)
    @+      - (说|讲)(英文|英语)
    @+      - 我(想|要)(说|讲)(英文|英语)
    @+      - (换|切换|转)成(英文|英语)
    @+      - 我听不懂中文
    @+      - (切换|换|改)语言
    @+  do: switch_language

    """
}
