/// A new assistant's questions, and the README of its folder.
enum NewAssistantQuestions {
  static let english = """
    # Questions and answers. A question begins with ## and ends with a name of its own in {#…}. Lines with - below it are
    # other ways to ask the same: the more, the better it is understood. Then comes the answer, in short sentences.

    ## When are you open? {#opening}
    - what are your opening hours
    - are you open on saturday
    - what time do you close today
    - when can I come to the shop
    - are you open now

    We are open from Monday to Saturday, from nine in the morning to six in the evening.

    ## Where are you? {#address}
    - what is your address
    - how do I get to your shop
    - where can I find you
    - which street are you in
    - is there a shop near me

    You find us at number five, High Street, next to the post office.

    """

  static let mandarin = """
    # 问题和答案。每个问题以 ## 开头，最后用 {#…} 写上它自己的名字。下面以 - 开头的几行是同一个问题的其他问法，越多越好懂。
    # 再下面是答案，请用短句。

    ## 你们几点开门？ {#opening}
    - 营业时间是几点到几点
    - 周六开门吗
    - 今天几点关门
    - 什么时候可以来店里
    - 现在开门吗

    我们周一到周六营业，早上九点到晚上六点。

    ## 你们在哪里？ {#address}
    - 你们的地址是什么
    - 怎么去你们店里
    - 店在哪条街
    - 附近有你们的店吗
    - 门店在什么地方

    我们在高街五号，邮局旁边。

    """

  static let readme = """
    # «name»

    An assistant for Oriole: it answers callers by voice and text. These three things come next:

    1. **Edit** the files, with any text editor:
       - `assistant.yaml`: what Oriole says first, last, and when it has not understood
       - `intents/*.yaml`: what callers may want, how they say it, and the answers
       - `faq/*.md`: questions and answers
       - `data/products.csv`: your data, as a spreadsheet saves it
    2. **Check** them: `oriole check «folder»` tells what is wrong, with file and line.
       `oriole test «folder»` plays the conversations in `tests/`: what callers must hear.
    3. **Try** it: `oriole text --assistant «folder»`, and type what a caller would say. `#1` is the key 1, `#0` a person.

    Then let it speak: `oriole kiosk --assistant «folder»` talks at this machine's microphone and loudspeaker, and
    `oriole desk` in a second terminal shows the callers who wait for a person.

    If callers' words are odd ones, such as names, `oriole pronounce WORD` shows how Oriole expects them to sound. A line of
    its output, corrected and without its last part, can stand in `lexicon/en.dict`.

    """
}
