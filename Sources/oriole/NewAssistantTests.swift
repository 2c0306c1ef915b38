/// The conversations of a new assistant: what its callers must hear.
enum NewAssistantTests {
  static let english = """
    # What callers must hear. `oriole test «folder»` plays these, and tells the first thing that goes otherwise.
    defaults: {language: en}

    what something costs:
      turns:
        - prompt: greeting
        - say: how much is the kettle
          says: kettle
        - say: goodbye
          ended: contained

    when we are open:
      turns:
        - say: are you open on saturday
          intent: faq.opening
          says: Monday to Saturday

    a person:
      turns:
        - keys: "0"
          handoff: {reason: asked}

    """

  static let mandarin = """
    # 来电人应该听到什么。`oriole test «folder»` 会逐条播放，并指出第一处不同。
    defaults: {language: zh}

    多少钱:
      turns:
        - prompt: greeting
        - say: 电热水壶多少钱
          says: 电热水壶

    几点开门:
      turns:
        - say: 周六开门吗
          intent: faq.opening
          says: 周一到周六

    找人工:
      turns:
        - keys: "0"
          handoff: {reason: asked}

    """
}
