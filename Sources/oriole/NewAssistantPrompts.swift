/// The prompts of a new assistant's `assistant.yaml`.
enum NewAssistantPrompts {
  static let text = opening + understanding + people + comfort + chat

  private static let opening = """
    # What Oriole says when no intent has an answer for it. Callers hear this: use short sentences.
    # {menu} reads out the keys that your intents have.
    prompts:
      # Said first: who you are, what can be asked, and how to get a person.
      greeting:
    @en    en: "Hello, this is our automatic assistant. Ask me what something costs, or when we open. For a person, press zero."
    @zh    zh: "您好，这里是自动助理。您可以问商品价格和营业时间，找人工请按零。"
      # Said first to callers whose language Oriole cannot hear.
      keys_greeting:
    @en    en: "Hello, this is our automatic assistant. Please choose with the keys. {menu} For a person, press zero."
    @zh    zh: "您好，这里是自动助理，请您按键选择。{menu}找人工请按零。"
      anything_else:
    @en    en: "Is there anything else I can do for you?"
    @zh    zh: "请问还有什么可以帮您？"
      menu:
    @en    en: "{menu} For a person, press zero."
    @zh    zh: "{menu}找人工请按零。"
      menu_item:
    @en    en: "Press {key} for {label}."
    @zh    zh: "{label}请按{key}。"
      help:
    @en    en: "I can tell you what our products cost, and when and where we are open. For a person, press zero. What would you like to know?"
    @zh    zh: "我可以告诉您商品的价格、营业时间和地址，找人工请按零。请问您想了解什么？"
      goodbye:
    @en    en: "Thank you for calling. Goodbye."
    @zh    zh: "感谢您的来电，再见。"
      # Said when the call goes on in this language.
      language_switched:
    @en    en: "All right, let's speak English. How can I help?"
    @zh    zh: "好的，我们说中文。请问您需要什么？"

    """

  private static let understanding = """
      # When something was not understood, or could not be done.
      rephrase:
    @en    en: "Sorry, I didn't understand that. Could you say it in other words?"
    @zh    zh: "不好意思，我没听明白。您能换个说法吗？"
      offer_keys:
    @en    en: "Sorry, I still don't understand. Let's try the keys. {menu} For a person, press zero."
    @zh    zh: "抱歉，我还是没听明白。请您按键选择。{menu}找人工请按零。"
      repeat_silence:
    @en    en: "I can't hear anything. What can I do for you?"
    @zh    zh: "我没有听到声音。请问您需要什么？"
      confirm_intent:
    @en    en: "Is it about {label}?"
    @zh    zh: "您想说的是{label}，对吗？"
      confirm_question:
    @en    en: "Did you mean to ask: {label}"
    @zh    zh: "您想问的是不是：{label}"
      yes_no_again:
    @en    en: "Sorry, was that a yes or a no?"
    @zh    zh: "不好意思，您说的是对，还是不对？"
      go_on:
    @en    en: "Sure. What is it?"
    @zh    zh: "好的，您请说。"
      please_wait:
    @en    en: "One moment, please."
    @zh    zh: "请稍等。"
      lookup_failed:
    @en    en: "I'm sorry, I can't reach our records right now."
    @zh    zh: "抱歉，我现在查不到系统里的记录。"
      value_again:
    @en    en: "Sorry, I didn't get that."
    @zh    zh: "不好意思，我没听清楚。"
      half_day:
    @en    en: "Do you mean {early|time}, or {late|time}?"
    @zh    zh: "您是说{early|time}，还是{late|time}？"
      unknown_key:
    @en    en: "Sorry, that key isn't used here. For the choices, press hash."
    @zh    zh: "抱歉，这个按键没有对应的服务。想听菜单，请按井号键。"

    """

