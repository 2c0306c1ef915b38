// The chat page: what is typed goes out once, what is said comes in as a stream that goes on where it was cut.
import { beginAs, customerOf, identity } from "/identity.js";
import { say as wordsFor, words } from "/words.js";

const $ = (id) => document.getElementById(id);
const asked = new URLSearchParams(location.search);
const embedded = asked.has("embedded");
document.documentElement.classList.toggle("embedded", embedded);

// Where storage is forbidden, the chat lasts as long as the page.
const memory = {};
const storage = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return memory[key] ?? null; } },
  set: (key, value) => { memory[key] = value; try { localStorage.setItem(key, value); } catch { /* kept in memory */ } },
  remove: (key) => { delete memory[key]; try { localStorage.removeItem(key); } catch { /* kept in memory */ } },
};

// Which customer the site that embeds the chat has logged in; a link to this page may carry it too, behind a #.
const login = identity(embedded, asked);

let language = asked.get("language") ?? storage.get("oriole.language") ?? navigator.language ?? "en";
language = language.toLowerCase().startsWith("zh") ? "zh" : "en";
let title = "";
let chat = null;
let seen = 0;
let round = 0;
let isOver = false;
const pending = new Map();
const w = (key, values) => wordsFor(language, key, values);
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

function translate() {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = w(element.dataset.words);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", w(element.dataset.label));
  for (const star of $("stars").children) star.setAttribute("aria-label", w("starOf", { n: star.textContent }));
  document.title = title || w("title");
  $("title").textContent = title || w("title");
}

function randomID() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

class Refusal extends Error {
  constructor(status, error, wait) {
    super(error?.message ?? `HTTP ${status}`);
    Object.assign(this, { status, code: error?.code, wait });
  }
}

async function call(path, body, options = {}) {
  const headers = { ...(options.headers ?? {}) };
  if (chat) headers.Authorization = `Bearer ${chat.token}`;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const response = await fetch(path, {
    method: body === undefined ? "GET" : "POST", headers, body: body === undefined ? undefined : JSON.stringify(body),
    cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", signal: options.signal,
  });
  if (response.ok) return response;
  let error;
  try { error = (await response.json()).error; } catch { /* not ours */ }
  throw new Refusal(response.status, error, Number(response.headers.get("Retry-After")) || 0);
}

// MARK: What is shown

function status(text, isAlert = false) {
  $("status").textContent = text;
  $("status").classList.toggle("alert", isAlert);
}

function add(kind, text, speaker) {
  const item = document.createElement("div");
  item.className = kind;
  if (speaker) {
    const who = document.createElement("span");
    who.className = "who";
    who.textContent = speaker;
    item.append(who);
  }
  item.append(document.createTextNode(text));
  $("log").append(item);
  $("log").scrollTop = $("log").scrollHeight;
  return item;
}

function choose(input, choices) {
  const box = $("choices");
  box.replaceChildren();
  $("text").classList.toggle("secret", input === "secret");
  $("text").inputMode = input === "digits" || input === "secret" ? "numeric" : input === "phone" ? "tel" : "text";
  for (const choice of choices) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = choice.label;
    button.addEventListener("click", () => {
      send({ keys: choice.keys }, choice.label);
      $("text").focus();
    });
    box.append(button);
  }
  $("log").scrollTop = $("log").scrollHeight;
}

let agent = "";
let soon = 0;
const shown = {
  message(event) {
    if (event.from === "visitor") {
      const waiting = pending.get(event.message);
      pending.delete(event.message);
      waiting?.item.remove();
      add("visitor", event.text, w("you"));
    } else {
      clearTimeout(soon);
      $("typing").hidden = true;
      add(event.from, event.text, event.from === "agent" ? agent || w("agent") : w("oriole")).lang = event.language;
    }
  },
  expects(event) { choose(event.input, event.choices); },
  queue(event) {
    const minutes = Math.max(1, Math.round((event.expectedWaitSeconds ?? 0) / 60));
    const time = minutes === 1 ? w("minute") : w("minutes", { n: minutes });
    const rest = event.agentsPresent === 0 ? w("nobody") : event.expectedWaitSeconds == null ? "" : w("wait", { t: time });
    status(w("queue", { n: event.position }) + rest);
  },
  agent(event) {
    status("");
    agent = event.state === "joined" ? event.name : "";
    add("notice", event.state === "joined" ? w("joined", { name: event.name }) : w("left"));
  },
  rated(event) { rated(event.rating); },
  ended(event) {
    status("");
    choose("words", []);
    add("notice", w(["away", "stopping"].includes(event.reason) ? event.reason : "ended"));
    over(true);
  },
  typing(event) {
    // What is answered at once needs no sign of it.
    clearTimeout(soon);
    $("typing").hidden = true;
    if (event.isTyping) soon = setTimeout(() => { $("typing").hidden = isOver; }, 400);
  },
  gap() { add("notice", w("gap")); },
};

