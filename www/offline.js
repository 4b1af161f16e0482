// @ts-check
/**
 * The page that keeps the site for offline use, by the reader's act, and removes it again.
 *
 * It is a page of its own because registering a worker takes an address as text, which a policy that requires Trusted Types
 * refuses; every other page of ours has that policy.
 */
import { ASK, cachesOf } from "./offline-marks.js";
import { words, watch } from "./offline-newer.js";

/** @typedef {import("./offline-marks.js").State} State */
/** @typedef {import("./offline-marks.js").Keeping} Keeping */
/** @typedef {typeof import("./locales/offline.js").offlineWords.en.states} States */

/** The folder that this page lies in, which is all that the worker answers for. */
const SCOPE = new URL("./", location.href).href;
/** @param {string} id */
const place = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [keep, remove, state, way] = [place("keep"), place("remove"), place("state"), place("way")];
const progress = /** @type {HTMLProgressElement} */ (document.querySelector("progress"));

/** Says how it stands, and offers what can be done about it. @param {(states: States) => string} sentence @param {Element[]} acts */
function say(sentence, ...acts) {
  state.textContent = sentence(words().states);
  way.hidden = true;
  const acted = document.activeElement;
  for (const act of [keep, remove]) act.hidden = !acts.includes(act);
  // The button that was pressed is gone, and whoever pressed it by keyboard goes on where the answer stands.
  if (acted === keep || acted === remove) state.focus();
}

/** The registration of this folder, and null where there is none. */
async function registered() {
  const registration = await navigator.serviceWorker.getRegistration(SCOPE);
  return registration?.scope === SCOPE ? registration : null;
}

/** What the worker says of itself. @param {ServiceWorker} worker @returns {Promise<State>} */
const ask = (worker) => new Promise((answer) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => answer(data);
  worker.postMessage(ASK.state, [port2]);
});

/** Shows what is kept. */
async function look() {
  const worker = (await registered())?.active ?? null;
  if (worker === null) return say(({ absent }) => absent, keep);
  const found = await ask(worker);
  if (!found.isKept) return say(({ absent }) => absent, keep, remove);
  say(({ kept }) => kept(found), remove);
}

/** The reader's act: registers the worker, which keeps all files or none. */
async function keepAll() {
  say(({ keeping }) => keeping);
  /** @type {ServiceWorkerRegistration} */
  let registration;
  try {
    registration = await navigator.serviceWorker.register("worker.js", { scope: "./" });
  } catch (error) {
    console.error(error);
    // A policy of the host, or a worker that did not arrive.
    const isRefused = error instanceof Error && /^(TypeError|SecurityError)$/.test(error.name);
    return say(({ refused, failed }) => (isRefused ? refused : failed), keep);
  }
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker === null || !await settled(worker)) {
    await registration.unregister();
    return say(({ failed }) => failed, keep);
  }
  if ((await ask(worker)).isKept) return look();
  // A page of an earlier copy holds its worker, from which the files are gone.
  await removeAll();
  say(({ stuck }) => stuck, keep);
}

/** Whether a worker came to keep its files. @param {ServiceWorker} worker @returns {Promise<boolean>} */
const settled = (worker) => new Promise((done) => {
  const check = () => {
    if (worker.state === "activated") done(true);
    if (worker.state === "redundant") done(false);
  };
  worker.addEventListener("statechange", check);
  check();
});

/** The reader's act: nothing stays, neither the worker nor what it kept. */
async function removeAll() {
  await (await registered())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(cachesOf(SCOPE))) await caches.delete(name);
  say(({ removed }) => removed, keep);
}

/** Puts the page into the language that the address asks for, or the reader's browser. */
function speak() {
  const wished = [new URLSearchParams(location.search).get("lang"), ...navigator.languages].map((lang) => lang?.slice(0, 2));
  const lang = wished.find((lang) => lang === "en" || lang === "fr" || lang === "km") ?? "en";
  document.documentElement.lang = lang;
  const { title, skip, languages, back, what, amount, updates, install, keep: keeps, remove: removes } = words();
  const { files = "", bytes = "" } = place("main").dataset;
  const sentences = { what, amount: amount(Number(files), Number(bytes)), updates, install, back };
  for (const one of document.querySelectorAll("[data-say]")) {
    one.textContent = sentences[/** @type {keyof typeof sentences} */ (/** @type {HTMLElement} */ (one).dataset.say)];
  }
  /** @type {[string, string][]} */
  const rest = [["h1", title], [".skip", skip], ["#keep", keeps], ["#remove", removes]];
  for (const [css, text] of rest) /** @type {Element} */ (document.querySelector(css)).textContent = text;
  document.querySelector("nav")?.setAttribute("aria-label", languages);
  for (const link of document.querySelectorAll("nav a")) if (link.getAttribute("hreflang") === lang) link.setAttribute("aria-current", "true");
  for (const link of document.querySelectorAll('a[href="./"]')) link.setAttribute("href", `./?lang=${lang}`);
  document.title = `${title} · Entente`;
}

speak();
/** What may not be touched is not there for us: a frame without an origin, a page without https, a private window. */
try {
  // In some browsers only looking shows whether there is anything.
  await Promise.all([navigator.serviceWorker.getRegistration(SCOPE), caches.keys()]);
  navigator.serviceWorker.addEventListener("message", (/** @type {MessageEvent<Keeping>} */ { data }) => {
    // A newer release comes in silence; of that only its being here is told.
    if (data?.type !== "entente:keeping" || !keep.hidden || !remove.hidden) return;
    way.hidden = data.n === data.of;
    progress.max = data.of;
    progress.value = data.n;
  });
  keep.addEventListener("click", () => void keepAll());
  remove.addEventListener("click", () => void removeAll());
  await look();
  await watch();
} catch (error) {
  console.warn(error);
  say(({ unable }) => unable);
}
document.documentElement.dataset.ready = "";
