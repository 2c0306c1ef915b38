// Oriole's chat for other sites: <script src="https://ORIOLE/widget.js" async></script>
// data-language="zh" and data-label="Ask us" are optional. Where the site has logged its customer in, its server makes a
// token of that (see openapi.json): data-identity="TOKEN", or better, data-identity-from="/chat-token", an address of the
// site that answers with a new one as text, whenever a chat begins. Both are left out, or empty, for who is not logged in.
(() => {
  const script = document.currentScript;
  if (!script || document.getElementById("oriole-widget")) return;
  const server = new URL(script.src).origin;
  const wanted = script.dataset.language ?? document.documentElement.lang ?? navigator.language ?? "en";
  const language = wanted.toLowerCase().startsWith("zh") ? "zh" : "en";
  const words = language === "zh"
    ? { open: script.dataset.label ?? "在线客服", close: "关闭对话", frame: "在线客服对话" }
    : { open: script.dataset.label ?? "Chat with us", close: "Close chat", frame: "Chat with us" };

  const style = `
    :host { all: initial; position: fixed; inset: auto 1rem 1rem auto; z-index: 2147483000; font: 16px/1.4 system-ui, sans-serif; }
    button { font: inherit; font-weight: 600; color: #fff; background: #17603f; border: 0; border-radius: 2rem;
      padding: .8rem 1.2rem; min-height: 3rem; cursor: pointer; box-shadow: 0 2px 10px #0005; float: right; }
    button:focus-visible { outline: 3px solid #8ab4f8; outline-offset: 3px; }
    iframe { display: block; width: min(24rem, calc(100vw - 2rem)); height: min(38rem, calc(100vh - 6.5rem));
      margin-bottom: .75rem; border: 1px solid #8886; border-radius: 1rem; background: Canvas; box-shadow: 0 6px 30px #0006; }
    iframe[hidden] { display: none; }
    @media (prefers-color-scheme: dark) { button { background: #6fcf9d; color: #06200f; } }`;

  const host = document.createElement("div");
  host.id = "oriole-widget";
  const root = host.attachShadow({ mode: "open" });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    root.adoptedStyleSheets = [sheet];
  } catch {
    const element = document.createElement("style");
    element.textContent = style;
    root.append(element);
  }
  // A token of the site's, for who is logged in there; empty for who is not.
  async function identity() {
    const { identity, identityFrom } = script.dataset;
    if (!identityFrom) return identity ?? "";
    const response = await fetch(identityFrom, { credentials: "same-origin", cache: "no-store" });
    return response.ok ? (await response.text()).trim() : "";
  }
  const isAsked = Boolean(script.dataset.identity || script.dataset.identityFrom);

  const button = document.createElement("button");
  button.type = "button";
  let frame = null;

  function show(isOpen) {
    if (isOpen && !frame) {
      frame = document.createElement("iframe");
      frame.id = "chat";
      frame.title = words.frame;
      frame.src = `${server}/?embedded&language=${language}${isAsked ? "&identity" : ""}`;
      root.prepend(frame);
      button.setAttribute("aria-controls", "chat");
    }
    if (frame) frame.hidden = !isOpen;
    button.textContent = isOpen ? words.close : words.open;
    button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) frame.focus(); else if (root.activeElement === frame) button.focus();
  }

  button.addEventListener("click", () => show(!frame || frame.hidden));
  host.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && frame && !frame.hidden) show(false);
  });
  addEventListener("message", (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== server) return;
    if (event.data?.oriole === "identity") {
      identity().catch(() => "").then((token) => event.source.postMessage({ oriole: "identity", token }, server));
    }
    if (event.data?.oriole !== "close") return;
    show(false);
    button.focus();
  });
  show(false);
  root.append(button);
  (document.body ?? document.documentElement).append(host);
})();