  private static let people = """
      # When the caller is passed to a person.
      handoff_intro:
    @en    en: "I'll get a person for you."
    @zh    zh: "我帮您转人工客服。"
      handoff_standing:
    @en    en: "You are number {position} in the queue. The wait is about {minutes|count} minutes. Please hold."
    @zh    zh: "您排在第{position}位，大约需要等{minutes|count}分钟，请您稍候。"
      handoff_no_estimate:
    @en    en: "You are number {position} in the queue. I can't tell yet how long it will take. Please hold."
    @zh    zh: "您排在第{position}位，我暂时还说不准要等多久，请您稍候。"
      handoff_nobody:
    @en    en: "Nobody is at the desk just now, but I'll keep your place. You are number {position} in the queue."
    @zh    zh: "现在人工客服不在，我先帮您排队，您排在第{position}位。"
      queue_full:
    @en    en: "I'm sorry, too many people are waiting just now. Please try again a little later."
    @zh    zh: "很抱歉，现在等人工客服的人太多了，请您过一会儿再试。"
      agent_joined:
    @en    en: "You are through to {agent}."
    @zh    zh: "{agent}来为您服务了。"
      agent_lost:
    @en    en: "Sorry, we have lost the person you were talking to. Please hold, I'll find someone else."
    @zh    zh: "抱歉，刚才的客服断线了。请您稍候，我再帮您找一位。"
      agent_closed:
    @en    en: "Your conversation with our team has ended."
    @zh    zh: "人工服务已经结束。"
      nobody_came:
    @en    en: "I'm sorry, nobody could come to you in time. Please try again a little later."
    @zh    zh: "很抱歉，没有客服能及时接待您，请您过一会儿再试。"

    """

  private static let comfort = """
      # These can be left out; then Oriole does without what they are for.
      # Said when the person at the desk lets the caller wait, and is there again.
      on_hold:
    @en    en: "One moment, please. I'll be right back with you."
    @zh    zh: "请您稍等一下，我马上回来。"
      off_hold:
    @en    en: "Thank you for holding."
    @zh    zh: "感谢您的等待。"
      # Said when the person hands the caller to a colleague, or back to Oriole.
      agent_handed_over:
    @en    en: "I'm putting you through to a colleague. Please stay with us."
    @zh    zh: "我帮您转接同事，请不要离开。"
      agent_handed_back:
    @en    en: "This is the automatic assistant again. We can go on."
    @zh    zh: "您好，自动助手继续为您服务。"
      # Asks which of two things is meant.
      which:
    @en    en: "Do you mean, first, {first}, or second, {second}?"
    @zh    zh: "您想说的是，第一，{first}，还是第二，{second}？"
      # Asks after the first part of a long answer.
      more:
    @en    en: "Shall I go on?"
    @zh    zh: "要我接着说吗？"
      # Asks when something else came in between.
      go_back:
    @en    en: "Shall we go on with {label}?"
    @zh    zh: "我们接着办{label}，好吗？"
      slower:
    @en    en: "All right, more slowly."
    @zh    zh: "好的，我说慢一点。"

    """

  private static let chat = """

    # What visitors of a chat read instead: they have buttons, and no keys.
    chat_prompts:
      greeting:
    @en    en: "Hello, this is our automatic assistant. Ask me what something costs, or when we open, or choose below."
    @zh    zh: "您好，这里是自动助理。您可以问商品价格和营业时间，也可以点下面的选项。"
      menu:
    @en    en: "This is what I can help with."
    @zh    zh: "我可以帮您办下面这些事。"
      help:
    @en    en: "I can tell you what our products cost, and when and where we are open. What would you like to know?"
    @zh    zh: "我可以告诉您商品的价格、营业时间和地址。请问您想了解什么？"
      offer_keys:
    @en    en: "Sorry, I still don't understand. Please choose what it is about, or ask for a person."
    @zh    zh: "抱歉，我还是没看明白。请您选择想了解的内容，也可以转人工客服。"
      unknown_key:
    @en    en: "Sorry, that is none of the choices."
    @zh    zh: "抱歉，没有这个选项。"

    """
}
