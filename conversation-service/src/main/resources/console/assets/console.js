// What the server cannot do from afar: clocks that tick, news as they happen, keys, and a draft that
// survives them. Everything that is shown comes from the server.
"use strict";

const MANY_KEYS = { a: "#accept", n: "#note", c: "#close" };
const lists = () => document.getElementById("list");
const thread = () => document.getElementById("thread");

// ---- the time zone, for the server's times ----
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.includes("prosa-zone=" + zone)) {
  document.cookie = `prosa-zone=${zone}; path=/console; max-age=31536000; samesite=strict`;
}

// ---- countdowns ----
function left(until) {
  const seconds = Math.ceil((Date.parse(until) - Date.now()) / 1000);
  if (seconds <= 0) return null;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (number) => String(number).padStart(2, "0");
  if (hours >= 2) return `${hours} h ${two(minutes)} min`;
  return hours ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
function tick() {
  for (const clock of document.querySelectorAll("[data-until]")) {
    clock.textContent = left(clock.dataset.until) ?? clock.dataset.now;
  }
}

// ---- where we are ----
function markCurrent() {
  const open = thread()?.dataset.conversation;
  for (const line of document.querySelectorAll(".lines a")) {
    if (line.dataset.conversation === open) line.setAttribute("aria-current", "true");
    else line.removeAttribute("aria-current");
  }
}
function nearEnd(distance) {
  const said = document.getElementById("said");
  return said && said.scrollHeight - said.scrollTop - said.clientHeight < distance;
}
function toEnd() {
  const said = document.getElementById("said");
  if (said) said.scrollTop = said.scrollHeight;
}

// ---- news ----
let waiting;
let concerned = false;
function changed(conversation) {
  concerned ||= !conversation || conversation === thread()?.dataset.conversation;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (lists()) htmx.trigger(document.body, "prosa:changed");
    if (concerned && thread()) htmx.trigger(thread(), "prosa:changed");
    concerned = false;
  }, 120);
}
function follow() {
  const news = new EventSource("/console/stream");
  const offline = document.getElementById("offline");
  let lost;
  news.addEventListener("conversation-updated", (event) => {
    const update = JSON.parse(event.data);
    changed(update.conversationId);
    tell(update);
  });
  news.addEventListener("reset", () => changed());
  news.addEventListener("begin", () => changed());
  news.onopen = () => { clearTimeout(lost); offline.textContent = ""; };
  news.onerror = () => {
    clearTimeout(lost);
    lost = setTimeout(() => { offline.textContent = document.body.dataset.offline; }, 3000);
    if (news.readyState === EventSource.CLOSED) setTimeout(follow, 5000);
  };
}

// ---- notifications ----
const title = () => document.title.replace(/^\(\d+\) /, "");
let unseen = 0;
function tell(update) {
  const ours = !update.servedBy || update.servedBy.id === document.body.dataset.me;
  if (update.cause !== "MessageReceived" || !ours || !document.hidden) return;
  unseen += 1;
  document.title = `(${unseen}) ${title()}`;
  if (window.Notification?.permission !== "granted" || localStorage.getItem("prosa-notify") !== "on") return;
  // The news carry no words and no names; the list, which is fetched anyway, has the name.
  setTimeout(() => {
    const name = document.querySelector(`[data-conversation="${update.conversationId}"] .who`)?.textContent;
    const note = new Notification(document.body.dataset.wrote, { body: name ?? "", tag: update.conversationId });
    note.onclick = () => { window.focus(); location.assign(`/console/conversations/${update.conversationId}`); };
  }, 1000);
}
function offerNotifications() {
  const button = document.getElementById("notify");
  if (!button || !window.Notification) return;
  const show = () => {
    const on = Notification.permission === "granted" && localStorage.getItem("prosa-notify") === "on";
    if (!button.dataset.off) button.dataset.off = button.textContent;
    button.textContent = on ? button.dataset.on : button.dataset.off;
    button.setAttribute("aria-pressed", String(on));
    button.hidden = Notification.permission === "denied";
  };
  button.onclick = async () => {
    const on = localStorage.getItem("prosa-notify") === "on" && Notification.permission === "granted";
    localStorage.setItem("prosa-notify", on ? "off" : "on");
    if (!on) await Notification.requestPermission();
    show();
  };
  show();
}

