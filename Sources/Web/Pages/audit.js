// Who saw and changed what: the newest entries, and older ones on demand.
import { $, addWords, begin, call, language, w } from "/staff.js";
import { words } from "/manager-words.js";

addWords(words);
const entries = [];

function draw() {
  const time = new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "medium" });
  $("rows").replaceChildren(...entries.map((entry) => {
    const row = document.createElement("tr");
    const action = w(`action.${entry.action}`);
    const named = action === `action.${entry.action}` ? entry.action : action;
    for (const text of [entry.number, time.format(new Date(entry.at)), entry.account, named, entry.subject]) {
      const cell = document.createElement("td");
      cell.textContent = text;
      row.append(cell);
    }
    return row;
  }));
  document.title = `${w("audit")} · Oriole`;
}

async function older() {
  try {
    const query = entries.length ? `?before=${entries.at(-1).number}` : "";
    const page = await call("GET", `/api/audit${query}`);
    entries.push(...page.entries);
    $("older").hidden = page.entries.length < 200;
    $("status").textContent = "";
    draw();
  } catch (error) {
    $("status").textContent = w(error.code ?? "offline");
  }
}

$("older").addEventListener("click", older);
await begin(draw);
await older();
