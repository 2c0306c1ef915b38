// Talks with a caller by the browser's microphone: the part of the desk page in <section id="talk">.
import { addWords, call, storage, w } from "/staff.js";

addWords({
  en: {
    talk: "Sound", talk_start: "Talk", talk_listen: "Listen in", talk_stop: "Stop talking", talk_mute: "Mute",
    talk_unmute: "Unmute", talk_whisper: "Whisper to the agent", talk_you: "You", talk_caller: "Caller",
    talk_off: "Your microphone is off. What you type is spoken to the caller.",
    talk_asking: "Your browser asks whether the microphone may be used.",
    talk_connecting: "Connecting…", talk_waiting: "Connected. The caller does not hear you yet.",
    talk_talking: "You and the caller hear each other.", talk_muted: "You are muted: the caller does not hear you.",
    talk_listening: "You hear both sides. Nobody hears you.", talk_whispering: "The agent hears you, the caller does not.",
    talk_denied: "The microphone may not be used. Allow it in the browser, or go on typing.",
    talk_none: "There is no microphone. Plug one in, or go on typing.",
    talk_insecure: "The microphone works over HTTPS only. Go on typing.",
    talk_lost: "The connection broke off. The caller hears music; talk again.",
    talk_over: "The caller's sound has ended.", talk_elsewhere: "The caller's sound is at another server: open the desk there.",
    talk_no_sound: "This caller has no sound here.", talk_headset: "Headset: send my sound as it is, without echo cancelling",
  },
  zh: {
    talk: "通话", talk_start: "通话", talk_listen: "旁听", talk_stop: "停止通话", talk_mute: "静音", talk_unmute: "取消静音",
    talk_whisper: "只对坐席说", talk_you: "您", talk_caller: "客户",
    talk_off: "麦克风已关闭。您输入的文字会读给客户听。", talk_asking: "浏览器正在询问是否允许使用麦克风。",
    talk_connecting: "正在连接……", talk_waiting: "已连接，客户还听不到您。", talk_talking: "您和客户可以互相听到。",
    talk_muted: "您已静音，客户听不到您。", talk_listening: "您能听到双方，没有人听到您。",
    talk_whispering: "坐席能听到您，客户听不到。", talk_denied: "麦克风被禁止。请在浏览器中允许，或继续输入文字。",
    talk_none: "没有找到麦克风。请接上麦克风，或继续输入文字。", talk_insecure: "麦克风只能在 HTTPS 下使用，请继续输入文字。",
    talk_lost: "连接中断，客户正在听音乐，请重新通话。", talk_over: "客户的声音已结束。",
    talk_elsewhere: "客户的声音在另一台服务器上，请在那里打开坐席台。", talk_no_sound: "这位客户在这里没有声音。",
    talk_headset: "使用耳机：不做回声消除，原样发送声音",
  },
});

/** Sound both ways over one WebSocket; `told` gets the name of each new state. */
class Conversation {
  constructor(query, isListening, told, levels) {
    Object.assign(this, { query, isListening, told, levels, isMuted: false, isOver: false });
  }

  async start() {
    if (!window.isSecureContext) return this.stop("talk_insecure");
    if (!this.isListening) {
      this.told("talk_asking");
      try { await this.openMicrophone(); } catch (error) {
        return this.stop(error.name === "NotFoundError" ? "talk_none" : "talk_denied");
      }
    }
    if (this.isOver) return this.release();
    this.told("talk_connecting");
    try {
      this.context = new AudioContext({ latencyHint: "interactive" });
      await this.context.audioWorklet.addModule("/talk-worklet.js");
      await this.context.resume();
    } catch { return this.stop("talk_lost"); }
    if (this.isOver) return this.release();
    this.connectSound();
    this.openSocket();
  }

  async openMicrophone() {
    // A headset's microphone does not hear the caller, and has nothing to be cleaned of.
    const cleans = !isHeadset();
    const audio = { echoCancellation: cleans, noiseSuppression: cleans, autoGainControl: cleans, channelCount: 1 };
    this.microphone = await navigator.mediaDevices.getUserMedia({ audio });
    for (const track of this.microphone.getTracks()) track.addEventListener("ended", () => this.stop("talk_none"));
  }

