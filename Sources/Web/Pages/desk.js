// The agents' desk: who rings, the live transcript, the customer, and what an agent does with a caller.
import { $, addWords, begin, language, toLogin, w } from "/staff.js";
import { words } from "/desk-words.js";
import { talk as makeTalk } from "/talk.js";

addWords(words);
let isDrawn = false;
const session = await begin(() => { if (isDrawn) redraw(); });
const isSupervisor = session.role !== "agent";
const talk = makeTalk($("talk"));
const listening = makeTalk($("listen"));

let socket = null, pause = 500, hello = { skills: [], steps: [] }, own = { state: "break", since: new Date().toISOString() };
let ringing = null, current = null, watched = null, queue = { entries: [], agents: [] }, suggestions = [], queueAt = Date.now();

// Small things ------------------------------------------------------------------------------------------------------

const percent = (share) => `${Math.round(share * 100)} %`;
const clock = (seconds) => {
  const s = Math.max(0, Math.floor(seconds));
  const pad = (n) => String(n).padStart(2, "0");
  return s >= 3600 ? `${Math.floor(s / 3600)}:${pad(Math.floor(s / 60) % 60)}:${pad(s % 60)}` : `${Math.floor(s / 60)}:${pad(s % 60)}`;
};
const since = (date) => (Date.now() - Date.parse(date)) / 1000;
const stateWord = (state) => w({ "by-hand": "byHand", "wrap-up": "wrapUp" }[state] ?? state);
const moodWord = (share) => (share < 0.3 ? "calm" : share < 0.6 ? "uneasy" : share < 0.85 ? "cross" : "angry");
const languageWord = (code) => w({ en: "english", zh: "chinese" }[code] ?? code);
const intentWord = (name) => hello.steps.find((step) => step.step === name)?.label[language] ?? name;
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}
const button = (text, act) => {
  const made = make("button", "", text);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};
function pairs(list, entries) {
  list.replaceChildren(...entries.flatMap(([name, value]) => [make("dt", "", name), make("dd", "", value)]));
}
const say = (text) => { $("status").textContent = text; };
const fail = (text) => { $("alert").textContent = text; };

// The connection ----------------------------------------------------------------------------------------------------

function ask(request) {
  fail("");
  if (socket?.readyState !== WebSocket.OPEN) return fail(w("offline"));
  socket.send(JSON.stringify(request));
}

