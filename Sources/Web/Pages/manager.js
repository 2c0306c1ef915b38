// The manager's page: a report of any days, drawn by the server, and a plan of how many agents the hours need.
import { $, addWords, begin, call, language, w } from "/staff.js";
import { words } from "/manager-words.js";

addWords(words);
const day = (back) => {
  const date = new Date(Date.now() - back * 86400000);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
};
let isReady = false;

/** The query of what is asked for, with another format. */
function asked(format, more = {}) {
  const range = $("range").value;
  const query = new URLSearchParams({ language, format, ...more });
  if ($("target").value.trim()) query.set("target", $("target").value.trim());
  if (range === "days") {
    if ($("from").value) query.set("from", $("from").value);
    if ($("to").value) query.set("to", $("to").value);
  } else if (range === "today" || range === "yesterday") {
    query.set("from", range);
    query.set("to", range);
  } else {
    query.set("from", day(Number(range) - 1));
  }
  return query.toString();
}

function plan(format) {
  const more = { shrinkage: $("shrinkage").value || "0", mostOccupancy: $("occupancy").value || "100" };
  if ($("calls").value) more.callsPerHour = $("calls").value;
  if ($("handling").value) more.handling = $("handling").value;
  const query = new URLSearchParams(asked(format, more));
  // A plan is made of four weeks, unless other days are chosen.
  if ($("range").value !== "days") { query.delete("from"); query.delete("to"); }
  return query.toString();
}

// What the sections hold comes from the server, which has written every name in it as text.
const put = (place, sections) => { place.innerHTML = sections.map((section) => section.html).join(""); };

const percent = (share) => (share === undefined || share === null ? "–" : `${Math.round(share * 100)} %`);
const per = (part, whole) => (whole > 0 ? part / whole : null);
const seconds = (value) => (value === undefined || value === null ? "–" : value < 100 ? `${Math.round(value)} s` : `${Math.floor(value / 60)}:${String(Math.round(value % 60)).padStart(2, "0")} min`);

/** Whole milliseconds are counted: 0 is less than one. */
function milliseconds(count) { return count === undefined ? "–" : count === 0 ? "< 1 ms" : `${count} ms`; }

function tiles(figures) {
  const { containment, service, replies, satisfaction } = figures;
  const ratings = satisfaction.counts.reduce((sum, count) => sum + count, 0);
  // Who still waits within the time counts for nothing yet.
  const due = service.answered + service.abandoned + service.waitingTooLong;
  const all = [
    ["contacts", figures.contacts], ["containedTruly", percent(per(containment.truly, containment.known))],
    ["contained", percent(per(containment.contained, containment.ended))],
    ["serviceLevel", percent(per(service.inTime, due))],
    ["asa", seconds(service.averageWaitSeconds)], ["abandonment", percent(per(service.abandoned, service.answered + service.abandoned))],
    ["median", milliseconds(replies.median)], ["p95", milliseconds(replies.p95)],
    ["satisfaction", ratings ? `${satisfaction.mean.toFixed(1)} / 5` : "–"],
  ];
  $("tiles").replaceChildren(...all.map(([key, value]) => {
    const tile = document.createElement("div");
    tile.className = "tile";
    tile.setAttribute("role", "listitem");
    const [name, number] = [document.createElement("span"), document.createElement("b")];
    name.textContent = w(key);
    number.textContent = value;
    tile.append(name, number);
    return tile;
  }));
}

let round = 0;
async function show() {
  const mine = ++round;
  $("csv").href = `/api/reports?${asked("csv")}`;
  $("json").href = `/api/reports?${asked("json")}`;
  $("report").setAttribute("aria-busy", "true");
  try {
    const report = await call("GET", `/api/reports?${asked("page")}`);
    if (mine !== round) return;
    $("status").textContent = "";
    $("title").textContent = report.title;
    document.title = `${report.title} · Oriole`;
    if ($("range").value !== "days") [$("from").value, $("to").value] = [report.from, report.to];
    tiles(report.figures);
    put($("report"), report.sections);
  } catch (error) {
    if (mine === round) $("status").textContent = error.code === "bad_request" ? error.message : w(error.code ?? "offline");
  } finally {
    if (mine === round) $("report").removeAttribute("aria-busy");
  }
}

async function showPlan() {
  $("plan-csv").href = `/api/plan?${plan("csv")}`;
  try {
    const made = await call("GET", `/api/plan?${plan("page")}`);
    $("plan-status").textContent = made.sections.length ? "" : w("nobodyAsked");
    put($("planned"), made.sections);
  } catch (error) {
    $("plan-status").textContent = error.code === "bad_request" ? error.message : w(error.code ?? "offline");
  }
}

$("asking").addEventListener("submit", (event) => { event.preventDefault(); show(); });
$("range").addEventListener("change", () => { if ($("range").value === "days") $("from").focus(); else show(); });
for (const id of ["from", "to"]) $(id).addEventListener("change", () => { $("range").value = "days"; });
$("planning").addEventListener("submit", (event) => { event.preventDefault(); showPlan(); });

await begin(() => { if (isReady) { show(); showPlan(); } });
isReady = true;
await Promise.all([show(), showPlan()]);
// Today goes on while somebody looks at it.
setInterval(() => { if ($("range").value === "today" && !document.hidden) show(); }, 60000);
