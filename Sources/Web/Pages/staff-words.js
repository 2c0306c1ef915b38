// What staff's pages say themselves, in their languages.
export const words = {
  en: {
    language: "Language", login: "Log in", leave: "Log out", name: "Name", password: "Password", places: "Pages",
    desk: "Desk", figures: "Figures", teaching: "Teaching", accounts: "Accounts", audit: "Audit trail",
    wrong_login: "The name or the password is wrong.", too_many_logins: "There were too many attempts. Please wait a minute.",
    too_fast: "That was too much at once. Please wait a moment.", offline: "The server cannot be reached. Please try again.",
    unavailable: "This cannot be done at the moment. Please try again later.", not_allowed: "Your account may not do this.",
    not_logged_in: "Please log in again.", wrong_csrf_token: "Please load the page again.", internal: "Something went wrong. Please try again.",
  },
  zh: {
    language: "语言", login: "登录", leave: "退出", name: "用户名", password: "密码", places: "页面",
    desk: "坐席台", figures: "报表", teaching: "教学", accounts: "账号", audit: "审计记录",
    wrong_login: "用户名或密码不正确。", too_many_logins: "尝试次数过多，请稍等一分钟。", too_fast: "操作太频繁，请稍候。",
    offline: "无法连接服务器，请重试。", unavailable: "暂时无法完成，请稍后再试。", not_allowed: "您的账号没有此权限。",
    not_logged_in: "请重新登录。", wrong_csrf_token: "请重新加载页面。", internal: "出了点问题，请重试。",
  },
};
