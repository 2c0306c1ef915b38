// Accounts: who may log in, as what, and whom they can serve.
import { $, addWords, begin, call, translate, w } from "/staff.js";
import { words } from "/accounts-words.js";

addWords(words);
let session = null;
let known = { accounts: [], skills: [], languages: [] };
/** The account that is shown; null for a new one, undefined for none. */
let shown;

function make(tag, text, more = {}) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  return Object.assign(element, more);
}

const told = (error) => (error.code === "bad_request" ? error.message : w(error.code ?? "offline"));
const path = (account, rest = "") => `/api/accounts/${encodeURIComponent(account.name)}${rest}`;
const languageName = (code) => (w(`language.${code}`) === `language.${code}` ? code : w(`language.${code}`));

/** Does something that may be refused; `done` gives what is told then. */
async function attempt(deed, done) {
  $("status").textContent = "";
  $("done").textContent = "";
  $("made").hidden = true;
  try {
    const answer = await deed();
    if (answer === false) return;
    await load();
    $("done").textContent = done();
    if (answer?.password) {
      $("made-words").textContent = w("made", { name: answer.account.name });
      $("made-password").textContent = answer.password;
      $("made").hidden = false;
    }
  } catch (error) {
    if (error.status === 401) return location.replace("/login");
    $("status").textContent = told(error);
  }
}

async function load() {
  known = await call("GET", "/api/accounts");
  if (shown) shown = known.accounts.find((one) => one.name === shown.name);
  draw();
}

// MARK: What is shown

function draw() {
  document.title = `${w("accounts")} · Oriole`;
  $("list").replaceChildren(...known.accounts.map((account) => {
    const button = make("button", undefined, { type: "button" });
    button.setAttribute("aria-pressed", String(account.name === shown?.name));
    const parts = [
      w(`short.${account.role}`), account.skills?.join(", ") ?? w("allSkills"),
      account.languages?.map(languageName).join(", ") ?? w("allLanguages"),
      ...(account.isDisabled ? [w("disabled")] : []), ...(account.name === session.account ? [w("you")] : []),
    ];
    button.append(make("span", account.name), make("span", parts.join(" · "), { className: "quiet" }));
    button.addEventListener("click", () => choose(account));
    const item = make("li");
    item.append(button);
    return item;
  }));
  $("editor").hidden = shown === undefined;
  if (shown !== undefined) drawAccount();
}

function choose(account) {
  shown = account;
  for (const id of ["status", "done"]) $(id).textContent = "";
  for (const id of ["name", "password", "present", "renewed"]) $(id).value = "";
  $("made").hidden = true;
  draw();
  if (account) $("editor-title").focus(); else $("name").focus();
}

function drawAccount() {
  const isOwn = shown?.name === session.account;
  $("editor-title").textContent = shown?.name ?? w("newAccount");
  for (const id of ["naming", "first"]) $(id).hidden = Boolean(shown);
  $("more").hidden = !shown;
  $("role").value = shown?.role ?? "agent";
  boxes("skills", known.skills, shown?.skills, (name) => name);
  boxes("languages", known.languages, shown?.languages, languageName);
  $("save").textContent = w(shown ? "save" : "add");
  $("present-field").hidden = !isOwn;
  $("renewed-label").textContent = w(isOwn ? "ownNewPassword" : "passwordOrMade");
  $("disable").textContent = w(shown?.isDisabled ? "enable" : "disable");
  unsure();
}

/** A box for all, and one for each: of those the assistant knows, and those the account has. */
function boxes(id, names, chosen, label) {
  const box = (text, value, isChecked) => {
    const line = make("label", undefined, { className: "choice" });
    line.append(make("input", undefined, { type: "checkbox", value, checked: isChecked }), make("span", text));
    return line;
  };
  const each = [...new Set([...names, ...(chosen ?? [])])].sort();
  $(id).replaceChildren(box(w("all"), "", !chosen), ...each.map((name) => box(label(name), name, chosen?.includes(name) ?? false)));
  const [all, ...others] = $(id).querySelectorAll("input");
  all.addEventListener("change", () => { if (all.checked) for (const other of others) other.checked = false; });
  for (const other of others) other.addEventListener("change", () => { all.checked = others.every((one) => !one.checked); });
}

/** Null for all. */
function chosen(id) {
  const [all, ...others] = $(id).querySelectorAll("input");
  return all.checked ? null : others.filter((one) => one.checked).map((one) => one.value);
}

// MARK: What is changed

$("new").addEventListener("click", () => choose(null));
$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const wish = { role: $("role").value, skills: chosen("skills"), languages: chosen("languages") };
  if ([wish.skills, wish.languages].some((names) => names?.length === 0)) { $("status").textContent = w("none"); return; }
  if (shown) {
    const account = shown;
    attempt(() => call("PATCH", path(account), wish), () => w("saved"));
  } else {
    wish.name = $("name").value.trim();
    if ($("password").value) wish.password = $("password").value;
    attempt(async () => {
      const made = await call("POST", "/api/accounts", wish);
      shown = made.account;
      return made;
    }, () => w("added", { name: shown.name }));
  }
});
$("renewal").addEventListener("submit", (event) => {
  event.preventDefault();
  const { name } = shown;
  const account = shown;
  const renewed = $("renewed").value;
  if (name === session.account) {
    const body = { password: $("present").value, newPassword: renewed };
    attempt(async () => { await call("POST", "/api/session/password", body); }, () => w("ownPasswordSet"));
  } else {
    attempt(() => call("POST", path(account, "/password"), renewed ? { password: renewed } : {}), () => w("passwordSet", { name }));
  }
  for (const id of ["present", "renewed"]) $(id).value = "";
});
$("disable").addEventListener("click", () => {
  const account = shown;
  attempt(() => call("PATCH", path(account), { isDisabled: !account.isDisabled }),
    () => w(account.isDisabled ? "isEnabled" : "isDisabled", { name: account.name }));
});

let sure = 0;
function unsure() {
  clearTimeout(sure);
  sure = 0;
  $("remove").textContent = w("remove");
}
$("remove").addEventListener("click", () => {
  const account = shown;
  if (!sure) {
    $("remove").textContent = w("removeSure", { name: account.name });
    sure = setTimeout(unsure, 4000);
    return;
  }
  unsure();
  attempt(async () => {
    await call("DELETE", path(account));
    choose(undefined);
    $("new").focus();
    $("status").textContent = "";
  }, () => w("removed", { name: account.name }));
});

session = await begin(() => { if (session) { draw(); translate(); } });
try {
  await load();
  $("new").disabled = false;
} catch (error) { $("status").textContent = told(error); }
