// Teaching: choose a group of what was not understood, say what was meant, see what that changes, put it live.
import { $, addWords, begin, call, language, translate, w } from "/staff.js";
import { words as managers } from "/manager-words.js";
import { words } from "/teaching-words.js";

addWords(managers);
addWords(words);
let list = null;
let group = null;
let trial = null;
let round = 0;
const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

function make(tag, text, more = {}) {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  return Object.assign(element, more);
}

const told = (error) => (error.code === "bad_request" ? error.message : w(error.code ?? "offline"));
const kinds = (one) => one.kinds.map((kind) => `${kind.count} ${w(`kind.${kind.name}`)}`).join(", ");

async function load() {
  const query = new URLSearchParams({ language });
  for (const id of ["from", "to"]) if ($(id).value) query.set(id, $(id).value);
  try {
    list = await call("GET", `/api/teaching?${query}`);
    $("status").textContent = "";
  } catch (error) {
    $("status").textContent = told(error);
    return;
  }
  [$("from").value, $("to").value] = [list.from, list.to];
  if (group) group = list.groups.find((one) => one.id === group.id) ?? null;
  draw();
}

function draw() {
  document.title = `${w("teaching")} · Oriole`;
  $("empty").hidden = list.groups.length > 0;
  $("groups").replaceChildren(...list.groups.map((one) => {
    const button = make("button", "", { type: "button" });
    button.setAttribute("aria-pressed", String(one === group));
    const count = one.phrases.reduce((sum, phrase) => sum + phrase.count, 0);
    button.append(make("span", `${count} × “${one.phrases[0].text}”${one.phrases.length > 1 ? " …" : ""}`));
    button.append(make("span", `${one.language} · ${kinds(one)}`, { className: "quiet" }));
    button.addEventListener("click", () => choose(one));
    const item = make("li");
    item.append(button);
    return item;
  }));
  if (group) drawLesson(); else $("lesson").hidden = true;
}

function choose(one) {
  group = one;
  trial = null;
  round += 1;
  draw();
  $("lesson-title").focus();
}

function drawLesson() {
  $("lesson").hidden = false;
  $("effect").hidden = true;
  $("progress").textContent = "";
  $("phrases").replaceChildren(...group.phrases.map((phrase) => {
    const label = make("label", undefined, { className: "choice", lang: group.language });
    label.append(make("input", undefined, { type: "checkbox", checked: true, value: phrase.text }), make("span", `${phrase.text} (${phrase.count})`));
    return label;
  }));
  $("intent").replaceChildren(...list.intents.map((intent) => make(
    "option", intent.label === intent.name ? intent.name : `${intent.label} (${intent.name})`, { value: intent.name })));
  const likely = group.suggestion;
  if (likely) $("intent").value = likely;
  $("as-answer").replaceChildren(...list.languages.flatMap((code) => {
    const fields = [["question", "input"], ["answer", "textarea"]].map(([part, tag]) => {
      const field = make(tag, undefined, { id: `${part}-${code}`, lang: code, maxLength: 1000 });
      if (part === "question" && code === group.language) field.value = group.phrases[0].text;
      const label = make("label", w(`${part}In`, { language: w(`language.${code}`) }), { htmlFor: field.id });
      return [label, field];
    });
    return fields.flat();
  }));
}

function kind() {
  const isAnswer = document.querySelector("input[name=kind]:checked").value === "answer";
  $("as-intent").hidden = isAnswer;
  $("as-answer").hidden = !isAnswer;
  return isAnswer;
}

async function attempt() {
  const mine = ++round;
  const body = {
    group: group.id, language: group.language,
    phrases: [...document.querySelectorAll("#phrases input:checked")].map((box) => box.value),
  };
  if (kind()) {
    body.texts = Object.fromEntries(list.languages.map((code) => [code, { question: $(`question-${code}`).value.trim(), answer: $(`answer-${code}`).value.trim() }]));
  } else {
    body.intent = $("intent").value;
  }
  $("effect").hidden = true;
  $("progress").textContent = w("trying");
  $("try").disabled = true;
  try {
    trial = await call("POST", "/api/teaching/lessons", body);
    while (trial.state === "waiting" && mine === round) {
      await pause(0.5);
      trial = await call("GET", `/api/teaching/lessons/${trial.lesson}`);
    }
    if (mine === round) show();
  } catch (error) {
    if (mine === round) $("progress").textContent = told(error);
  } finally {
    $("try").disabled = false;
  }
}

const named = (candidate) => (candidate ? `${candidate.intent} ${Math.round(candidate.probability * 100)} %` : w("nothing"));

function part(title, lines, style) {
  if (!lines.length) return [];
  const items = make("ul");
  items.append(...lines.map((line) => make("li", line, style ? { className: style(line) } : {})));
  return [make("h4", title), items];
}

function show() {
  if (trial.state === "known") { $("progress").textContent = w("known"); return; }
  if (trial.state === "failed") { $("progress").textContent = trial.reason; return; }
  $("progress").textContent = "";
  $("effect").hidden = false;
  const count = (name) => trial.changes.filter((change) => change.kind === name).length;
  const summary = trial.played === undefined || trial.played === null ? w("untested")
    : w("tested", { n: trial.played, same: trial.played - trial.changes.length, breaks: count("breaks"), mends: count("mends"), changes: count("changes") });
  $("details").replaceChildren(
    ...part(w("adds"), trial.added.flatMap((file) => file.lines.map((line) => `${file.file}: ${line.trim()}`))),
    ...part(w("understood"), trial.meanings.map((one) => `“${one.phrase}”: ${named(one.before)} → ${named(one.after)}`)),
    ...part(w("problems"), trial.problems),
    make("h4", w("tests")), make("p", summary, { className: count("breaks") ? "breaks" : "" }),
    ...part(w("conversations"), trial.changes.map((change) => `${w(`change.${change.kind}`)}: ${change.conversation}${change.difference ? ` — ${change.difference}` : ""}`)));
  $("keep").hidden = trial.isBroken;
  $("keep").textContent = w(trial.breaks ? "keepAnyway" : "keep");
  $("effect-title").focus();
}

async function keep() {
  $("keep").disabled = true;
  try {
    await call("POST", `/api/teaching/lessons/${trial.lesson}/keep`, { anyway: Boolean(trial.breaks) });
    $("effect").hidden = true;
    $("progress").textContent = w("kept");
  } catch (error) {
    $("progress").textContent = told(error);
  } finally {
    $("keep").disabled = false;
  }
}

$("asking").addEventListener("submit", (event) => { event.preventDefault(); load(); });
$("teach").addEventListener("submit", (event) => { event.preventDefault(); attempt(); });
for (const radio of document.querySelectorAll("input[name=kind]")) radio.addEventListener("change", kind);
$("keep").addEventListener("click", keep);
await begin(() => { if (list) load().then(() => translate()); });
await load();