function over(value) {
  const hadFocus = $("form").contains(document.activeElement);
  isOver = value;
  $("over").hidden = !value;
  $("form").hidden = value;
  $("end").disabled = $("person").disabled = value;
  $("typing").hidden = true;
  if (value && hadFocus) $("again").focus();
}

function rated(rating) {
  for (const star of $("stars").children) {
    star.setAttribute("aria-pressed", String(Number(star.textContent) <= rating));
    star.disabled = true;
  }
  status(w("thanks"));
}

// MARK: The stream

async function listen(mine) {
  let wait = 1;
  while (mine === round && !isOver) {
    const lost = new AbortController();
    let alive = setTimeout(() => lost.abort(), 40_000);
    try {
      const response = await call(`/api/chats/${chat.chat}/events`, undefined, {
        headers: { "Last-Event-ID": String(seen) }, signal: lost.signal });
      if (response.status === 204) return over(true);
      if (wait > 1) status("");
      wait = 1;
      let text = "";
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done || mine !== round) break;
        // The server gives a sign of life every 15 s.
        clearTimeout(alive);
        alive = setTimeout(() => lost.abort(), 40_000);
        text += value;
        for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) take(text.slice(0, end));
      }
      if (mine !== round) { lost.abort(); return; }
    } catch (error) {
      if (mine !== round) return;
      if (error instanceof Refusal && [401, 403, 404].includes(error.status)) return begin(w("expired"));
      status(w("offline"), true);
    } finally {
      clearTimeout(alive);
    }
    if (isOver) return;
    await pause(wait);
    wait = Math.min(wait * 2, 15);
  }
}

function take(block) {
  let type = "message", data = "", id = null;
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) type = line.slice(7);
    if (line.startsWith("data: ")) data += line.slice(6);
    if (line.startsWith("id: ")) id = Number(line.slice(4));
  }
  if (!data || (id !== null && id <= seen)) return;
  if (id !== null) seen = id;
  shown[type]?.(JSON.parse(data));
}

// MARK: The visitor

async function send(deed, label) {
  if (isOver || !chat) return;
  const id = randomID();
  keep(true);
  const item = add("visitor pending", $("text").classList.contains("secret") ? "•••" : label, w("you"));
  pending.set(id, { item });
  choose("words", []);
  for (let attempt = 0; attempt < 6; attempt++) {
    try {
      await call(`/api/chats/${chat.chat}/messages`, { id, ...deed });
      return;
    } catch (error) {
      if (!pending.has(id)) return;
      if (error instanceof Refusal && error.status !== 429 && error.status < 500) {
        status(error.message, true);
        break;
      }
      if (error instanceof Refusal) status(error.message, true);
      await pause(Math.max(1, Math.min(error.wait || 2 ** attempt, 15)));
    }
  }
  // It was not taken: it comes back into the field.
  item.classList.add("failed");
  pending.delete(id);
  if (deed.text && !$("text").value) {
    $("text").value = deed.text;
    item.remove();
  }
  if (!$("status").textContent) status(w("failed"), true);
}

const keep = (hasSpoken) => storage.set("oriole.chat", JSON.stringify({ ...chat, hasSpoken }));