function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/desk`);
  socket.addEventListener("message", (event) => {
    const message = JSON.parse(event.data);
    takers[message.type]?.(message);
  });
  socket.addEventListener("close", async (event) => {
    if (event.code === 4401) return toLogin();
    document.body.classList.add("offline");
    say(w("offline"));
    ringOver();
    // Whether it is the session that is over.
    try { if ((await fetch("/api/session", { cache: "no-store" })).status === 401) return toLogin(); } catch { /* no connection */ }
    setTimeout(connect, pause);
    pause = Math.min(pause * 2, 5000);
  });
}

const takers = {
  hello(message) {
    hello = message;
    pause = 500;
    document.body.classList.remove("offline");
    if ($("status").textContent === w("offline")) say("");
    if (current) finishCall();
    $("supervision").hidden = !isSupervisor;
    fillChoices();
    if (watched) ask({ do: "watch", ticket: watched.entry.ticket });
  },
  self(message) { own = message; drawOwn(); },
  queue(message) { queue = message; queueAt = Date.now(); drawQueue(); },
  ring(message) {
    ringing = { ...message, until: Date.now() + hello.ringSeconds * 1000 };
    drawRing();
    $("ring").hidden = false;
    // Who types to nobody may answer at once; the focus is not taken out of a text.
    if (!document.activeElement?.matches("input, textarea")) $("accept").focus();
    startBell();
  },
  ringOver(message) {
    ringOver();
    if (message.why === "missed") say(w("missed"));
    else if (message.why === "taken" && !current) say(w("elsewhere"));
  },
  case(message) {
    ringOver();
    const isSame = current?.entry.ticket === message.entry.ticket;
    current = { ...message, lines: [], begun: Date.now(), isGone: !message.entry.hasCaller };
    suggestions = [];
    say("");
    $("lines").replaceChildren();
    drawCall();
    if (!isSame) $("call-title").focus();
    talk.begin({ number: current.entry.ticket, language: current.entry.language });
  },
  watched(message) {
    watched = { ...message, lines: [] };
    $("watched-lines").replaceChildren();
    drawWatched();
    listening.begin({ number: watched.entry.ticket, listen: true });
  },
  lines(message) {
    if (current?.entry.ticket === message.ticket) addLines(current, message.lines, $("lines"));
    if (watched?.entry.ticket === message.ticket) addLines(watched, message.lines, $("watched-lines"));
    if (current) drawKnown();
  },
  suggestions(message) {
    if (current?.entry.ticket !== message.ticket) return;
    suggestions = message.answers;
    drawSuggestions();
  },
  note(message) {
    for (const shown of [current, watched]) if (shown?.entry.ticket === message.ticket) shown.notes.push(message.note);
    drawNotes();
    if (message.note.kind === "whisper") say(`${w("whisperFrom", { name: message.note.author })}: ${message.note.text}`);
  },
  callerLeft(message) {
    if (current?.entry.ticket !== message.ticket) return;
    current.isGone = true;
    say(w("lineGone"));
    talk.end();
    open("close-form");
  },
  over(message) {
    if (current?.entry.ticket !== message.ticket) return;
    const said = { close: "closed", transfer: "handedOver", back: "handedBack", lost: "lost", takenOver: "takenOver" }[message.why];
    finishCall();
    say(w(said ?? "", { ticket: message.ticket, name: message.by ?? "" }));
  },
  done(message) {
    if (message.do === "say") { $("say").value = ""; }
    if (message.do === "note") { $("note").value = ""; }
    if (message.do === "whisper") { $("whisper").value = ""; }
    if (message.do === "hold" && current) { current.entry.isHeld = !current.entry.isHeld; drawHold(); }
  },
  error(message) { fail(message.message); },
};

function finishCall() {
  current = null;
  suggestions = [];
  talk.end();
  for (const form of document.querySelectorAll(".panel")) { form.reset(); form.hidden = true; }
  for (const opener of document.querySelectorAll("[data-opens]")) opener.setAttribute("aria-expanded", "false");
  $("say").value = "";
  drawCall();
}

// The bell: two soft tones, and the title of the tab ----------------------------------------------------------------

let bell = null, sound = null;
function startBell() {
  stopBell();
  let isOn = false;
  const strike = () => {
    isOn = !isOn;
    document.title = isOn ? `🔔 ${$("ring-title").textContent}` : `${w("deskTitle")} – Oriole`;
    if (isOn) chime();
  };
  strike();
  bell = setInterval(strike, 1000);
}
function stopBell() {
  clearInterval(bell);
  bell = null;
  document.title = `${w("deskTitle")} – Oriole`;
}
function chime() {
  try {
    sound ??= new AudioContext();
    [[660, 0], [880, 0.16]].forEach(([tone, after]) => {
      const [source, loudness, at] = [sound.createOscillator(), sound.createGain(), sound.currentTime + after];
      source.frequency.value = tone;
      loudness.gain.setValueAtTime(0.0001, at);
      loudness.gain.exponentialRampToValueAtTime(0.12, at + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.3);
      source.connect(loudness).connect(sound.destination);
      source.start(at);
      source.stop(at + 0.32);
    });
  } catch { /* without sound the title still tells */ }
}
function ringOver() {
  ringing = null;
  stopBell();
  $("ring").hidden = true;
}

// Drawing -----------------------------------------------------------------------------------------------------------

const who = (shown) => shown.customer?.name ?? shown.entry.callback ?? w("someone");

function drawOwn() {
  $("own").textContent = stateWord(own.state);
  $("own").className = `badge ${own.state === "ready" ? "good" : own.state === "break" ? "warn" : ""}`;
  $("ready").setAttribute("aria-pressed", String(own.state === "ready"));
  $("pause").setAttribute("aria-pressed", String(own.state === "break"));
}

function facts(shown) {
  const entry = shown.entry;
  const all = [
    [w("why"), w(`reason_${entry.reason}`)],
    [w("topic"), entry.intent ? intentWord(entry.intent) : "–"],
    [w("mood"), w(moodWord(entry.frustration))],
    [w("waiting"), clock(entry.waited)],
    [w("skillWord"), entry.queue], [w("languageWord"), languageWord(entry.language)],
  ];
  if (entry.handedOverBy) all.push([w("transfer"), w("from", { name: entry.handedOverBy })]);
  if (entry.callback) all.push([w("d_callback"), entry.callback]);
  if (shown.lastWords) all.push([w("lastWords"), `“${shown.lastWords}”`]);
  for (const note of shown.notes) all.push([note.author, note.text]);
  return all;
}

function drawRing() {
  if (!ringing) return;
  $("ring-title").textContent = w("rings", { who: who(ringing) });
  const list = make("dl");
  pairs(list, facts(ringing));
  $("ring-what").replaceChildren(list);
}

function entryItem(entry, ...buttons) {
  const marks = [entry.isVIP ? w("vip") : null, entry.isReturned ? w("returned") : null, entry.callback ? w("callback", { number: entry.callback }) : null];
  const time = make("span", "time", "");
  time.dataset.from = String(entry.waited);
  return make("li", "", make("span", "grow",
    make("strong", "", `${entry.ticket} `), `${entry.queue} · ${languageWord(entry.language)} `,
    make("small", "", [entry.intent ? intentWord(entry.intent) : null, w(moodWord(entry.frustration)), ...marks].filter(Boolean).join(" · "))),
  time, ...buttons);
}

function drawQueue() {
  const focused = document.activeElement?.dataset?.key;
  const waiting = queue.entries.filter((entry) => entry.state === "waiting");
  $("waiting-count").textContent = String(waiting.length);
  $("nobody").hidden = waiting.length > 0;
  $("waiting").replaceChildren(...waiting.slice(0, 30).map((entry) => {
    const take = button(w("take"), () => ask({ do: "accept", ticket: entry.ticket }));
    take.setAttribute("aria-label", `${w("take")}: ${w("ticket", { ticket: entry.ticket })}`);
    take.dataset.key = `take${entry.ticket}`;
    take.hidden = own.ticket !== undefined && own.ticket !== null;
    return entryItem(entry, take);
  }));
  $("agents-count").textContent = String(queue.agents.length);
  $("agents").replaceChildren(...queue.agents.map((agent) => {
    const time = make("span", "time", "");
    time.dataset.since = agent.since;
    const badge = make("span", `badge ${agent.state === "ready" ? "good" : agent.state === "break" ? "warn" : ""}`, stateWord(agent.state));
    return make("li", "", make("span", "grow", agent.name), badge, time);
  }));
  const calls = queue.entries.filter((entry) => entry.state === "claimed");
  $("calls-count").textContent = String(calls.length);
  $("no-calls").hidden = calls.length > 0;
  $("calls").replaceChildren(...calls.map((entry) => {
    const watch = button(w("watch"), () => ask({ do: "watch", ticket: entry.ticket }));
    watch.setAttribute("aria-label", `${w("watch")}: ${w("ticket", { ticket: entry.ticket })}, ${entry.agent}`);
    watch.dataset.key = `watch${entry.ticket}`;
    const item = entryItem(entry, make("span", "badge", entry.agent), watch);
    return item;
  }));
  if (focused) document.querySelector(`[data-key="${focused}"]`)?.focus();
  const mine = current && queue.entries.find((entry) => entry.ticket === current.entry.ticket);
  if (mine) { current.entry = { ...current.entry, isHeld: mine.isHeld }; drawHold(); }
  fillTargets();
  tick();
}

function lineItem(line) {
  const isEvent = !["caller", "oriole", "agent", "keys"].includes(line.kind);
  if (isEvent) return make("div", "event", w(`ev_${line.kind}`, { text: line.kind === "ended" ? w(line.text) : line.text }));
  const kind = line.kind === "keys" ? "caller" : line.kind;
  const text = line.kind === "keys" ? w("keysPressed", { text: line.text }) : line.text;
  const meta = [w(`who_${kind}`), clock(line.at / 1000)];
  if (line.confidence !== undefined) meta.push(w("heard", { percent: percent(line.confidence) }));
  if (line.intent) meta.push(w("intentWord", { intent: intentWord(line.intent), percent: percent(line.intentConfidence ?? 0) }));
  for (const [slot, value] of Object.entries(line.slots ?? {})) meta.push(`${slot} ${value}`);
  const isUnsure = line.confidence !== undefined && line.confidence < 0.6;
  return make("div", kind + (isUnsure ? " unsure" : ""), make("p", "", text),
    make("div", "meta", ...meta.map((part) => make("span", "", part))));
}

function addLines(shown, lines, list) {
  const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const isFirst = shown.lines.length === 0;
  const last = shown.lines.at(-1)?.step ?? 0;
  const fresh = lines.filter((line) => line.step > last);
  shown.lines.push(...fresh);
  // What was said before is read when it is wanted, not aloud.
  if (isFirst) list.setAttribute("aria-live", "off");
  list.append(...fresh.map(lineItem));
  if (isFirst && shown === current) setTimeout(() => list.setAttribute("aria-live", "polite"), 500);
  if (isAtEnd || isFirst) list.scrollTop = list.scrollHeight;
  for (const line of fresh) {
    if (line.frustration !== undefined) shown.entry.frustration = line.frustration;
    Object.assign(shown.slots, line.slots ?? {});
  }
  if (shown === current) drawMood();
}

function drawMood() {
  const mood = moodWord(current.entry.frustration);
  $("mood").textContent = w(mood);
  $("mood").className = `badge ${mood === "calm" ? "" : mood === "uneasy" ? "warn" : "hot"}`;
}

function drawHold() {
  $("held").hidden = !current?.entry.isHeld;
  $("hold").setAttribute("aria-pressed", String(Boolean(current?.entry.isHeld)));
}

function drawCall() {
  const isThere = Boolean(current);
  $("call").hidden = $("about").hidden = !isThere;
  $("idle").hidden = isThere;
  if (!isThere) return;
  $("call-title").textContent = `${who(current)} · ${w("ticket", { ticket: current.entry.ticket })}`;
  drawMood();
  drawHold();
  drawKnown();
  drawNotes();
  drawSuggestions();
  const customer = current.customer ?? {};
  $("verified").hidden = !current.customer;
  $("verified").textContent = w(current.isVerified ? "verified" : "notVerified");
  $("verified").className = `badge ${current.isVerified ? "good" : "warn"}`;
  const rows = Object.entries(customer);
  const wishes = Object.entries(current.profile?.preferences ?? {});
  pairs($("customer"), rows.length ? [...rows, ...wishes] : [["–", w("unknownCustomer")]]);
  const contacts = current.profile?.contacts ?? [];
  const day = (date) => (date ? (typeof date === "string" ? date : [date.year, date.month, date.day].filter(Boolean).join("-")) : "");
  $("history").replaceChildren(...(contacts.length ? contacts.map((contact) => make("li", "",
    make("span", "grow", `${w(contact.channel)} · ${contact.intents.map(intentWord).join(", ") || "–"}`),
    make("small", "", `${day(contact.day)} ${w(contact.disposition)}`))) : [make("li", "quiet", w("noHistory"))]));
}

function drawKnown() {
  const rows = Object.entries(current.slots);
  const matter = current.profile?.matter;
  if (matter) rows.push([w("matter"), `${intentWord(matter.intent)} ${Object.values(matter.values).join(", ")}`]);
  rows.unshift([w("why"), w(`reason_${current.entry.reason}`)], [w("topic"), current.entry.intent ? intentWord(current.entry.intent) : "–"]);
  pairs($("slots"), rows);
}

function drawNotes() {
  if (!current) return;
  $("notes").replaceChildren(...(current.notes.length ? current.notes.map((note) => make("li", note.kind,
    make("span", "grow", note.text),
    make("small", "", note.kind === "whisper" ? w("whisperFrom", { name: note.author }) : w("noteFrom", { name: note.author }))))
    : [make("li", "quiet", w("noNotes"))]));
}

function drawSuggestions() {
  $("suggestions").replaceChildren(...suggestions.map((answer, index) => {
    const made = button("", () => {
      $("say").value = answer.text;
      $("say").focus();
    });
    made.setAttribute("aria-keyshortcuts", `Alt+${index + 1}`);
    made.append(make("small", "", make("kbd", "", `Alt ${index + 1}`), ` ${answer.label} · ${percent(answer.confidence)}`), answer.text);
    return made;
  }));
}

function drawWatched() {
  $("watched").hidden = !watched;
  if (watched) $("watched-title").textContent = w("watching", { ticket: watched.entry.ticket, agent: watched.entry.agent ?? "–" });
}

function fillChoices() {
  const steps = [make("option", "", w("anyStep")), ...hello.steps.map((step) => {
    const option = make("option", "", step.label[language] ?? Object.values(step.label)[0] ?? step.step);
    option.value = step.step;
    return option;
  })];
  steps[0].value = "";
  $("back-to").replaceChildren(...steps);
  $("disposition").replaceChildren(...["resolved", "callback", "complaint", "wrong", "left", "other"].map((name) => {
    const option = make("option", "", w(`d_${name}`));
    option.value = name;
    return option;
  }));
  fillTargets();
}

function fillTargets() {
  const chosen = $("transfer-to").value;
  const options = [
    ...queue.agents.filter((agent) => agent.name !== session.account)
      .map((agent) => [`@${agent.name}`, w("agentNow", { name: agent.name, state: stateWord(agent.state) })]),
    ...hello.skills.map((skill) => [skill, w("skill", { skill })]),
  ].map(([value, text]) => {
    const option = make("option", "", text);
    option.value = value;
    return option;
  });
  const shown = JSON.stringify(options.map((option) => option.textContent));
  if ($("transfer-to").dataset.shown === shown) return;
  $("transfer-to").dataset.shown = shown;
  $("transfer-to").replaceChildren(...options);
  if (options.some((option) => option.value === chosen)) $("transfer-to").value = chosen;
}

const shortcuts = [
  ["Alt R", "key_ready"], ["Alt B", "key_break"], ["Alt A", "key_accept"], ["Alt S", "key_say"], ["Alt 1–3", "key_suggest"],
  ["Alt H", "key_hold"], ["Alt T", "key_transfer"], ["Alt M", "key_back"], ["Alt C", "key_close"],
];

function redraw() {
  document.title = `${w("deskTitle")} – Oriole`;
  pairs($("keys"), shortcuts.map(([key, name]) => [make("kbd", "", key), w(name)]));
  delete $("transfer-to").dataset.shown;
  fillChoices();
  drawOwn();
  drawQueue();
  drawRing();
  drawCall();
  drawWatched();
  for (const [shown, list] of [[current, $("lines")], [watched, $("watched-lines")]]) {
    if (shown) list.replaceChildren(...shown.lines.map(lineItem));
  }
}

function tick() {
  $("own-time").textContent = clock(since(own.since));
  for (const time of document.querySelectorAll("[data-since]")) time.textContent = clock(since(time.dataset.since));
  for (const time of document.querySelectorAll("[data-from]")) {
    const isStill = time.closest("#waiting");
    time.textContent = clock(Number(time.dataset.from) + (isStill ? (Date.now() - queueAt) / 1000 : 0));
  }
  if (current) $("call-time").textContent = clock((Date.now() - current.begun) / 1000);
  if (ringing) $("ring-time").textContent = clock((ringing.until - Date.now()) / 1000);
}
setInterval(tick, 1000);

// What the agent does -----------------------------------------------------------------------------------------------

function open(id) {
  for (const form of document.querySelectorAll(".panel")) form.hidden = form.id !== id || !form.hidden;
  for (const opener of document.querySelectorAll("[data-opens]")) {
    opener.setAttribute("aria-expanded", String(!$(opener.dataset.opens).hidden));
  }
  if (!$(id).hidden) $(id).querySelector("select").focus();
}

const acts = {
  r: () => ask({ do: "state", state: "ready" }),
  b: () => ask({ do: "state", state: "break" }),
  a: () => ringing && ask({ do: "accept", ticket: ringing.entry.ticket }),
  h: () => current && ask({ do: "hold", on: !current.entry.isHeld }),
  t: () => current && open("transfer-form"),
  m: () => current && open("back-form"),
  c: () => current && open("close-form"),
  s: () => current && $("say").focus(),
};
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && current) {
    const opened = document.querySelector(".panel:not([hidden])");
    if (opened) {
      open(opened.id);
      document.querySelector(`[data-opens="${opened.id}"]`).focus();
    }
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const key = event.code.replace(/^Key|^Digit/, "").toLowerCase();
  const suggestion = ["1", "2", "3"].includes(key) && $("suggestions").children[Number(key) - 1];
  if (!acts[key] && !suggestion) return;
  event.preventDefault();
  if (suggestion) suggestion.click(); else acts[key]();
});
$("ready").addEventListener("click", acts.r);
$("pause").addEventListener("click", acts.b);
$("accept").addEventListener("click", acts.a);
$("decline").addEventListener("click", () => ask({ do: "decline" }));
$("hold").addEventListener("click", acts.h);
for (const opener of document.querySelectorAll("[data-opens]")) opener.addEventListener("click", () => open(opener.dataset.opens));

function submits(form, act) {
  $(form).addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}
submits("say-form", () => { if ($("say").value.trim()) ask({ do: "say", text: $("say").value.trim() }); });
$("say").addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("say-form").requestSubmit();
});
submits("note-form", () => { if ($("note").value.trim()) ask({ do: "note", text: $("note").value.trim() }); });
submits("transfer-form", () => {
  const target = $("transfer-to").value;
  const to = target.startsWith("@") ? { to: target.slice(1) } : { skill: target };
  ask({ do: "transfer", ...to, text: $("transfer-note").value });
});
submits("back-form", () => ask({ do: "back", ...($("back-to").value ? { step: $("back-to").value } : {}), text: $("back-note").value }));
submits("close-form", () => ask({ do: "close", disposition: $("disposition").value, text: $("close-note").value }));
submits("whisper-form", () => {
  if (watched && $("whisper").value.trim()) ask({ do: "whisper", ticket: watched.entry.ticket, text: $("whisper").value.trim() });
});
$("take-over").addEventListener("click", () => watched && ask({ do: "takeOver", ticket: watched.entry.ticket }));
$("unwatch").addEventListener("click", () => {
  watched = null;
  listening.end();
  ask({ do: "watch" });
  drawWatched();
});

isDrawn = true;
redraw();
connect();
