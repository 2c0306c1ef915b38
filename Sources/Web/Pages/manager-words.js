// What the manager's pages say themselves, in their languages; the reports' own words come from the server.
export const words = {
  en: {
    period: "Period", today: "Today", yesterday: "Yesterday", days7: "Last 7 days", days28: "Last 28 days", chosen: "From … to …",
    from: "From", to: "To", target: "Target (percent/seconds)", show: "Show", csv: "CSV", json: "JSON", headlines: "Headline figures",
    contacts: "Contacts", containedTruly: "Truly contained", contained: "Contained", serviceLevel: "Service level",
    asa: "Average speed of answer", abandonment: "Abandoned", median: "Reply, half within", p95: "Reply, 95% within",
    satisfaction: "Satisfaction", planner: "How many agents each hour needs", callsPerHour: "Calls an hour (empty: as measured)",
    handling: "Seconds a call (empty: as measured)", shrinkage: "Absence, percent", occupancy: "Busy at most, percent", plan: "Plan",
    nobodyAsked: "Nobody asked for a person in the last four weeks: give the calls of an hour.", busy: "The server is busy with other reports. Please try again.",
    auditNote: "Who saw and changed what, newest first.", number: "No.", time: "Time", who: "Who", action: "What", subject: "To what", older: "Older entries",
    "action.session.open": "logged in", "action.session.end": "logged out", "action.account.add": "added an account", "action.account.set": "changed an account",
    "action.account.password": "changed a password", "action.account.disable": "disabled an account", "action.account.enable": "enabled an account",
    "action.account.remove": "removed an account", "action.report.see": "looked at figures", "action.report.export": "exported a report", "action.teaching.see": "looked at what was not understood",
    "action.teaching.try": "tried a lesson", "action.teaching.keep": "put a lesson live",
  },
  zh: {
    period: "时间范围", today: "今天", yesterday: "昨天", days7: "最近 7 天", days28: "最近 28 天", chosen: "自选日期",
    from: "从", to: "到", target: "目标（百分比/秒）", show: "显示", csv: "CSV", json: "JSON", headlines: "关键指标",
    contacts: "联系次数", containedTruly: "真正解决", contained: "自助解决", serviceLevel: "服务水平", asa: "平均应答速度", abandonment: "放弃率",
    median: "应答时间（一半不超过）", p95: "应答时间（95% 不超过）", satisfaction: "满意度", planner: "每小时需要多少坐席",
    callsPerHour: "每小时来电（空：按实测）", handling: "每次通话秒数（空：按实测）", shrinkage: "缺勤百分比", occupancy: "最高占用百分比", plan: "计算",
    nobodyAsked: "最近四周没有人要求人工：请填写每小时来电。", busy: "服务器正忙于其他报表，请重试。",
    auditNote: "谁看过、改过什么，最新的在前。", number: "编号", time: "时间", who: "何人", action: "做了什么", subject: "对象", older: "更早的记录",
    "action.session.open": "登录", "action.session.end": "退出", "action.account.add": "新增账号", "action.account.set": "修改账号",
    "action.account.password": "修改密码", "action.account.disable": "停用账号", "action.account.enable": "启用账号", "action.account.remove": "删除账号",
    "action.report.see": "查看报表", "action.report.export": "导出报表", "action.teaching.see": "查看未听懂的内容", "action.teaching.try": "试教", "action.teaching.keep": "教学上线",
  },
};
