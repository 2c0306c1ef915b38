// What the chat page says itself, in its languages.
export const words = {
  en: {
    language: "Language", person: "Talk to a person", end: "End chat", conversation: "Conversation",
    typing: "Oriole is answering", choices: "Suggested answers", rate: "How satisfied are you, from 1 to 5?",
    again: "Start a new chat", message: "Your message", send: "Send", title: "Chat",
    you: "You", oriole: "Assistant", agent: "Agent", starOf: "{n} of 5", thanks: "Thank you for your rating.",
    offline: "The connection is lost. Trying again …", online: "You are connected again.",
    queue: "You are number {n} in the queue.", wait: " The wait is about {t}.", nobody: " Nobody is at the desk at the moment.",
    minute: "one minute", minutes: "{n} minutes", joined: "{name} is with you now.", left: "The agent has gone.",
    ended: "The chat has ended.", away: "The chat has ended because nothing was said for a long time.",
    stopping: "The chat has ended because the service is being restarted. Please start a new one.",
    gap: "Earlier messages are not shown.", files: "Files and pictures cannot be sent here. Please describe in words what they show.",
    failed: "Not sent. Press Send to try again.", unavailable: "The chat cannot be opened at the moment. Trying again …",
    expired: "Your last chat is over. This is a new one.", confirmEnd: "Press again to end the chat",
    unknown: "Your login could not be taken over from the site, so you are not recognised here.",
  },
  zh: {
    language: "语言", person: "转人工", end: "结束对话", conversation: "对话", typing: "正在回复", choices: "建议的回答",
    rate: "您满意吗？请打 1 到 5 分", again: "开始新对话", message: "您的消息", send: "发送", title: "在线对话",
    you: "您", oriole: "助手", agent: "客服", starOf: "5 分中的 {n} 分", thanks: "谢谢您的评分。",
    offline: "连接已断开，正在重试……", online: "已重新连接。", queue: "您排在第 {n} 位。", wait: "大约需要等待{t}。",
    nobody: "目前没有客服在线。", minute: "一分钟", minutes: "{n} 分钟", joined: "{name} 已接入对话。", left: "客服已离开。",
    ended: "对话已结束。", away: "由于长时间没有消息，对话已结束。", stopping: "服务正在重启，对话已结束。请开始新对话。",
    gap: "更早的消息不再显示。", files: "这里不能发送文件和图片，请用文字描述。", failed: "未发送，请按“发送”重试。",
    unavailable: "暂时无法打开对话，正在重试……", expired: "您上次的对话已结束，这是新的对话。", confirmEnd: "再按一次结束对话",
    unknown: "未能从网站获取您的登录信息，因此这里无法识别您的身份。",
  },
};

export const say = (language, key, values = {}) => {
  const text = (words[language] ?? words.en)[key] ?? words.en[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
};