  connectSound() {
    this.playback = new AudioWorkletNode(this.context, "talk-playback", { numberOfInputs: 0, outputChannelCount: [1] });
    this.playback.port.onmessage = ({ data }) => { this.figures = data; this.levels("caller", data.level); };
    this.playback.connect(this.context.destination);
    if (this.microphone) this.connectMicrophone();
  }

  connectMicrophone() {
    this.capture = new AudioWorkletNode(this.context, "talk-capture", { numberOfOutputs: 0 });
    this.capture.port.onmessage = ({ data }) => {
      this.levels("you", data.level);
      // What the network does not take in half a second is old.
      if (this.socket?.readyState === WebSocket.OPEN && this.socket.bufferedAmount < 16000) this.socket.send(data.frame);
    };
    this.context.createMediaStreamSource(this.microphone).connect(this.capture);
  }

  openSocket() {
    const address = new URL(`/api/desk/sound?${this.query}`, location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    this.socket = new WebSocket(address);
    this.socket.binaryType = "arraybuffer";
    this.socket.onmessage = ({ data }) => {
      if (typeof data !== "string") return this.playback.port.postMessage(data, [data]);
      const told = JSON.parse(data);
      if (told.type === "state") { this.state = told.state; this.showState(); }
      if (told.type === "over") this.stop(told.reason === "closed" ? "talk_off" : "talk_over");
    };
    this.socket.onclose = () => this.stop("talk_lost");
  }

  showState() {
    if (this.state === "talking") return this.told(this.isMuted ? "talk_muted" : "talk_talking");
    if (this.state === "listening") return this.told(this.isWhispering ? "talk_whispering" : "talk_listening");
    this.told("talk_waiting");
  }

  mute(isMuted) {
    this.isMuted = isMuted;
    this.capture?.port.postMessage({ muted: isMuted });
    this.showState();
  }

  /** A supervisor speaks to the agent alone. */
  async whisper(isOn) {
    if (isOn && !this.microphone) {
      try { await this.openMicrophone(); } catch { return; }
      this.connectMicrophone();
    }
    this.isWhispering = isOn;
    this.capture?.port.postMessage({ muted: !isOn });
    this.send({ type: "whisper", on: isOn });
    this.showState();
  }

  send(control) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(control));
  }

  stop(why) {
    if (this.isOver) return;
    this.isOver = true;
    this.send({ type: "end" });
    this.release();
    this.told(why, true);
  }

  release() {
    for (const track of this.microphone?.getTracks() ?? []) track.stop();
    if (this.socket) { this.socket.onclose = null; this.socket.close(); }
    this.context?.close();
  }
}

