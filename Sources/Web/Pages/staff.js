// What all pages of staff share: the session, requests with its token, the language, the bar at the top.
import { words } from "/staff-words.js";

export const $ = (id) => document.getElementById(id);
/** What this browser remembers. */
export const storage = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* as long as the page */ } },
};

const wanted = new URLSearchParams(location.search).get("language") ?? storage.get("oriole.language") ?? navigator.language;
export let language = (wanted ?? "en").toLowerCase().startsWith("zh") ? "zh" : "en";
let csrfToken = "";
const dictionaries = [words];

/** Adds a page's own words: {en: {name: text}, zh: {name: text}}. */
export const addWords = (more) => dictionaries.push(more);

/** A text in the language of the page, with {name} replaced by its value; the name itself where there is none. */
export function w(key, values = {}) {
  const among = (code) => dictionaries.findLast((all) => all[code]?.[key] !== undefined)?.[code][key];
  return (among(language) ?? among("en") ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Puts the texts of [data-words], [data-label] and [data-hint] in the language of the page. */
export function translate(root = document) {
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
  for (const element of root.querySelectorAll("[data-words]")) element.textContent = w(element.dataset.words);
  for (const element of root.querySelectorAll("[data-label]")) element.setAttribute("aria-label", w(element.dataset.label));
  for (const element of root.querySelectorAll("[data-hint]")) element.setAttribute("placeholder", w(element.dataset.hint));
}

/** Makes #language choose; `changed` is called at once and after each choice. */
export function chooseLanguage(changed = () => {}) {
  const choice = $("language");
  choice.value = language;
  choice.addEventListener("change", () => {
    language = choice.value;
    storage.set("oriole.language", language);
    translate();
    changed();
  });
  translate();
  changed();
}

/** Why the server refused: `status`, `code` of a program's word, a message. */
export class Refusal extends Error {
  constructor(status, error) {
    super(error?.message ?? `HTTP ${status}`);
    Object.assign(this, { status, code: error?.code });
  }
}

/** Asks the server; gives the JSON it answers, or null. Throws a Refusal, or what fetch throws without a connection. */
export async function call(method, path, body, options = {}) {
  const headers = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (method !== "GET" && csrfToken) headers["X-CSRF-Token"] = csrfToken;
  const response = await fetch(path, {
    method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: "no-store",
    credentials: "same-origin", signal: options.signal,
  });
  const isJSON = response.headers.get("Content-Type")?.startsWith("application/json");
  const answer = isJSON ? await response.json().catch(() => null) : null;
  if (!response.ok) throw new Refusal(response.status, answer?.error);
  if (answer?.csrfToken) csrfToken = answer.csrfToken;
  return answer;
}

/** A path on this server as given; null for anything else. */
export function ownPath(text) {
  if (!text?.startsWith("/")) return null;
  try {
    const url = new URL(text, location.origin);
    return url.origin === location.origin && !url.pathname.startsWith("//") ? url.pathname + url.search : null;
  } catch { return null; }
}

/** The first page of a role. */
export const home = (role) => (role === "manager" ? "/manager" : "/desk");

export const toLogin = () => location.replace(`/login?to=${encodeURIComponent(location.pathname + location.search)}`);

const ranks = ["agent", "supervisor", "manager"];
const places = [["/desk", "desk", 0], ["/manager", "figures", 1], ["/manager/teaching", "teaching", 2], ["/manager/accounts", "accounts", 2], ["/manager/audit", "audit", 2]];

/**
 * Begins a page of staff: who is logged in ({account, role, skills, languages, csrfToken}), with the bar filled in;
 * goes to the page to log in where nobody is. `changed` is called when the language has been chosen.
 */
export async function begin(changed = () => {}) {
  let session;
  try { session = await call("GET", "/api/session"); } catch (error) {
    if (error.status === 401) { toLogin(); await new Promise(() => {}); }
    throw error;
  }
  const links = $("places");
  for (const [path, key, least] of places) {
    if (ranks.indexOf(session.role) < least) continue;
    const link = document.createElement("a");
    link.href = path;
    link.dataset.words = key;
    if (location.pathname === path) link.setAttribute("aria-current", "page");
    links?.append(link);
  }
  if ($("account")) $("account").textContent = session.account;
  $("leave")?.addEventListener("click", async () => {
    try { await call("DELETE", "/api/session"); } catch { /* it is over already */ }
    location.replace("/login");
  });
  chooseLanguage(changed);
  return session;
}
