// Which customer is logged in at the site that the visitor comes from: a token that the site's server has signed.

/** The customer's id in a token; empty without one. Only the server can tell whether it holds. */
export function customerOf(token) {
  try {
    const [, claims] = token.split(".");
    const bytes = Uint8Array.from(atob(claims.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
    return String(JSON.parse(new TextDecoder().decode(bytes)).sub ?? "");
  } catch { return ""; }
}

/**
 * Gives what gives the token: a page that embeds the chat is asked each time, and has 10 s; a page of its own finds it
 * behind the # of its address, takes it out of there, and remembers it as long as its tab is open.
 */
export function identity(embedded, asked) {
  if (embedded) return () => (asked.has("identity") && parent !== window ? fromSite() : Promise.resolve(""));
  const key = "oriole.identity";
  let token = new URLSearchParams(location.hash.slice(1)).get("identity") ?? "";
  try {
    if (token) sessionStorage.setItem(key, token); else token = sessionStorage.getItem(key) ?? "";
  } catch { /* as long as the page */ }
  if (location.hash.includes("identity=")) history.replaceState(null, "", location.pathname + location.search);
  return () => Promise.resolve(token);
}

/**
 * Begins a chat of whom the token names, by `begin({identity})`: gives what it gives, and the `customer`. Where the token is
 * not taken, the visitor begins unknown: `isRefused`.
 */
export async function beginAs(token, begin) {
  if (!token) return { ...(await begin({})), customer: "" };
  try {
    return { ...(await begin({ identity: token })), customer: customerOf(token) };
  } catch (error) {
    if (!/^(identity|customer)_/.test(error.code ?? "")) throw error;
    return { ...(await begin({})), customer: "", isRefused: true };
  }
}

function fromSite() {
  return new Promise((done) => {
    const end = (token) => {
      clearTimeout(late);
      removeEventListener("message", heard);
      done(token);
    };
    const heard = (event) => {
      if (event.source === parent && event.data?.oriole === "identity") end(String(event.data.token ?? ""));
    };
    const late = setTimeout(() => end(""), 10_000);
    addEventListener("message", heard);
    parent.postMessage({ oriole: "identity" }, "*");
  });
}