// ---- a command's key: the same as long as it is not answered, so that it takes effect once ----
function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
const COMMAND = /\/(accept|replies|notes|transfers|close)$/;
document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "post" || !COMMAND.test(event.detail.path)) return;
  const from = event.detail.elt;
  from.dataset.key ||= newKey();
  event.detail.parameters.set ? event.detail.parameters.set("key", from.dataset.key)
                              : (event.detail.parameters.key = from.dataset.key);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const from = event.detail.elt;
  const path = event.detail.requestConfig?.path ?? "";
  if (!COMMAND.test(path)) return;
  if (!event.detail.successful) {
    const outcome = document.getElementById("outcome");
    const said = document.createElement("p");
    said.className = "refused";
    said.textContent = document.body.dataset.unsent;
    outcome.replaceChildren(said);
    return;
  }
  delete from.dataset.key;
  const refused = document.querySelector("#outcome .refused");
  if (!refused && /\/(replies|notes)$/.test(path)) {
    document.getElementById("body").value = "";
    document.getElementById("body").focus();
  }
  if (!refused) toEnd();
});
document.addEventListener("input", (event) => {
  if (event.target.id !== "body") return;
  for (const keyed of document.querySelectorAll("#composer, #note")) delete keyed.dataset.key;
});

// ---- a form that is used before htmx knows it: it waits that moment, and the browser does not send it itself ----
const known = new WeakSet();
document.addEventListener("htmx:afterProcessNode", (event) => known.add(event.detail.elt));
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.hasAttribute("hx-post") || known.has(form)) return;
  event.preventDefault();
  event.stopPropagation();
  const submitter = event.submitter;
  setTimeout(() => form.requestSubmit(submitter?.isConnected ? submitter : undefined), 30);
}, true);

// ---- only what changed is changed: nobody loses their place, their focus or an open menu ----
function plain(element) {
  const copy = element.cloneNode(true);
  copy.removeAttribute("hx-swap-oob");
  for (const it of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["open", "data-key"]) it.removeAttribute(name);
    it.classList.remove("htmx-request", "htmx-settling", "htmx-swapping", "htmx-added");
    if (!it.classList.length) it.removeAttribute("class");
    if (it.matches("[data-until]")) it.textContent = "";
    if (it.matches(".lines a")) it.removeAttribute("aria-current");
  }
  return copy.outerHTML;
}
function merge(timeline, fresh) {
  const atEnd = nearEnd(80);
  for (const entry of [...fresh.children]) {
    const known = document.getElementById(entry.id);
    if (!known) timeline.append(entry);
    else if (entry.id !== "earlier" && plain(known) !== plain(entry)) known.replaceWith(entry);
  }
  if (atEnd) toEnd();
}
document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  const fresh = fragment.firstElementChild ?? fragment;
  if (target.id === "timeline") {
    event.detail.shouldSwap = false;
    merge(target, fresh);
    htmx.process(target);
  } else if (target.id === "head" || target.id === "actions") {
    event.detail.shouldSwap = plain(target) !== plain(fresh);
    for (const open of target.querySelectorAll("details[open][id]")) {
      fresh.querySelector("#" + open.id)?.setAttribute("open", "");
    }
  }
});
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "list" || event.detail.requestConfig.path.startsWith("/console?")) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = event.detail.serverResponse;
  const list = fresh.content.querySelector("#list");
  if (list) event.detail.shouldSwap = plain(lists()) !== plain(list);
});
document.addEventListener("htmx:afterSwap", (event) => {
  tick();
  markCurrent();
  if (event.detail.target.id === "presence" && nearEnd(120)) toEnd();
  if (event.detail.target.id === "main") {
    toEnd();
    document.querySelector("#thread h1")?.focus();
  }
});
document.addEventListener("htmx:oobAfterSwap", tick);

// ---- keys ----
function step(by) {
  const lines = [...document.querySelectorAll(".lines a")];
  const at = lines.findIndex((line) => line.hasAttribute("aria-current"));
  lines[at < 0 ? 0 : Math.min(Math.max(at + by, 0), lines.length - 1)]?.click();
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey && event.key === "Enter" && event.target.id === "body") {
    event.preventDefault();
    document.getElementById("send").click();
  }
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const key = event.code.replace("Key", "").toLowerCase();
  const button = MANY_KEYS[key] && document.querySelector(MANY_KEYS[key]);
  if (button) button.click();
  else if (key === "j" || key === "k") step(key === "j" ? 1 : -1);
  else if (key === "r") document.getElementById("body")?.focus();
  else if (key === "s") document.getElementById("q")?.focus();
  else return;
  event.preventDefault();
});
document.addEventListener("change", (event) => {
  if (event.target.id !== "canned" || !event.target.value) return;
  const body = document.getElementById("body");
  body.setRangeText(event.target.value, body.selectionStart, body.selectionEnd, "end");
  body.dispatchEvent(new Event("input", { bubbles: true }));
  event.target.value = "";
  body.focus();
});

if (lists()) {
  follow();
  offerNotifications();
  markCurrent();
  toEnd();
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) { unseen = 0; document.title = title(); }
  });
}
tick();
setInterval(tick, 1000);