async function begin(notice = "") {
  const mine = ++round;
  chat = null;
  seen = 0;
  agent = "";
  pending.clear();
  storage.remove("oriole.chat");
  $("log").replaceChildren();
  for (const star of $("stars").children) {
    star.disabled = false;
    star.setAttribute("aria-pressed", "false");
  }
  status("");
  over(false);
  for (let wait = 1; mine === round; wait = Math.min(wait * 2, 15)) {
    try {
      const begun = await beginAs(await login(), async (identity) =>
        (await call("/api/chats", { language, ...identity })).json());
      if (mine !== round) return;
      chat = { chat: begun.chat, token: begun.token, customer: begun.customer };
      if (begun.isRefused) notice = w("unknown");
      break;
    } catch (error) {
      status(error instanceof Refusal ? error.message : w("unavailable"), true);
      await pause(Math.max(wait, error.wait || 0));
    }
  }
  if (mine !== round) return;
  keep(false);
  status(notice);
  listen(mine);
}

async function resume() {
  try { chat = JSON.parse(storage.get("oriole.chat") ?? "null"); } catch { chat = null; }
  if (!chat?.chat || !chat?.token) return begin();
  // When somebody else is logged in now, or nobody any more, nobody comes back to the chat, and it must not be shown.
  // What was begun before logging in goes on.
  const customer = customerOf(await login());
  if ((chat.customer ?? "") !== customer && (chat.customer || !chat.hasSpoken)) {
    call(`/api/chats/${chat.chat}/end`, {}).catch(() => {});
    return begin();
  }
  listen(++round);
}

// MARK: Controls

$("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return;
  $("text").value = "";
  grow();
  send({ text }, text);
});

function grow() {
  $("text").style.height = "auto";
  $("text").style.height = `${Math.min($("text").scrollHeight + 2, 144)}px`;
}

let toldTyping = 0;
$("text").addEventListener("input", () => {
  grow();
  if (!chat || isOver || Date.now() - toldTyping < 4000) return;
  toldTyping = Date.now();
  call(`/api/chats/${chat.chat}/typing`, {}).catch(() => {});
});
$("text").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("form").requestSubmit();
});
for (const type of ["paste", "drop"]) {
  document.addEventListener(type, (event) => {
    const files = (event.clipboardData ?? event.dataTransfer)?.files;
    if (!files?.length) return;
    event.preventDefault();
    status(w("files"), true);
  });
}
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  // The page that embeds the chat closes it; what it learns is nothing but that.
  if (event.key === "Escape" && embedded) parent.postMessage({ oriole: "close" }, "*");
});

$("person").addEventListener("click", () => send({ keys: "0" }, w("person")));
$("end").addEventListener("click", () => {
  const button = $("end");
  if (button.dataset.sure) return call(`/api/chats/${chat.chat}/end`, {}).catch((error) => status(error.message, true));
  button.dataset.sure = "yes";
  button.textContent = w("confirmEnd");
  setTimeout(() => {
    delete button.dataset.sure;
    button.textContent = w("end");
  }, 4000);
});
$("again").addEventListener("click", async () => {
  await begin();
  $("text").focus();
});
for (let n = 1; n <= 5; n++) {
  const star = document.createElement("button");
  star.type = "button";
  star.textContent = String(n);
  star.setAttribute("aria-pressed", "false");
  star.addEventListener("click", async () => {
    try {
      await call(`/api/chats/${chat.chat}/rating`, { rating: n });
      rated(n);
    } catch (error) { status(error.message, true); }
  });
  $("stars").append(star);
}

async function main() {
  translate();
  for (let wait = 1; ; wait = Math.min(wait * 2, 15)) {
    try {
      const assistant = await (await call("/api/assistant")).json();
      title = assistant.title;
      for (const { code, name } of assistant.languages.filter(({ code }) => words[code])) {
        $("language").append(new Option(name, code, false, code === language));
      }
      break;
    } catch {
      status(w("unavailable"), true);
      await pause(wait);
    }
  }
  $("language").hidden = $("language").options.length < 2;
  status("");
  translate();
  $("language").addEventListener("change", () => {
    language = $("language").value;
    storage.set("oriole.language", language);
    translate();
    // A conversation that has not begun begins in the new language.
    if (!document.querySelector("#log .visitor")) begin();
  });
  resume();
  if (!embedded) $("text").focus();
}
main();
