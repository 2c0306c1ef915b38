// What the page for teaching says itself, in its languages.
export const words = {
  en: {
    note: "What callers said and Oriole did not understand, or was not sure of; what is alike is one group.", list: "Not understood",
    empty: "Nothing: all was understood.", lesson: "Lesson", phrases: "Phrases", how: "What they mean", asIntent: "Something Oriole knows",
    asAnswer: "A new question with its answer", intent: "Meant is", questionIn: "Question, {language}", answerIn: "Answer, {language}",
    "language.en": "English", "language.zh": "Chinese", try: "Try it", trying: "It is being tried: the files are checked, and all test conversations are played …",
    effect: "What it changes", adds: "Added", understood: "Understood as", nothing: "nothing", problems: "New problems", tests: "Test conversations",
    conversations: "Conversations that go otherwise", untested: "The assistant has no test conversations.",
    tested: "{n} conversations: {same} as before, {breaks} broken, {mends} mended, {changes} otherwise.",
    "change.breaks": "broken", "change.mends": "mended", "change.changes": "otherwise", keep: "Put it live", keepAnyway: "Put it live although it breaks conversations",
    kept: "It is live: whoever calls or chats from now on is understood.", known: "There is nothing to add: all of it is known already.",
    lesson_breaks: "It breaks what goes as it should; nothing has been changed.", changed_meanwhile: "Somebody has changed the assistant meanwhile. Please try the lesson again.",
    no_such_lesson: "This lesson does not exist any more. Please try it again.", not_tried: "The lesson has not been tried yet.",
    "kind.notUnderstood": "not understood", "kind.refused": "refused", "kind.confirmed": "confirmed after a question", "kind.unsure": "unsure",
  },
  zh: {
    note: "客户说过而系统没听懂或没有把握的话；相似的归为一组。", list: "没听懂的", empty: "没有：全部听懂了。", lesson: "教学内容", phrases: "说法", how: "意思是",
    asIntent: "系统已知的意图", asAnswer: "新的问题和答案", intent: "意图", questionIn: "问题（{language}）", answerIn: "答案（{language}）",
    "language.en": "英语", "language.zh": "中文", try: "试一试", trying: "正在试：检查文件，并运行所有测试对话……", effect: "会改变什么", adds: "增加", understood: "理解为",
    nothing: "无", problems: "新问题", tests: "测试对话", conversations: "有变化的对话", untested: "该助手没有测试对话。",
    tested: "共 {n} 个对话：{same} 个不变，{breaks} 个被破坏，{mends} 个被修复，{changes} 个有变化。",
    "change.breaks": "被破坏", "change.mends": "被修复", "change.changes": "有变化", keep: "上线", keepAnyway: "仍然上线（会破坏对话）",
    kept: "已上线：从现在起来电或聊天的客户都能被听懂。", known: "没有可增加的：全部已知。", lesson_breaks: "会破坏原本正确的对话，没有做任何更改。",
    changed_meanwhile: "助手已被他人修改，请重新试一试。", no_such_lesson: "该教学内容已不存在，请重新试一试。", not_tried: "还没有试过。",
    "kind.notUnderstood": "没听懂", "kind.refused": "被否认", "kind.confirmed": "追问后确认", "kind.unsure": "没有把握",
  },
};