function make(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

/** A level meter: 12 steps of 4 dB, which screen readers leave alone. */
function makeMeter(key) {
  const bar = make("meter", { min: 0, max: 12, low: 2, high: 11, optimum: 6, value: 0 });
  bar.setAttribute("aria-hidden", "true");
  const label = make("span", {});
  label.dataset.words = key;
  return [make("div", { className: "level" }, label, bar), bar];
}

const isHeadset = () => storage.get("oriole.headset") === "yes";

/** Whether the agent has a headset, which this browser remembers. */
function makeHeadsetChoice() {
  const box = make("input", { type: "checkbox", checked: isHeadset() });
  box.addEventListener("change", () => storage.set("oriole.headset", box.checked ? "yes" : "no"));
  const words = make("span");
  words.dataset.words = "talk_headset";
  return make("label", { className: "choice" }, box, words);
}

const queryOf = (about) => (about.call === undefined ? `ticket=${about.number}` : `call=${about.call}`);

/**
 * Makes a section of the page the place to talk.
 *
 * `begin({number})` when this agent holds the caller with this ticket, `begin({call})` or `begin({number, listen: true})`
 * for a supervisor; `end()` when not any more.
 */
export function talk(section) {
  const button = (key) => { const it = make("button", { type: "button" }); it.dataset.words = key; return it; };
  const [start, stop, mute, whisper] = ["talk_start", "talk_stop", "talk_mute", "talk_whisper"].map(button);
  start.className = "main";
  const heading = make("h2");
  heading.dataset.words = "talk";
  const state = make("p", { className: "talk-state" });
  state.setAttribute("role", "status");
  const link = make("a", { hidden: true });
  const [you, yourBar] = makeMeter("talk_you");
  const [caller, callerBar] = makeMeter("talk_caller");
  const meters = make("div", { className: "levels" }, you, caller);
  const headset = makeHeadsetChoice();
  const buttons = make("div", { className: "buttons" }, start, mute, whisper, stop);
  section.replaceChildren(heading, state, link, buttons, headset, meters);
  let about = null;
  let conversation = null;
  let told = "talk_off";

  const show = () => {
    const isOn = conversation !== null;
    const listens = about?.listen === true || about?.call !== undefined;
    start.hidden = isOn;
    // What the microphone gives is settled when it is opened.
    headset.hidden = isOn;
    stop.hidden = !isOn;
    mute.hidden = !isOn || listens;
    whisper.hidden = !isOn || !listens;
    meters.hidden = !isOn;
    mute.setAttribute("aria-pressed", String(conversation?.isMuted === true));
    whisper.setAttribute("aria-pressed", String(conversation?.isWhispering === true));
    start.dataset.words = listens ? "talk_listen" : "talk_start";
    mute.dataset.words = conversation?.isMuted ? "talk_unmute" : "talk_mute";
    state.dataset.words = told;
    state.dataset.state = told.slice("talk_".length);
    for (const element of section.querySelectorAll("[data-words]")) {
      const text = w(element.dataset.words);
      if (element.textContent !== text) element.textContent = text;
    }
  };
  const tell = (next, isOver = false) => {
    told = next;
    if (isOver) {
      const hadFocus = section.contains(document.activeElement);
      conversation = null;
      show();
      if (hadFocus) start.focus();
    } else show();
  };
  const level = (side, value) => {
    const steps = value > 0 ? Math.max(0, Math.min(12, (20 * Math.log10(value) + 48) / 4)) : 0;
    (side === "you" ? yourBar : callerBar).value = Math.round(steps);
  };
  const open = async () => {
    const query = queryOf(about);
    const mine = new Conversation(query, about.listen === true || about.call !== undefined, (next, isOver) => {
      if (conversation === mine) tell(next, isOver);
    }, level);
    conversation = mine;
    tell("talk_connecting");
    stop.focus();
    try {
      const place = await call("GET", `/api/desk/sound/place?${query}`);
      if (conversation !== mine) return;
      if (place.node) {
        Object.assign(link, { href: `${place.node}/desk`, textContent: place.node, hidden: false });
        return mine.stop("talk_elsewhere");
      }
    } catch { return mine.stop("talk_no_sound"); }
    await mine.start();
  };

  start.addEventListener("click", () => { if (!conversation && about) open(); });
  stop.addEventListener("click", () => conversation?.stop("talk_off"));
  mute.addEventListener("click", () => conversation?.mute(!conversation.isMuted));
  whisper.addEventListener("click", () => conversation?.whisper(!conversation.isWhispering));
  new MutationObserver(show).observe(document.documentElement, { attributes: true, attributeFilter: ["lang"] });
  show();

  return {
    /** For tests and those who look for faults: what is going on now. */
    get conversation() { return conversation; },
    begin(next) {
      if (conversation && about && (next.number !== about.number || next.call !== about.call)) conversation.stop("talk_off");
      about = next;
      link.hidden = true;
      if (!conversation) told = "talk_off";
      section.hidden = true;
      show();
      // Who types has no sound to share.
      call("GET", `/api/desk/sound/place?${queryOf(next)}`).then(() => {
        // An answer that comes late is not about who is there now.
        if (about === next) section.hidden = false;
      }, () => {});
    },
    end() {
      conversation?.stop("talk_over");
      about = null;
      section.hidden = true;
    },
  };
}
